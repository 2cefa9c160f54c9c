import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { asText, isObject, parseJson } from '../../shared/json';
import type { OfferedTool } from '../../shared/voice/callControl';
import type { Delivery, Parsed } from '../../shared/webhook/receive';

/** A message of the conversation. */
export interface ChatMessage {
	role: string;
	/** The texts of the content, one a line; '' if there are none. */
	text: string;
	toolCalls: Array<{ id: string; name: string; arguments: unknown }>;
	/** For the result of a tool: the call it belongs to, and the tool if it is named. */
	toolCallId?: string;
	name?: string;
}

/** A request for the next words of a conversation. */
export interface ChatRequest {
	messages: ChatMessage[];
	model: string;
	/** Whether the answer is a stream of server-sent events. */
	streamed: boolean;
	includesUsage: boolean;
	/** All tools of the request, by `tools` or `functions`. */
	offered: OfferedTool[];
	/** Whether the answer may call them. */
	mayCallTools: boolean;
	/** The body as it came. */
	body: IDataObject;
	headers: Delivery['headers'];
	query: Record<string, unknown>;
}

/** Only what an answer cannot do without; platforms send much more, in many forms. */
const chatRequest = z.object({ messages: z.array(z.unknown()) }).passthrough();

/** Parses the body of an authenticated request. `reason` holds nothing of the body's values. */
export function parseRequest({ rawBody, headers, query = {} }: Delivery): Parsed<ChatRequest> {
	const json = parseJson(rawBody.toString('utf8'));
	if (json === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	const parsed = chatRequest.safeParse(json);
	if (!parsed.success) return { ok: false, reason: 'Not a chat completions request: "messages" must be a list.' };
	const body = parsed.data as unknown as IDataObject;
	const options = body.stream_options;
	return {
		ok: true,
		event: {
			messages: parsed.data.messages.filter(isObject).map(messageOf),
			model: typeof body.model === 'string' ? body.model : '',
			streamed: body.stream === true,
			includesUsage: isObject(options) && options.include_usage === true,
			offered: offeredTools(body),
			mayCallTools: body.tool_choice !== 'none' && body.function_call !== 'none',
			body,
			headers,
			query,
		},
	};
}

function messageOf(message: IDataObject): ChatMessage {
	const { role, content, tool_calls: calls, function_call: call, tool_call_id: id, name } = message;
	const toolCalls = [
		...(Array.isArray(calls) ? calls : []).filter(isObject).map((one) => toolCallOf(one.function, one.id)),
		...(isObject(call) ? [toolCallOf(call, '')] : []),
	];
	return {
		role: typeof role === 'string' ? role : '',
		text: textOf(content),
		toolCalls,
		...(typeof id === 'string' && { toolCallId: id }),
		...(typeof name === 'string' && { name }),
	};
}

function toolCallOf(called: unknown, id: unknown): ChatMessage['toolCalls'][number] {
	const { name, arguments: given } = isObject(called) ? called : {};
	return { id: asText(id), name: asText(name), arguments: typeof given === 'string' ? (parseJson(given) ?? given) : given };
}

/** A content is a text, or a list of texts and of parts of which some have a text. */
function textOf(content: unknown): string {
	const parts: unknown[] = Array.isArray(content) ? content : [content];
	return parts
		.map((part) => (isObject(part) ? part.text : part))
		.filter((text): text is string => typeof text === 'string' && text !== '')
		.join('\n');
}

function offeredTools({ tools, functions }: IDataObject): OfferedTool[] {
	const given: unknown[] = [...(Array.isArray(tools) ? tools : []), ...(Array.isArray(functions) ? functions : [])];
	return given.flatMap((tool) => {
		const described = isObject(tool) && isObject(tool.function) ? tool.function : tool;
		if (!isObject(described) || typeof described.name !== 'string' || described.name === '') return [];
		return [{ name: described.name, ...(isObject(described.parameters) && { parameters: described.parameters }) }];
	});
}
