// Plays the rehearsals of test/rehearse/examples/ on a console that answers as they expect, and then in other words.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { Delivery, SendRequest, Target } from '../console/protocol';
import type { WorkflowJson } from '../e2e/harness/workflows';
import type { Expected, Rehearsal } from '../rehearse/format';
import { play } from '../rehearse/player';
import { CannotRun, pretending, refuseRealAccounts } from '../rehearse/pretend';
import { parseRehearsal, readRehearsal } from '../rehearse/read';
import { exitCodeFor, rehearse } from '../rehearse/rehearse';
import type { Outcome, Played } from '../rehearse/result';
import type { Prepared, TestBed } from '../rehearse/testBed';
import { NEEDS_ACCOUNT } from '../start/examples';
import { delivery } from './deliveryFixture';
import { execution } from './rehearseFixture';

/** Words for a pattern of the examples. */
const LIKE: Record<string, string> = {
	'/a table for 2 on \\w+ at 18:00/': 'I have a table for 2 on Friday at 18:00.',
	'/free appointment is \\w+ at \\d\\d:\\d\\d/': 'The next free appointment is Monday at 10:00.',
	'/\\p{Script=Arabic}/': 'مرحبا',
};

type Values = Record<string, unknown>;

interface Answer {
	texts: string[];
	does: string[];
	nodes: Array<{ node: string; with: Values }>;
	status: number;
}

/** What fulfils the checks of a turn. */
function answerTo(expect: Expected[], { fillers, safe }: { fillers: string[]; safe: string }): Answer {
	const all = (name: string) => expect.filter((one) => one.name === name).map(({ given }) => given);
	const has = (name: string) => expect.some((one) => one.name === name);
	const exactly = all('heard exactly') as string[];
	const texts = [
		...(has('filler within') ? fillers : []),
		...(all('heard') as string[]),
		...(all('heard any') as string[][]).map(([first]) => first),
		...(all('heard like') as string[]).map((pattern) => LIKE[pattern]),
		...(has('fallback message') ? [safe] : []),
	];
	const does = [
		...(has('hangs up') ? ['hangs up'] : []),
		...(all('transfers to') as string[]).map((to) => `transfers the call to ${to}`),
	];
	return {
		texts: exactly.length > 0 ? exactly : texts.length > 0 ? texts : ['Gladly.'],
		does,
		nodes: [...all('ran'), ...all('ran once')] as Answer['nodes'],
		status: has('refused') ? 401 : 200,
	};
}

const TEXTS = ['Ada, thank you for calling!', 'It is booked in the name of Ada Example.'].map((body, index) => ({
	id: `m${index}`,
	to: '+15005550001',
	body,
}));

const ENDS = [
	{ value: 'completed', label: 'Answered, talked and hung up' },
	{ value: 'missed', label: 'No answer' },
];

const placed = { id: 'placed_1', platform: 'agentphone', to: '+15005550001', state: 'ringing', targetId: 't1', ends: ENDS };

type Change = (answer: Answer, turn: number) => Answer;

