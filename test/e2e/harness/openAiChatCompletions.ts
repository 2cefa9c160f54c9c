// OpenAI's older API, POST /v1/chat/completions: what most other makers of models speak as well.
import { MODEL, type ChatRequest, type OpenAiWire, type SpokenAnswer } from './openAiWire';

const usage = (tokens: number) => ({ prompt_tokens: 1, completion_tokens: tokens, total_tokens: tokens + 1 });

const toolCallOf = ({ name, arguments: parameters }: NonNullable<SpokenAnswer['toolCall']>, number: number) => ({
	id: `call_${number}`,
	type: 'function',
	function: { name, arguments: JSON.stringify(parameters) },
});

export const chatCompletions: OpenAiWire = {
	read: (body) => ({ ...(body as Omit<ChatRequest, 'api'>), api: 'chat completions' }) as ChatRequest,

	whole({ text, toolCall }, number) {
		const message = toolCall
			? { role: 'assistant', content: null, tool_calls: [toolCallOf(toolCall, number)] }
			: { role: 'assistant', content: text };
		return {
			id: `chatcmpl-${number}`,
			object: 'chat.completion',
			created: 0,
			model: MODEL,
			choices: [{ index: 0, message, finish_reason: toolCall ? 'tool_calls' : 'stop' }],
			usage: usage(1),
		};
	},

	async *stream({ toolCall }, tokens, number) {
		const chunk = (delta: object, finish: string | null = null, extra: object = {}) => {
			const choices = [{ index: 0, delta, finish_reason: finish }];
			return `data: ${JSON.stringify({ id: `chatcmpl-${number}`, object: 'chat.completion.chunk', created: 0, model: MODEL, choices, ...extra })}\n\n`;
		};
		yield chunk({ role: 'assistant', content: '' });
		let count = 0;
		for await (const token of tokens) {
			count++;
			yield chunk({ content: token });
		}
		if (toolCall) {
			yield chunk({ tool_calls: [{ index: 0, ...toolCallOf(toolCall, number) }] });
			yield chunk({}, 'tool_calls');
		} else {
			yield chunk({}, 'stop', { usage: usage(count) });
		}
		yield 'data: [DONE]\n\n';
	},
};
