// Line by line what a caller hears while a workflow takes its time, and when it is stopped or over.
import { connect, node, type WorkflowNode } from '../harness/workflows';
import { startGate, type Gate } from './gate';
import { activate, chain, pause, say, type Fixture } from './fixture';
import {
	agentNode,
	call,
	callFirstTool,
	chatModel,
	connectModel,
	expectOneEnding,
	phoneTrigger,
	recordOf,
	script,
	SORRY,
	textsOf,
} from './heardFixture';

/** The longest that AgentPhone allows: a turn that is closed by it, and not by what a test does, takes so long. */
const TIMEOUT_S = 120;

/** By then a turn has ended long before its time limit. */
const SOON_MS = (TIMEOUT_S / 2) * 1000;

/** By how much less two lines may be apart for the caller than they were for n8n. */
const TOLERANCE_MS = 500;

export interface Mode {
	/**
	 * What becomes of a caller when somebody stops the execution. Behind a webhook processor n8n 2.41 only writes that it was
	 * stopped, and goes on with it. A main process that takes live calls forgets the caller's line before the worker has stopped.
	 */
	whenStopped: 'the turn ends' | 'the workflow goes on' | 'the turn ends at the time limit';
}

export function whatIsHeardMeanwhileSuite(getFixture: () => Fixture, { whenStopped }: Mode): void {
	let fixture: Fixture;
	let gate: Gate;
	beforeAll(() => {
		fixture = getFixture();
	});
	beforeEach(async () => {
		gate = await startGate();
	});
	afterEach(() => gate.stop());

	it('fillers go on while a tool takes its time after the first words', async () => {
		const fillers = ['One moment.', 'Still looking.'];
		const first = 'Let me check that for you.';
		script(fixture, { main: [callFirstTool({}, first), 'We have two lamps left.'] });
		const phone = phoneTrigger(fixture, { filler: fillers.join('\n'), options: { fillerEvery: 1 } });
		const agent = agentNode('Agent');
		const model = chatModel(fixture, 'main');
		const tool = node(
			'n8n-nodes-base.httpRequestTool',
			'Stock',
			{ ...gate.keeper('Stock').parameters, toolDescription: 'Knows what is in stock' },
			{ typeVersion: 4.2 },
		);
		let count: number | undefined;
		const { lines, turn } = await call(
			fixture,
			phone,
			[agent, model, tool],
			[connect(phone.trigger, agent), connectModel(model, agent), connect(tool, agent, { type: 'ai_tool' })],
			{
				onLine: ({ json }) => {
					if (json?.text === first) count = 0;
					else if (count !== undefined && ++count === 4) gate.open();
				},
			},
		);
		const [begin, end] = [lines.indexOf(first), lines.indexOf('We have two lamps left.')];
		const between = lines.slice(begin + 1, end);
		expect(begin).toBeGreaterThan(0);
		expect(between.length).toBeGreaterThanOrEqual(4);
		// In turn, none twice in a row.
		expect(between).toEqual(between.map((_line, index) => fillers[(fillers.indexOf(between[0] as string) + index) % 2]));
		expect(lines.slice(end)).toEqual(['We have two lamps left.', '']);
		const times = turn.lines.slice(begin, end).map(({ atMs }) => atMs);
		for (const [index, time] of times.slice(1).entries()) expect(time - times[index]).toBeGreaterThan(1000 - TOLERANCE_MS);
	});

	const waiting = (slow: WorkflowNode, timeout = TIMEOUT_S) => {
		const phone = phoneTrigger(fixture, { filler: 'One moment.', timeout });
		return { phone, nodes: [say('First', 'I look it up.'), slow, say('Last', 'Found it.')] };
	};

	/** Calls, and has the execution stopped by hand as soon as the first words are heard. */
	async function stopped({ phone, nodes }: ReturnType<typeof waiting>) {
		const { id } = await activate(fixture, [phone.trigger, ...nodes]);
		const stop = async () => {
			const [running] = await fixture.api.waitForExecutions(id, 1, { status: 'running' });
			await fixture.api.stopExecution(running.id);
			if (whenStopped === 'the workflow goes on') gate.open();
		};
		let stopping: Promise<void> | undefined;
		const turn = await fixture.simulator.placeTurn({
			agentId: phone.agentId,
			transcript: 'Where is my order?',
			onLine: ({ json }) => {
				if (json?.text === 'I look it up.') stopping ??= stop();
			},
		});
		await stopping;
		expectOneEnding(turn);
		expect((await recordOf(fixture, id)).execution.status).toBe('canceled');
		return { lines: textsOf(turn), totalMs: turn.totalMs };
	}

	if (whenStopped === 'the turn ends') {
		it.each([
			['waits', () => pause('Wait', 60)],
			['asks somebody', () => gate.keeper('Ask')],
		])('the fallback message comes at once when the execution is stopped by hand while a node %s', async (_what, slow) => {
			const { lines, totalMs } = await stopped(waiting(slow()));
			expect(lines).toEqual(['One moment.', 'I look it up.', SORRY]);
			expect(totalMs).toBeLessThan(SOON_MS);
		});
	} else if (whenStopped === 'the workflow goes on') {
		it('a workflow that is stopped by hand goes on, and is heard to its end', async () => {
			const { lines } = await stopped(waiting(gate.keeper('Ask')));
			expect(lines).toEqual(['One moment.', 'I look it up.', 'Found it.', '']);
		});
	} else {
		it('the fallback message comes at the time limit of the trigger when the execution is stopped by hand', async () => {
			const { lines } = await stopped(waiting(gate.keeper('Ask'), 10));
			expect(lines).toEqual(['One moment.', 'I look it up.', SORRY]);
		});
	}

	describe('the fallback message comes at once, long before the time limit of the trigger,', () => {
		it('when the time limit of the workflow has passed', async () => {
			const { phone, nodes } = waiting(gate.keeper('Ask'));
			const { lines, turn, execution } = await call(fixture, phone, nodes, chain(phone.trigger, ...nodes), {
				settings: { executionTimeout: 3 },
			});
			expect(lines).toEqual(['One moment.', 'I look it up.', SORRY]);
			expect(turn.totalMs).toBeLessThan(SOON_MS);
			expect(execution.status).toBe('canceled');
		});

		it('when the time limit of the workflow has passed while the model speaks', async () => {
			let release!: () => void;
			const ended = new Promise<void>((resolve) => (release = resolve));
			let written = '';
			script(fixture, { main: ['Let me check. It is in Munich.'] });
			fixture.model.configure({
				onToken: async (token) => {
					if (written.includes('It is')) await ended;
					written += token;
				},
			});
			const phone = phoneTrigger(fixture, { timeout: TIMEOUT_S });
			const agent = agentNode('Agent');
			const model = chatModel(fixture, 'main');
			const { lines, turn } = await call(
				fixture,
				phone,
				[agent, model],
				[connect(phone.trigger, agent), connectModel(model, agent)],
				{ settings: { executionTimeout: 4 } },
			);
			release();
			expect(lines).toEqual(['Let me check.', SORRY]);
			expect(turn.totalMs).toBeLessThan(SOON_MS);
		});
	});

	describe('the turn of a workflow that is over within milliseconds is closed at once,', () => {
		it('also if it only said something', async () => {
			const phone = phoneTrigger(fixture, { timeout: TIMEOUT_S });
			await activate(fixture, [phone.trigger, say('Say', 'Hello.')]);
			for (let number = 0; number < 8; number++) {
				const turn = await fixture.simulator.placeTurn({ agentId: phone.agentId, transcript: `Hello ${number}` });
				expectOneEnding(turn);
				expect(textsOf(turn)).toEqual(['Hello.', '']);
				expect(turn.totalMs).toBeLessThan(SOON_MS);
			}
		});

		it('also if it failed', async () => {
			const phone = phoneTrigger(fixture, { timeout: TIMEOUT_S });
			const fails = node('n8n-nodes-base.stopAndError', 'Fails', { errorMessage: 'out of order' });
			const { lines, turn } = await call(fixture, phone, [fails], chain(phone.trigger, fails));
			expect(lines).toEqual([SORRY]);
			expect(turn.totalMs).toBeLessThan(SOON_MS);
		});
	});
}