/** A test bed with a console of its own, whose workflow answers what is expected, changed. */
function testBedFor(rehearsal: Rehearsal, change: Change) {
	const [trigger] = [/Vapi|ElevenLabs|LiveKit|Hamsa/.test(rehearsal.call ?? '') ? 'customLlmTrigger' : 'agentPhoneTrigger'];
	const spoken = { fillers: ['One moment, please.'], safe: 'Sorry, please call again.' };
	const parameters = { filler: spoken.fillers[0], fallbackMessage: spoken.safe };
	const workflow = {
		id: 'w1',
		name: 'W',
		nodes: [{ name: 'T', type: `x.${trigger}`, parameters }],
		connections: {},
	} as unknown as Prepared['workflow'];
	const platform = trigger === 'customLlmTrigger' ? 'customllm' : 'agentphone';
	const events = [
		{ value: 'voiceTurn', label: 'Voice turn', starts: true },
		{ value: 'textMessage', label: 'Text message', starts: true },
		{ value: 'callEnded', label: 'Call ended', starts: true },
	];
	const callers = ['Vapi', 'ElevenLabs', 'LiveKit', 'Hamsa'].map((label) => ({ value: label.toLowerCase(), label }));
	const target = { id: 't1', platform, name: 'W', events, callers, workflow: { id: 'w1', name: 'W', url: '' } } as unknown as Target;
	const deliveries: Delivery[] = [];
	const sent: SendRequest[] = [];
	const runs: Record<string, Answer['nodes']> = {};
	const push = (more: Partial<Delivery>) => {
		deliveries.push(
			delivery({
				id: `d${deliveries.length + 1}`,
				target: { ...target, workflow: target.workflow } as Delivery['target'],
				sentAt: Date.now(),
				totalMs: 100,
				...more,
			}),
		);
		return deliveries.at(-1)!;
	};
	const linesFor = (texts: string[], does: string[]) => [
		...texts.map((text, index) => ({ atMs: 10 * (index + 1), text, raw: text })),
		...does.map((what) => ({ atMs: 90, text: '', raw: what, does: what })),
	];
	const answer = (request: SendRequest): void => {
		const turnNumber = sent.push(request) - 1;
		const acts = rehearsal.turns.filter((turn) => turn.waits === undefined);
		const { texts, does, nodes, status } = change(answerTo(acts[turnNumber].expect, spoken), turnNumber);
		const isVoice = request.event === 'voiceTurn';
		if (isVoice && request.callId === undefined && platform === 'agentphone') {
			const greeting = answerTo(rehearsal.opening, spoken);
			push({ words: '', lines: linesFor(change(greeting, -1).texts, []) });
		}
		const id = String(100 + turnNumber);
		runs[id] = nodes;
		const isGood = status < 300;
		const next = acts.at(turnNumber + 1)?.['interrupts after'] !== undefined;
		const ended = acts[turnNumber]['placed call ends'] !== undefined;
		const made = push({
			event: request.event,
			words: request.words,
			sentAs: request.sentAs,
			callId: isVoice ? 'call_1' : ended ? 'placed_1' : null,
			status,
			lines: isGood ? linesFor(texts, does) : [],
			executions: isGood ? [execution(id)] : [],
			...(next && { isDone: false, totalMs: null }),
		});
		const before = deliveries.at(-2);
		if (before && !before.isDone) Object.assign(before, { isDone: true, totalMs: Date.now() - before.sentAt, endedBy: 'interruption' });
		if (request.sentAs === 'twice') push({ words: request.words, sentAs: 'twice', repeats: made.id, executions: made.executions });
	};
	const client = {
		deliveries: () => structuredClone(deliveries),
		send: (request: SendRequest) => Promise.resolve().then(() => answer(request)),
		outbox: async () => await Promise.resolve({ texts: sent.length === 0 ? [] : TEXTS, calls: sent.length === 0 ? [] : [placed] }),
		endPlacedCall: async () => await client.send({ targetId: 't1', event: 'callEnded', words: '', sentAs: 'authenticated' }),
		hangUp: async () => await Promise.resolve(push({ event: 'callEnded', callId: 'call_1' })),
		until: async <T>(look: () => T | undefined | Promise<T | undefined>, timeoutMs: number): Promise<T | undefined> => {
			const found = await look();
			if (found === undefined) await new Promise((resolve) => setTimeout(resolve, Math.min(timeoutMs, 50)));
			return found ?? (await look());
		},
	};
	const runData = (id: string) => Object.fromEntries(runs[id].map(({ node }) => [node, runs[id].filter((run) => run.node === node)]));
	const row = { name: 'Ada Example', status: 'booked', phone: '+15005550001' };
	const testBed = {
		client,
		api: { getExecution: async (id: string) => await Promise.resolve({ data: { resultData: { runData: runData(id) } } }) },
		transferNumberOf: () => '+15005550009',
		rows: async () => await Promise.resolve([row]),
		followScript: () => undefined,
		prepare: async () => await Promise.resolve(prepared),
	} as unknown as TestBed;
	const undone = jest.fn(async () => await Promise.resolve());
	const prepared: Prepared = { target, workflow, undo: undone };
	return { testBed, prepared, sent, deliveries, undone };
}

const same: Change = (answer) => answer;

async function playWith(rehearsal: Rehearsal, change: Change = same): Promise<Played> {
	const { testBed, prepared } = testBedFor(rehearsal, change);
	return await play(rehearsal, testBed, prepared);
}

const folder = path.join(__dirname, '../rehearse/examples');
const names = readdirSync(folder);
const failures = ({ turns }: Played) => turns.flatMap(({ checks }) => checks.filter(({ is }) => is === 'failed'));

