// OpenAI's newer API, POST /v1/responses: what n8n's OpenAI Chat Model uses unless told otherwise.
// The events and their fields are those of the `openai` library (resources/responses/responses.d.ts).
import { z } from 'zod';
import { cutIntoTokens, InvalidRequest, MODEL, type ChatMessage, type ChatRequest, type OpenAiWire, type SpokenAnswer } from './openAiWire';

const status = z.enum(['in_progress', 'completed', 'incomplete']).optional();
const inputText = z.object({ type: z.literal('input_text'), text: z.string() }).strict();
const outputText = z
	.object({
		type: z.literal('output_text'),
		text: z.string(),
		annotations: z.array(z.unknown()),
		logprobs: z.array(z.unknown()).optional(),
	})
	.strict();

const heard = z
	.object({
		type: z.literal('message').optional(),
		role: z.enum(['user', 'system', 'developer']),
		content: z.string().or(z.array(inputText)),
	})
	.strict();
const said = z
	.object({
		type: z.literal('message').optional(),
		role: z.literal('assistant'),
		content: z.string().or(z.array(outputText)),
		id: z.string().startsWith('msg_').optional(),
		status,
	})
	.strict();
const functionCall = z
	.object({
		type: z.literal('function_call'),
		call_id: z.string(),
		name: z.string(),
		arguments: z.string(),
		id: z.string().startsWith('fc_').optional(),
		status,
	})
	.strict();
const functionCallOutput = z
	.object({
		type: z.literal('function_call_output'),
		call_id: z.string(),
		output: z.string().or(z.array(inputText)),
		id: z.string().startsWith('fc_').optional(),
		status,
	})
	.strict();

const inputItem = z.union([heard, said, functionCall, functionCallOutput]);
type InputItem = z.infer<typeof inputItem>;

// Unlike chat completions, a function's name stands beside its type.
const tool = z
	.object({
		type: z.literal('function'),
		name: z.string().regex(/^[\w-]{1,64}$/),
		parameters: z.record(z.unknown()),
		description: z.string().optional(),
		strict: z.boolean().nullable().optional(),
	})
	.strict();

const requestBody = z
	.object({
		model: z.string(),
		// A string is what the user says.
		input: z.preprocess((given) => (typeof given === 'string' ? [{ role: 'user', content: given }] : given), z.array(inputItem)),
		instructions: z.string().nullable().optional(),
		stream: z.boolean().optional(),
		tools: z.array(tool).optional(),
		tool_choice: z.unknown(),
		parallel_tool_calls: z.boolean().optional(),
		temperature: z.number().optional(),
		top_p: z.number().optional(),
		max_output_tokens: z.number().int().positive().optional(),
		text: z
			.object({ format: z.object({ type: z.literal('text') }).optional(), verbosity: z.string().optional() })
			.strict()
			.optional(),
		reasoning: z.object({ effort: z.string() }).strict().optional(),
		metadata: z.record(z.string()).optional(),
		prompt_cache_key: z.string().optional(),
		safety_identifier: z.string().optional(),
		store: z.boolean().optional(),
		service_tier: z.string().optional(),
		user: z.string().optional(),
	})
	.strict();

/** OpenAI takes no call without its output, and no output without its call. */
function expectPairs(items: InputItem[]): void {
	const calls = items.flatMap((item) => ('call_id' in item && item.type === 'function_call' ? [item.call_id] : []));
	const outputs = items.flatMap((item) => ('call_id' in item && item.type === 'function_call_output' ? [item.call_id] : []));
	const unanswered = calls.find((id) => !outputs.includes(id));
	if (unanswered) throw new InvalidRequest(`No tool output found for function call ${unanswered}.`);
	const unasked = outputs.find((id) => !calls.includes(id));
	if (unasked) throw new InvalidRequest(`No tool call found for function call output with call_id ${unasked}.`);
}

function toMessage(item: InputItem): ChatMessage {
	if ('role' in item) return { role: item.role, content: item.content };
	if (item.type === 'function_call_output') return { role: 'tool', tool_call_id: item.call_id, content: item.output };
	return {
		role: 'assistant',
		content: null,
		tool_calls: [{ id: item.call_id, type: 'function', function: { name: item.name, arguments: item.arguments } }],
	};
}

function read(body: unknown): ChatRequest {
	const parsed = requestBody.safeParse(body);
	if (!parsed.success)
		throw new InvalidRequest(parsed.error.issues.map(({ path, message }) => `Invalid '${path.join('.')}': ${message}`).join('; '));
	const { input, tools, instructions, ...rest } = parsed.data;
	expectPairs(input);
	return {
		...rest,
		api: 'Responses API',
		messages: [...(instructions ? [{ role: 'system', content: instructions }] : []), ...input.map(toMessage)],
		...(tools && { tools: tools.map(({ type, ...definition }) => ({ type, function: definition })) }),
	};
}

