import { toItemJson } from '../../../nodes/CustomLlm/trigger/item';
import { type ChatRequest, parseRequest } from '../../../nodes/CustomLlm/trigger/request';
import { sessionIdOf } from '../../../nodes/CustomLlm/trigger/session';
import { turnOf } from '../../../nodes/CustomLlm/trigger/turn';
import { deliveryOf, type Sample } from './requests';

export function requestOf(sample: Pick<Sample, 'body' | 'headers' | 'query'>): ChatRequest {
	const parsed = parseRequest(deliveryOf(sample));
	if (!parsed.ok) throw new Error(parsed.reason);
	return parsed.event;
}

/** The item a request becomes. */
export function itemOf(sample: Pick<Sample, 'body' | 'headers' | 'query'>, { sessionFrom = '', filler = '', includeRequest = false } = {}) {
	const request = requestOf(sample);
	return toItemJson(request, turnOf(request), { sessionId: sessionIdOf(request, sessionFrom), filler, includeRequest });
}

export const conversation = (...messages: object[]) => ({ body: { messages } });

export const user = (content: unknown) => ({ role: 'user', content });
export const assistant = (content: unknown, calls?: Array<{ id: string; name: string; args?: object }>) => ({
	role: 'assistant',
	content,
	...(calls && {
		tool_calls: calls.map(({ id, name, args = {} }) => ({ id, type: 'function', function: { name, arguments: JSON.stringify(args) } })),
	}),
});
export const toolResult = (id: string, content: string) => ({ role: 'tool', tool_call_id: id, content });
