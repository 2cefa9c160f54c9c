// First byte, first audible text and turns a second of the subjects, in turn, on one n8n.
import { setTimeout as delay } from 'node:timers/promises';

import { llmTrigger, withCustomLlm, type CustomLlmFixture } from '../../e2e/suites/customLlmFixture';
import { tokenToWire } from '../voice/gaps';
import type { Callers, SliceResult } from '../voice/load';
import { sum, summarize, type Summary } from '../voice/statistics';
import { startBenchFixture } from '../voice/subjects';
import { llmAddress, makeSubject, spokenIn, type Subject, type SubjectName } from './subjects';

export interface Cell {
	subject: SubjectName;
	callers: number;
	firstByteMs: Summary;
	/** First text that is not empty; the whole answer, where there is none in the form of chat completions. */
	audibleMs: Summary;
	wholeMs: Summary;
	turnsPerSecond: number;
}

export interface Amount {
	/** Of one caller. */
	turns: number;
	rounds: number;
	gapTurns: number;
}

export interface Section {
	/** An environment, in words. */
	settings: string;
	cells: Cell[];
	/** From the token that shows the end of a sentence to that sentence. */
	tokenToWire: Summary;
}

/** What is asked of an idle n8n waits so long before. */
const IDLE_MS = 150;

const AGENT_ANSWER =
	'We have one table left at nine tonight. It stands by the window. Shall I book it for you, and under which name, please?';

/** From the request to the last token of the model's answer. */
export const AGENT_SECONDS = 2;

const FIRST_TOKEN_MS = 200;

/** Words with the blank before them, and punctuation: as the tokenizers of current models cut an English sentence. */
export function setAgentAnswer({ model }: CustomLlmFixture): void {
	const tokens = AGENT_ANSWER.match(/ ?\w+|[^\w ]/g)!;
	const tokenDelay = (AGENT_SECONDS * 1000 - FIRST_TOKEN_MS) / tokens.length;
	model.configure({ reply: () => ({ text: AGENT_ANSWER, tokens }), firstTokenDelay: FIRST_TOKEN_MS, tokenDelay, onToken: undefined });
}

/** Slices of all subjects, interleaved, so that a drift of the machine hits all. */
async function measure(callers: Callers, subjects: Subject[], count: number, amount: Amount): Promise<Cell[]> {
	const slices = new Map<SubjectName, SliceResult[]>(subjects.map(({ name }) => [name, []]));
	for (let round = 0; round < amount.rounds; round++) {
		for (const { name, ...address } of [...subjects.slice(round % subjects.length), ...subjects.slice(0, round % subjects.length)]) {
			const turns = count === 1 ? amount.turns : Math.ceil(amount.turns / 2);
			slices.get(name)!.push(await callers.slice({ ...address, callers: count, turns, pauseMs: count === 1 ? IDLE_MS : 0 }));
			// What is still running of it does not burden the next.
			await delay(300);
		}
	}
	return subjects.map(({ name }) => {
		const turns = slices.get(name)!.flatMap((slice) => slice.turns);
		return {
			subject: name,
			callers: count,
			firstByteMs: summarize(turns.map(({ firstByteMs }) => firstByteMs)),
			audibleMs: summarize(
				turns.map((turn) => {
					const first = spokenIn(turn).at(0);
					return first ? first.at - turn.startedAt : turn.totalMs;
				}),
			),
			wholeMs: summarize(turns.map(({ totalMs }) => totalMs)),
			turnsPerSecond: turns.length / (sum(slices.get(name)!.map(({ elapsedMs }) => elapsedMs)) / 1000),
		};
	});
}

/** What each must say before it is worth measuring. */
async function prove(callers: Callers, { name, ...address }: Subject): Promise<void> {
	const { turns } = await callers.slice({ ...address, callers: 1, turns: 3, pauseMs: 0 });
	if (name === 'empty' || name === 'emptyWithCredential') return;
	const said = spokenIn(turns[2]).map(({ text }) => text);
	if (!/booked|window/.test(said.join(' '))) throw new Error(`${name} does not answer: ${JSON.stringify(turns[2].lines)}`);
}

/** All subjects on an n8n with these settings. */
export async function measureSection(callers: Callers, settings: string, env: Record<string, string>, amount: Amount): Promise<Section> {
	const bench = await startBenchFixture(env);
	try {
		const fixture = await withCustomLlm(bench, bench.n8n.baseUrl);
		setAgentAnswer(fixture);
		const make = async (...names: SubjectName[]) => {
			const subjects: Subject[] = [];
			for (const name of names) subjects.push(await makeSubject(fixture, name));
			for (const subject of subjects) await prove(callers, subject);
			return subjects;
		};
		const atOnce = await make('filler', 'fixed', 'fixedByHand', 'empty', 'emptyWithCredential');
		const agents = await make('agent', 'agentByHand');
		const cells: Cell[] = [];
		for (const count of [1, 10, 20]) cells.push(...(await measure(callers, atOnce, count, amount)));
		const slow = { ...amount, turns: Math.ceil(amount.turns / 3) };
		for (const count of [1, 10]) cells.push(...(await measure(callers, agents, count, slow)));
		const trigger = llmTrigger(fixture);
		const line = { trigger, address: () => llmAddress(fixture, trigger), spoken: spokenIn };
		fixture.model.configure({ firstTokenDelay: 0 });
		const { known } = await tokenToWire(fixture, callers, amount.gapTurns, { line });
		return { settings, cells, tokenToWire: known };
	} finally {
		await bench.stop();
	}
}