describe.each(names)('%s', (name) => {
	const other: Partial<Answer> = { texts: ['The moon is made of cheese.'], does: [], nodes: [], status: 200 };
	let rehearsal: Rehearsal;
	beforeAll(async () => {
		({ rehearsal } = await readRehearsal(path.join(folder, name)));
	});

	it('passes where it is answered as expected', async () => {
		const played = await playWith(rehearsal);
		expect({ failed: failures(played), left: played.left }).toEqual({ failed: [], left: 0 });
	});

	it('fails at each turn that is answered in other words and with other deeds, and stops there', async () => {
		for (const [index] of rehearsal.turns.entries()) {
			const played = await playWith(rehearsal, (answer, turn) => (turn === index ? { ...answer, ...other } : answer));
			expect({ turn: index, is: played.is, left: played.left }).toEqual({
				turn: index,
				is: 'failed',
				// An answer that is interrupted is judged when the next turn has begun.
				left: rehearsal.turns.length - index - (rehearsal.turns[index + 1]?.['interrupts after'] === undefined ? 1 : 2),
			});
		}
	});

	it('fails where no node ran', async () => {
		const expectsRuns = rehearsal.turns.some(({ expect: all }) =>
			all.some(({ name: check }) => check.startsWith('ran') && check !== 'ran nothing'),
		);
		const played = await playWith(rehearsal, (answer) => ({ ...answer, nodes: [] }));
		expect(played.is).toBe(expectsRuns ? 'failed' : 'passed');
	});
});

const file = (turns: string, more = ''): Rehearsal => parseRehearsal(`rehearsal: A\ncall: W\n${more}turns:\n${turns}`, 'a.yaml');

it('has one for each example that answers calls', () => {
	const answering = readdirSync(path.join(__dirname, '../../workflows')).filter((one) => {
		const { nodes } = JSON.parse(readFileSync(path.join(__dirname, '../../workflows', one), 'utf8')) as WorkflowJson;
		const answers = nodes.some(
			({ type, parameters: { events } }) =>
				/customLlmTrigger|agentPhoneTrigger/.test(type) && (events as string[]).includes('voiceTurn'),
		);
		// One that needs an account waits in the editor of `npm start`, and nobody can call it.
		return answers && !nodes.some(({ type }) => NEEDS_ACCOUNT.test(type));
	});
	expect(answering.length).toBeGreaterThan(6);
	expect(names).toEqual(expect.arrayContaining(answering.map((one) => one.replace('.json', '.yaml'))));
});

it('says each turn in one call, and hangs up at the end', async () => {
	const rehearsal = file('  - says: One\n  - texts: Two\n  - says: Three\n  - waits: 1 ms\n');
	const { testBed, prepared, sent, deliveries } = testBedFor(rehearsal, same);
	expect(await play(rehearsal, testBed, prepared)).toMatchObject({ is: 'passed', left: 0 });
	expect(sent.map(({ event, words, callId }) => [event, words, callId])).toEqual([
		['voiceTurn', 'One', undefined],
		['textMessage', 'Two', undefined],
		['voiceTurn', 'Three', 'call_1'],
	]);
	expect(deliveries.at(-1)!.event).toBe('callEnded');
});

it('does not speak into a call that is over', async () => {
	const rehearsal = file('  - says: Bye\n    expect: [hangs up]\n  - says: Still there?\n');
	const played = await playWith(rehearsal);
	expect(failures(played)).toEqual([
		{ name: 'the call goes on', is: 'failed', detail: 'The call was over before the caller could say this.' },
	]);
});

describe('a call that a workflow placed', () => {
	it('ends as the file says', async () => {
		const rehearsal = file('  - texts: Call me\n  - placed call ends: no answer\n    expect: [{ ran: What now }]\n');
		const { testBed, prepared, sent } = testBedFor(rehearsal, same);
		expect(await play(rehearsal, testBed, prepared)).toMatchObject({ is: 'passed', left: 0 });
		expect(sent.map(({ event }) => event)).toEqual(['textMessage', 'callEnded']);
	});

	it('fails where none was placed, and says how calls may end', async () => {
		const none = file('  - placed call ends: completed\n');
		expect(failures(await playWith(none))).toEqual([
			{ name: 'a call was placed', is: 'failed', detail: 'No workflow placed a call that has not ended.' },
		]);
		const busy = file('  - texts: Call me\n  - placed call ends: busy\n');
		await expect(playWith(busy)).rejects.toThrow(
			'this call does not end with "busy". It may: Answered, talked and hung up, No answer.',
		);
	});
});

it('keeps the house rules without a line in the file', async () => {
	const odd = await playWith(file('  - says: Hi\n'), (answer) => ({ ...answer, texts: ['Your order is undefined.'] }));
	expect(failures(odd)).toMatchObject([{ name: 'house rule: odd words' }]);
});

