// From a node's output, or a model's token, to the wire.
import pWaitFor from 'p-wait-for';

import { connect, node, workflow, type WorkflowNode } from '../../e2e/harness/workflows';
import { agentTrigger, pause, say, seedPhoneAgent, voiceReply, type Fixture } from '../../e2e/suites/fixture';
import type { Callers, Order, Turn } from './load';
import { summarize, type Summary } from './statistics';
import { FILLER, ourSubject } from './subjects';

interface RawRun {
	startTime: number;
}

/** Voice Reply nodes and what each says; between them n8n does something else. */
const REPLIES = [
	['First', 'I look it up for you.'],
	['Second', 'There is a table at seven.'],
	['Last', 'It is booked for six people.'],
] as const;

const spoken = (turn: Turn) => turn.lines.map(({ text, at }) => ({ text: (JSON.parse(text) as { text?: string }).text, at }));

/**
 * From the start of a Voice Reply node, as n8n notes it (in whole milliseconds, rounded down), until the caller has its line.
 * So the figure contains the reading of the node's parameters, and is half a millisecond too high on average.
 */
export async function nodeToWire(fixture: Fixture, callers: Callers, turns: number): Promise<Summary> {
	const [first, second, last] = REPLIES;
	const subject = await ourSubject(fixture, [
		pause('Lookup', 0.2),
		say(...first),
		pause('Booking', 0.2),
		say(...second),
		voiceReply(last[0], { operation: 'finish', text: last[1] }),
		// In queue mode n8n never learns of the end of an execution that was over too soon.
		pause('Paperwork', 0.2),
	]);
	const { url, secret } = subject;
	const slice = await callers.slice({ url, secret, callers: 1, turns, pauseMs: 250 });
	const executions = await fixture.api.waitForExecutions(subject.workflowId!, turns, { status: 'success', timeout: 60_000 });
	const gaps: number[] = [];
	for (const { id } of executions) {
		const { data } = await fixture.api.getExecution(id);
		const text = JSON.stringify(data);
		const lines = spoken(slice.turns.find(({ callId }) => text.includes(callId))!);
		const { runData } = (data as { resultData: { runData: Record<string, RawRun[]> } }).resultData;
		for (const [name, sentence] of REPLIES) gaps.push(lines.find((line) => line.text === sentence)!.at - runData[name][0].startTime);
	}
	return summarize(gaps);
}

/** The stand-in cuts equal texts equally: names of different lengths put the cuts elsewhere. */
const NAMES = ['Li', 'Ada', 'Omar', 'Maria', 'Miller', 'Johnson', 'Martinez', 'Papadopoulos'];

const firstSentenceTo = (name: string) => `The table for ${name} is booked.`;

const FURTHER = 'It stands by the window. Would you like anything else tonight?';

export interface AiGaps {
	/** From the token that shows that the first sentence has ended, which is the first one of the next sentence. */
	known: Summary;
	/** From the token with the first sentence's last character: longer by the model's own pause between two tokens. */
	lastToken: Summary;
	/** The model's pause, in milliseconds. */
	tokenDelayMs: number;
	/** From the request to the first sentence of the model; before it comes the filler. */
	firstSentenceMs: Summary;
}

/** A trigger, how it is called, and what is heard of it. */
export interface AiLine {
	trigger: WorkflowNode;
	/** Once the workflow is active. */
	address(): Pick<Order, 'url' | 'secret' | 'as'>;
	spoken(turn: Turn): Array<{ text?: string; at: number }>;
}

function agentPhoneLine(fixture: Fixture): AiLine {
	const agentId = seedPhoneAgent(fixture);
	return {
		trigger: agentTrigger(fixture, agentId, { filler: FILLER }),
		address: () => fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!,
		spoken,
	};
}

/** How soon a sentence of a language model leaves after its tokens came. */
export async function tokenToWire(
	fixture: Fixture,
	callers: Callers,
	turns: number,
	{ tokenDelayMs = 15, line: asked = agentPhoneLine(fixture) }: { tokenDelayMs?: number; line?: AiLine } = {},
): Promise<AiGaps> {
	let answer = '';
	let tokens: Array<{ end: number; at: number }> = [];
	fixture.model.configure({
		reply: () => answer,
		tokenDelay: tokenDelayMs,
		onToken: (token) =>
			void tokens.push({ end: (tokens.at(-1)?.end ?? 0) + token.length, at: performance.timeOrigin + performance.now() }),
	});
	const { trigger } = asked;
	const agent = node('@n8n/n8n-nodes-langchain.agent', 'Agent', { promptType: 'auto', options: {} }, { typeVersion: 3.1 });
	const model = node(
		'@n8n/n8n-nodes-langchain.lmChatOpenAi',
		'Model',
		{ model: { __rl: true, mode: 'id', value: 'stand-in-1' }, responsesApiEnabled: false, options: {} },
		{ typeVersion: 1.3, credentials: { openAiApi: fixture.modelCredential } },
	);
	const { id } = await fixture.api.createWorkflow(
		workflow('Bench AI', [trigger, agent, model], [connect(trigger, agent), connect(model, agent, { type: 'ai_languageModel' })]),
	);
	await fixture.api.activateWorkflow(id);
	const { url, secret, as } = asked.address();

	const known: number[] = [];
	const lastToken: number[] = [];
	const firstSentenceMs: number[] = [];
	// The first loads the agent's code.
	for (let index = -1; index < turns; index++) {
		const sentence = firstSentenceTo(NAMES[(index + NAMES.length) % NAMES.length]);
		answer = `${sentence} ${FURTHER}`;
		tokens = [];
		const slice = await callers.slice({ url, secret, as, callers: 1, turns: 1, pauseMs: 100 });
		const [turn] = slice.turns;
		const line = asked.spoken(turn).find(({ text }) => text === sentence);
		if (!line) throw new Error(`the agent did not say its first sentence: ${JSON.stringify(turn.lines)}`);
		if (index < 0) continue;
		lastToken.push(line.at - tokens.find(({ end }) => end >= sentence.length)!.at);
		// One space stands between two sentences.
		known.push(line.at - tokens.find(({ end }) => end > sentence.length + 1)!.at);
		firstSentenceMs.push(line.at - turn.startedAt);
	}
	await pWaitFor(async () => (await fixture.api.listExecutions(id)).every(({ status }) => status === 'success'), {
		interval: 100,
		timeout: 20_000,
	});
	return { known: summarize(known), lastToken: summarize(lastToken), tokenDelayMs, firstSentenceMs: summarize(firstSentenceMs) };
}
