/** What Hamsa stores, field by field as it answers (api/hamsa.md 2-9). */

/** api/hamsa.md 2.2, the nested v2 form. */
export interface Agent {
	id: string;
	name: string;
	type: 'Single Prompt' | 'Flow Agent';
	conversation: Record<string, unknown>;
	voice: Record<string, unknown>;
	llm: Record<string, unknown>;
	callSettings: Record<string, unknown>;
	tools: unknown[];
	knowledgeBaseItemsIds: string[];
	voiceDictionaryIds: string[];
	phoneNumber: { type: 'TWILIO' | 'SIP'; id: string } | null;
	webhookUrl: string | null;
	webhookAuth: { authKey: string; authSecret: string } | null;
	workflow: Record<string, unknown> | null;
	outcomeResponseShape: Record<string, unknown> | null;
	createdAt: string;
	updatedAt: string;
}
