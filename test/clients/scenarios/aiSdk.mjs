// Vercel's AI SDK with its provider for OpenAI-compatible addresses.
import { createOpenAICompatible } from '@ai-sdk/openai-compatible';
import { generateText, jsonSchema, streamText, tool } from 'ai';

/** @param body a request of chat completions */
function askFor({ baseURL, apiKey, body: { model, messages, tools } }) {
	const provider = createOpenAICompatible({ name: 'n8n', baseURL, apiKey, includeUsage: true });
	const system = messages.find(({ role }) => role === 'system')?.content;
	return {
		model: provider(model),
		system,
		messages: messages.filter(({ role }) => role !== 'system'),
		...(tools && {
			tools: Object.fromEntries(
				tools.map(({ function: { name, description, parameters } }) => [
					name,
					tool({ description, inputSchema: jsonSchema(parameters) }),
				]),
			),
		}),
	};
}

const callsOf = (calls) =>
	calls.map(({ toolCallId, toolName, input }) => ({ id: toolCallId, name: toolName, arguments: JSON.stringify(input) }));

export async function stream(input) {
	let failure;
	const result = streamText({ ...askFor(input), onError: ({ error }) => (failure = error) });
	const texts = [];
	for await (const part of result.textStream) texts.push(part);
	if (failure) throw failure;
	return {
		texts,
		text: texts.join(''),
		toolCalls: callsOf(await result.toolCalls),
		finishReasons: [await result.finishReason],
		usage: await result.usage,
	};
}

export async function plain(input) {
	const { text, toolCalls, finishReason, usage } = await generateText(askFor(input));
	return { text, toolCalls: callsOf(toolCalls), finishReasons: [finishReason], usage };
}
