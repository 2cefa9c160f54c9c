/** A streamed answer of chat completions, taken apart. */
export interface ChatStream {
	text: string;
	texts: string[];
	/** As they came, in one piece each. */
	toolCalls: CalledTool[];
	finishReasons: string[];
	/** How many times `[DONE]` came. */
	done: number;
	/** What came behind the first of them. */
	afterDone: string;
}

export interface CalledTool {
	id: string;
	function: { name: string; arguments: string };
}

interface Chunk {
	choices?: Array<{
		delta: { content?: string | null; tool_calls?: CalledTool[] };
		finish_reason: string | null;
	}>;
}

/** @throws if an event is not `data:` with a JSON object or `[DONE]` */
export function readChatStream(wire: string): ChatStream {
	const data = wire
		.split('\n\n')
		.filter((event) => event !== '')
		.map((event) => {
			if (!event.startsWith('data: ')) throw new Error(`not an event: ${event.slice(0, 200)}`);
			return event.slice('data: '.length);
		});
	const chunks = data.filter((one) => one !== '[DONE]').map((one) => JSON.parse(one) as Chunk);
	const choices = chunks.flatMap((chunk) => chunk.choices ?? []);
	const texts = choices.flatMap(({ delta }) => (delta.content ? [delta.content] : []));
	return {
		text: texts.join(''),
		texts,
		toolCalls: choices.flatMap(({ delta }) => delta.tool_calls ?? []),
		finishReasons: choices.flatMap(({ finish_reason: reason }) => (reason === null ? [] : [reason])),
		done: data.filter((one) => one === '[DONE]').length,
		afterDone: data.includes('[DONE]') ? data.slice(data.indexOf('[DONE]') + 1).join('\n') : '',
	};
}
