// LiveKit Agents: its model class alone, and a whole session that talks in text.
import { initializeLogger, llm, voice } from '@livekit/agents';
import { LLM } from '@livekit/agents-plugin-openai';

initializeLogger({ pretty: false, level: 'silent' });

const modelOf = ({ baseURL, apiKey, body: { model } }) => new LLM({ baseURL, apiKey, model });

/** Tools of chat completions as LiveKit has them. @param run gives the result of a call */
const toolsOf = ({ tools = [] }, run) =>
	tools.map(({ function: { name, description, parameters } }) =>
		llm.tool({ name, description, parameters, execute: async (given) => await run(name, given) }),
	);

/** `LLM.chat()`, read to its end. */
export async function chat(input) {
	const chatCtx = llm.ChatContext.empty();
	for (const { role, content } of input.body.messages) chatCtx.addMessage({ role, content });
	const outcome = { texts: [], text: '', toolCalls: [], usage: null };
	const tools = toolsOf(input.body, () => '');
	const stream = modelOf(input).chat({ chatCtx, ...(tools.length > 0 && { toolCtx: new llm.ToolContext(tools) }) });
	for await (const { delta, usage } of stream) {
		if (usage) outcome.usage = usage;
		for (const { callId, name, args } of delta?.toolCalls ?? []) outcome.toolCalls.push({ id: callId, name, arguments: args });
		if (!delta?.content) continue;
		outcome.texts.push(delta.content);
		outcome.text += delta.content;
	}
	return outcome;
}

/**
 * A session without audio: greets, then hears each of `turns`.
 * @returns of each turn the items the session noted, and what its tools were called with
 */
export async function session(input) {
	const { instructions, greeting, turns, body } = input;
	const called = [];
	const tools = toolsOf(body, (name, given) => {
		called.push({ name, arguments: given });
		return 'done';
	});
	const agentSession = new voice.AgentSession({ llm: modelOf(input), vad: null });
	const errors = [];
	agentSession.on(voice.AgentSessionEventTypes.Error, ({ error }) => errors.push(String(error?.error ?? error)));
	await agentSession.start({ agent: new voice.Agent({ instructions, tools }), record: false });
	if (greeting) await agentSession.say(greeting).waitForPlayout();
	const heard = [];
	for (const userInput of turns) {
		const before = called.length;
		const { events } = await agentSession.run({ userInput }).wait();
		heard.push({
			items: events.map(({ type, item }) => ({
				type,
				role: item.role ?? null,
				text: item.textContent ?? null,
				name: item.name ?? null,
			})),
			called: called.slice(before),
		});
	}
	await agentSession.close();
	return { turns: heard, errors };
}
