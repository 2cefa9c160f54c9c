/** `call.ended` as the integration guide prints it, to the letter. */
export const GUIDE_CALL_ENDED = `{
  "eventType": "call.ended",
  "callId": "call_uuid_12345",
  "timestamp": "2024-01-15T14:35:00.000Z",
  "projectId": "proj_abc123",
  "agentId": "agent_xyz789",
  "agentName": "Customer Support Agent",
  "data": {
    "timestamp": "2024-01-15T14:35:00.000Z",
    "data": {
      "conversationId": "conv-123-abc-456-def",
      "conversationRecording": "https://storage.tryhamsa.com/recordings/conv-123.mp3",
      "transcription": [
        { "Agent": "Hello! How can I help you today?" },
        { "User": "I need help with my order." },
        { "Agent": "I'd be happy to help. What's your order number?" },
        { "User": "It's ORD-12345." }
      ],
      "outcomeResult": {
        "application_id": "12345",
        "user_id": "user-789",
        "session_id": "sess-abc-def",
        "order_number": "ORD-12345",
        "issue_type": "order_inquiry",
        "resolved": true,
        "sentiment_score": 0.8
      }
    }
  }
}`;

/** What the workflow is to start with for it. */
export const GUIDE_CALL_FLAT = {
	eventType: 'call.ended',
	callId: 'call_uuid_12345',
	conversationId: 'conv-123-abc-456-def',
	agentId: 'agent_xyz789',
	agentName: 'Customer Support Agent',
	projectId: 'proj_abc123',
	timestamp: '2024-01-15T14:35:00.000Z',
	recordingUrl: 'https://storage.tryhamsa.com/recordings/conv-123.mp3',
	transcript: [
		{ role: 'agent', text: 'Hello! How can I help you today?' },
		{ role: 'user', text: 'I need help with my order.' },
		{ role: 'agent', text: "I'd be happy to help. What's your order number?" },
		{ role: 'user', text: "It's ORD-12345." },
	],
	transcriptText:
		"agent: Hello! How can I help you today?\nuser: I need help with my order.\nagent: I'd be happy to help. What's your order number?\nuser: It's ORD-12345.",
	outcome: {
		application_id: '12345',
		user_id: 'user-789',
		session_id: 'sess-abc-def',
		order_number: 'ORD-12345',
		issue_type: 'order_inquiry',
		resolved: true,
		sentiment_score: 0.8,
	},
};
