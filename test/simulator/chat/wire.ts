// OpenAI's chat completions, as voice platforms use them (docs/custom-llm/README.md).
import { z } from 'zod';

export interface ToolCall {
	id: string;
	type: 'function';
	function: { name: string; arguments: string };
}

export interface ChatMessage {
	role: 'system' | 'user' | 'assistant' | 'tool';
	content: string | null;
	tool_calls?: ToolCall[];
	/** Of a tool's result: the call it belongs to. */
	tool_call_id?: string;
}

export interface OfferedTool {
	type: 'function';
	function: { name: string; description: string; parameters: object };
}

/** What every platform sends; the rest differs. */
export interface ChatBody {
	model: string;
	messages: ChatMessage[];
	stream: true;
	tools?: OfferedTool[];
	[more: string]: unknown;
}

const toolCallDelta = z
	.object({
		index: z.number().int().min(0),
		id: z.string().optional(),
		type: z.literal('function').optional(),
		function: z.object({ name: z.string().optional(), arguments: z.string().optional() }).strict(),
	})
	.strict();

const usage = z
	.object({ prompt_tokens: z.number().int(), completion_tokens: z.number().int(), total_tokens: z.number().int() })
	.passthrough();

/** One event of a streamed answer. Fields that OpenAI does not send are refused: a strict client would trip over them. */
export const chunkSchema = z
	.object({
		id: z.string().min(1),
		object: z.literal('chat.completion.chunk'),
		created: z.number().int(),
		model: z.string(),
		system_fingerprint: z.string().nullish(),
		choices: z
			.array(
				z
					.object({
						index: z.literal(0),
						delta: z
							.object({
								role: z.literal('assistant').optional(),
								content: z.string().nullish(),
								refusal: z.null().optional(),
								tool_calls: z.array(toolCallDelta).optional(),
							})
							.strict(),
						logprobs: z.null().optional(),
						finish_reason: z.enum(['stop', 'tool_calls', 'length', 'content_filter']).nullable(),
					})
					.strict(),
			)
			.max(1),
		usage: usage.nullish(),
	})
	.strict();

export type Chunk = z.infer<typeof chunkSchema>;

/** OpenAI's form of an error, in the body of a refusal or as an event of a stream. */
export const errorSchema = z.object({ error: z.object({ message: z.string(), type: z.string() }).passthrough() });
