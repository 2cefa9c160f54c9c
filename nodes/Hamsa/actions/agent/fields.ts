/** What Simplify keeps of an agent (api/hamsa.md 2.2). */
export const SIMPLE_AGENT = ['id', 'name', 'type', 'conversation', 'voice', 'phoneNumber', 'webhookUrl', 'createdAt', 'updatedAt'] as const;