type Item = { type: 'message' | 'function_call'; id: string; status: string; [key: string]: unknown };

const textPart = (text: string) => ({ type: 'output_text', text, annotations: [], logprobs: [] });

const messageItem = (id: string, content: object[], itemStatus: string): Item => ({
	type: 'message',
	id,
	status: itemStatus,
	role: 'assistant',
	content,
});

const callItem = (number: number, name: string, parameters: string, itemStatus: string): Item => ({
	type: 'function_call',
	id: `fc_${number}`,
	status: itemStatus,
	call_id: `call_${number}`,
	name,
	arguments: parameters,
});

/** The whole response; while it is still made, without output and usage. */
const responseOf = (number: number, output?: Item[]) => ({
	id: `resp_${number}`,
	object: 'response',
	created_at: 0,
	status: output ? 'completed' : 'in_progress',
	error: null,
	incomplete_details: null,
	instructions: null,
	metadata: {},
	model: MODEL,
	output: output ?? [],
	parallel_tool_calls: true,
	temperature: 1,
	text: { format: { type: 'text' } },
	tool_choice: 'auto',
	tools: [],
	top_p: 1,
	usage: output
		? {
				input_tokens: 1,
				input_tokens_details: { cached_tokens: 0 },
				output_tokens: 1,
				output_tokens_details: { reasoning_tokens: 0 },
				total_tokens: 2,
			}
		: null,
});

function whole({ text, toolCall }: SpokenAnswer, number: number): object {
	const item = toolCall
		? callItem(number, toolCall.name, JSON.stringify(toolCall.arguments), 'completed')
		: messageItem(`msg_${number}`, [textPart(text)], 'completed');
	return responseOf(number, [item]);
}

type Event = (type: string, fields: object) => string;

/** The events of one item of the output; returns the whole item. */
function* callEvents(
	event: Event,
	number: number,
	index: number,
	{ name, arguments: given }: NonNullable<SpokenAnswer['toolCall']>,
): Generator<string, Item> {
	const parameters = JSON.stringify(given);
	const item = callItem(number, name, '', 'in_progress');
	const place = { item_id: item.id, output_index: index };
	yield event('response.output_item.added', { output_index: index, item });
	for (const delta of cutIntoTokens(parameters, number)) yield event('response.function_call_arguments.delta', { ...place, delta });
	yield event('response.function_call_arguments.done', { ...place, name, arguments: parameters });
	const done = callItem(number, name, parameters, 'completed');
	yield event('response.output_item.done', { output_index: index, item: done });
	return done;
}

async function* messageEvents(
	event: Event,
	id: string,
	index: number,
	tokens: AsyncIterable<string> | string[],
): AsyncGenerator<string, Item> {
	let text = '';
	const place = { item_id: id, output_index: index, content_index: 0 };
	yield event('response.output_item.added', { output_index: index, item: messageItem(id, [], 'in_progress') });
	yield event('response.content_part.added', { ...place, part: textPart('') });
	for await (const delta of tokens) {
		text += delta;
		yield event('response.output_text.delta', { ...place, delta, logprobs: [] });
	}
	yield event('response.output_text.done', { ...place, text, logprobs: [] });
	yield event('response.content_part.done', { ...place, part: textPart(text) });
	const done = messageItem(id, [textPart(text)], 'completed');
	yield event('response.output_item.done', { output_index: index, item: done });
	return done;
}

async function* stream({ text, preamble, toolCall }: SpokenAnswer, tokens: AsyncIterable<string>, number: number): AsyncGenerator<string> {
	let sequence = 0;
	const event: Event = (type, fields) => `event: ${type}\ndata: ${JSON.stringify({ type, sequence_number: sequence++, ...fields })}\n\n`;
	yield event('response.created', { response: responseOf(number) });
	yield event('response.in_progress', { response: responseOf(number) });
	const output: Item[] = [];
	if (preamble) output.push(yield* messageEvents(event, `msg_${number}_preamble`, 0, cutIntoTokens(preamble, number)));
	if (text !== '' || !toolCall) output.push(yield* messageEvents(event, `msg_${number}`, output.length, tokens));
	if (toolCall) output.push(yield* callEvents(event, number, output.length, toolCall));
	yield event('response.completed', { response: responseOf(number, output) });
}

export const responses: OpenAiWire = { read, whole, stream };
