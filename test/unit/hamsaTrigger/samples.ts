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
export const GUIDE_CALL_RECORD = {
	event: 'callEnded',
	platform: 'hamsa',
	callId: 'call_uuid_12345',
	agentId: 'agent_xyz789',
	agentName: 'Customer Support Agent',
	direction: null,
	from: null,
	to: null,
	startedAt: null,
	answeredAt: null,
	endedAt: '2024-01-15T14:35:00.000Z',
	durationSeconds: null,
	status: 'completed',
	endedReason: null,
	callerSpoke: true,
	missed: false,
	transcript: [
		{ role: 'agent', text: 'Hello! How can I help you today?', at: null },
		{ role: 'caller', text: 'I need help with my order.', at: null },
		{ role: 'agent', text: "I'd be happy to help. What's your order number?", at: null },
		{ role: 'caller', text: "It's ORD-12345.", at: null },
	],
	transcriptText:
		"Agent: Hello! How can I help you today?\nCaller: I need help with my order.\nAgent: I'd be happy to help. What's your order number?\nCaller: It's ORD-12345.",
	summary: null,
	sentiment: null,
	successful: null,
	recordingUrl: 'https://storage.tryhamsa.com/recordings/conv-123.mp3',
	recordingExpiresAt: null,
	cost: null,
	variables: {
		application_id: '12345',
		user_id: 'user-789',
		session_id: 'sess-abc-def',
		order_number: 'ORD-12345',
		issue_type: 'order_inquiry',
		resolved: true,
		sentiment_score: 0.8,
	},
	timing: null,
	conversationId: 'conv-123-abc-456-def',
};
