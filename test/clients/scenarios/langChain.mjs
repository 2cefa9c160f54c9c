// LangChain's model for OpenAI, with another address.
import { ChatOpenAI } from '@langchain/openai';

function modelOf({ baseURL, apiKey, body: { model, tools } }) {
	const chat = new ChatOpenAI({ model, apiKey, configuration: { baseURL } });
	return tools ? chat.bindTools(tools) : chat;
}

const callsOf = (calls) => calls.map(({ id, name, args }) => ({ id, name, arguments: JSON.stringify(args) }));

export async function stream(input) {
	let all;
	const texts = [];
	for await (const chunk of await modelOf(input).stream(input.body.messages)) {
		if (chunk.text) texts.push(chunk.text);
		all = all ? all.concat(chunk) : chunk;
	}
	return {
		texts,
		text: texts.join(''),
		toolCalls: callsOf(all.tool_calls ?? []),
		finishReasons: [all.response_metadata.finish_reason],
		usage: all.usage_metadata ?? null,
	};
}

export async function plain(input) {
	const {
		text,
		tool_calls: toolCalls,
		response_metadata: metadata,
		usage_metadata: usage,
	} = await modelOf(input).invoke(input.body.messages);
	return { text, toolCalls: callsOf(toolCalls ?? []), finishReasons: [metadata.finish_reason], usage: usage ?? null };
}