it.each([
	['  - event: no such thing\n', '', '"W" has no event "no such thing". It has: Voice turn, Text message, Call ended.'],
	['  - says: Hi\n', 'as: Somebody\n', '"W" is not called as "Somebody".'],
])('says why it cannot be played: %j', async (turns, more, words) => {
	const rehearsal = file(turns, more);
	const { testBed, undone } = testBedFor(rehearsal, same);
	const outcome = await rehearse({ file: 'a.yaml', rehearsal }, testBed);
	expect(outcome).toMatchObject({ is: 'couldNotRun', reason: expect.stringContaining(words) as unknown });
	expect(undone).toHaveBeenCalledTimes(1);
});

it.each([
	[1, 'passed'],
	[2, 'failed'],
])('lets so many runs fail as the file allows: %d', async (bad, is) => {
	const rehearsal = file('  - says: Hi\n    expect: [heard: Gladly]\n', 'runs: 3\nmust pass: 2\n');
	let runs = 0;
	// A caller of each run says one sentence.
	const { testBed, undone } = testBedFor({ ...rehearsal, turns: [0, 1, 2].flatMap(() => rehearsal.turns) }, (answer, turn) =>
		turn >= 0 && runs++ < bad ? { ...answer, texts: ['No.'] } : answer,
	);
	const outcome = await rehearse({ file: 'a.yaml', rehearsal }, testBed);
	expect(outcome).toMatchObject({ is, mustPass: 2, played: { length: 3 } });
	expect(undone).toHaveBeenCalledTimes(1);
	expect(await rehearse({ file: 'a.yaml', rehearsal }, testBedFor(rehearsal, same).testBed, { runs: 1 })).toMatchObject({
		is: 'passed',
		mustPass: 1,
	});
});

it('takes a check that was not judged for failed where that is asked for', async () => {
	const rehearsal = file('  - says: Hi\n    expect: [means: greets]\n');
	const once = async (strict: boolean) =>
		(await rehearse({ file: 'a.yaml', rehearsal }, testBedFor(rehearsal, same).testBed, { strict })).is;
	expect([await once(false), await once(true)]).toEqual(['passed', 'failed']);
});

it.each<[Array<Outcome['is']>, number]>([
	[['passed', 'passed'], 0],
	[['passed', 'failed'], 1],
	[['failed', 'couldNotRun'], 2],
])('ends with the exit code of the worst: %j', (all, code) => {
	expect(exitCodeFor(all.map((is) => ({ is }) as Outcome))).toBe(code);
});

describe('pretend', () => {
	const workflow = {
		name: 'W',
		nodes: [
			{
				id: '1',
				name: 'HubSpot',
				type: 'n8n-nodes-base.hubspot',
				typeVersion: 2,
				position: [0, 0],
				parameters: { a: 1 },
				credentials: { hubspotApi: { id: '9', name: 'HubSpot account' } },
			},
			{ id: '2', name: 'Tool', type: 'x.tool', typeVersion: 1, position: [0, 0], parameters: {} },
		],
		connections: { Tool: { ai_tool: [[{ node: 'HubSpot', type: 'ai_tool', index: 0 }]] } },
		settings: {},
	} as unknown as WorkflowJson;

	it('replaces a node by its result, or by a failure, and leaves its place in the workflow', () => {
		const [set] = pretending(workflow, { HubSpot: { id: 7 } }).nodes;
		expect(set).toMatchObject({
			id: '1',
			name: 'HubSpot',
			type: 'n8n-nodes-base.set',
			parameters: { mode: 'raw', jsonOutput: '{"id":7}' },
		});
		expect(set.credentials).toBeUndefined();
		expect(pretending(workflow, { HubSpot: 'fails' }).nodes[0].type).toBe('n8n-nodes-base.stopAndError');
	});

	it('says which node is not there, or is part of another', () => {
		expect(() => pretending(workflow, { Hubspot: {} })).toThrow('"W" has no node "Hubspot"');
		expect(() => pretending(workflow, { Tool: {} })).toThrow('let "script" decide');
	});

	it('lets no real account be touched', () => {
		expect(() => refuseRealAccounts(workflow, new Set())).toThrow(CannotRun);
		expect(() => refuseRealAccounts(workflow, new Set())).toThrow('"HubSpot" uses "HubSpot account": replace it with "pretend"');
		expect(() => refuseRealAccounts(workflow, new Set(['HubSpot account']))).not.toThrow();
		expect(() => refuseRealAccounts(pretending(workflow, { HubSpot: {} }), new Set())).not.toThrow();
	});
});
