// A caller who waits, interrupts, hangs up; a workflow that loops, branches, speaks too late, is stopped.
import type { TurnResult } from '../../simulator';
import type { ExecutionDetail } from '../harness/api';
import { connect, node, workflow, type WorkflowNode } from '../harness/workflows';
import { startGate, type Gate } from './gate';
import { activate, agentTrigger, aiAgent, chain, noOp, PACKAGE, pause, say, seedPhoneAgent, voiceReply, type Fixture } from './fixture';

const textsOf = ({ lines }: TurnResult) => lines.map(({ json }) => json?.text);

/** One closing line, the last one, and every line an object. */
function expectOneEnding(turn: TurnResult): void {
	expect(turn.problems).toEqual([]);
	expect(turn.afterClose).toEqual([]);
	expect(turn.lines.map(({ interim }) => interim)).toEqual([...turn.lines.slice(1).map(() => true), false]);
}

/** What a Voice Reply added to its items. */
const repliesOf = (execution: ExecutionDetail, name: string) =>
	(execution.runData[name] ?? []).flatMap(({ outputs }) =>
		(outputs[0] ?? []).map((json) => (json as { voiceReply: unknown }).voiceReply),
	);

/**
 * @param knowsTheLine whether the execution runs where the caller's line is held; in queue mode it does not
 */
export function conversationSuite(getFixture: () => Fixture, { knowsTheLine }: { knowsTheLine: boolean }): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	const turn = (agentId: string, options: Partial<Parameters<Fixture['simulator']['placeTurn']>[0]> = {}) =>
		fixture.simulator.placeTurn({ agentId, transcript: 'Where is my order?', ...options });

	async function finished(workflowId: string, count = 1): Promise<ExecutionDetail[]> {
		const executions = await fixture.api.waitForExecutions(workflowId, count);
		return await Promise.all(executions.map(({ id }) => fixture.api.getExecution(id)));
	}

	describe('fillers', () => {
		let gate: Gate;
		beforeEach(async () => {
			gate = await startGate();
		});
		afterEach(() => gate.stop());

		it('are said in turn within a call, and only if the workflow takes its time', async () => {
			const agentId = seedPhoneAgent(fixture);
			const trigger = agentTrigger(fixture, agentId, { filler: 'One moment.\nLet me see.', options: { fillerAfter: 2 } });
			const slow = node(
				'n8n-nodes-base.if',
				'Slow',
				{
					conditions: {
						options: { version: 2 },
						combinator: 'and',
						conditions: [
							{ leftValue: '={{ $json.chatInput }}', rightValue: 'slow', operator: { type: 'string', operation: 'equals' } },
						],
					},
				},
				{ typeVersion: 2.2 },
			);
			const wait = gate.keeper('Until a filler is heard');
			const answer = voiceReply('Answer', { operation: 'finish', text: 'Here it is.' });
			await activate(
				fixture,
				[trigger, slow, wait, answer],
				[...chain(trigger, slow, wait, answer), connect(slow, answer, { output: 1 })],
			);

			const said: unknown[] = [];
			for (const transcript of ['slow', 'quick', 'slow']) {
				gate.close();
				said.push(textsOf(await turn(agentId, { transcript, callId: `call_${agentId}`, onLine: () => gate.open() })));
			}
			expect(said).toEqual([['One moment.', 'Here it is.'], ['Here it is.'], ['Let me see.', 'Here it is.']]);
		});

		it('come again until the answer ends, also after its first words', async () => {
			const agentId = seedPhoneAgent(fixture);
			const packing = await startGate();
			const fillers = ['One moment.', 'Still looking.', 'Nearly there.'];
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: fillers.join('\n'), options: { fillerEvery: 0.5 } }),
				gate.keeper('Until all fillers are heard'),
				say('Say', 'Found it.'),
				packing.keeper('Until one more is heard'),
				voiceReply('Last', { operation: 'finish', text: 'It is on its way.' }),
			]);
			let isFound = false;
			const result = await turn(agentId, {
				onLine: ({ json }) => {
					if (json?.text === fillers.at(-1)) gate.open();
					if (json?.text === 'Found it.') isFound = true;
					else if (isFound) packing.open();
				},
			});
			await packing.stop();
			expectOneEnding(result);
			const said = textsOf(result);
			const found = said.indexOf('Found it.');
			expect(said.slice(0, 3)).toEqual(fillers);
			// On a slow machine some more.
			expect(fillers).toEqual(expect.arrayContaining(said.slice(3, found)));
			expect(said.length).toBeGreaterThan(found + 2);
			expect(fillers).toEqual(expect.arrayContaining(said.slice(found + 1, -1)));
			expect(said.at(-1)).toBe('It is on its way.');
		});
	});

	describe('Voice Reply knows whether it was heard', () => {
		it('by a caller who listens', async () => {
			const agentId = seedPhoneAgent(fixture);
			const { id } = await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '' }),
				say('Say', 'Hello.'),
				voiceReply('Last', { operation: 'finish', text: 'Bye.' }),
			]);
			expectOneEnding(await turn(agentId));
			const [execution] = await finished(id);
			const delivered = knowsTheLine ? true : null;
			expect(repliesOf(execution, 'Say')).toEqual([{ operation: 'say', text: 'Hello.', streamed: true, delivered }]);
			expect(repliesOf(execution, 'Last')).toMatchObject([{ delivered }]);
		});

		it('by nobody, because the turn was closed before', async () => {
			const agentId = seedPhoneAgent(fixture);
			const { id } = await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '' }),
				voiceReply('Last', { operation: 'finish', text: 'Bye.' }),
				say('Too late', 'One more thing.'),
			]);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect(textsOf(result)).toEqual(['Bye.']);
			const [execution] = await finished(id);
			expect(repliesOf(execution, 'Too late')).toMatchObject([{ streamed: true, delivered: false }]);
			expect(JSON.stringify(execution.data)).toContain('the turn had been closed already');
		});

		it('by nobody, because the caller hung up', async () => {
			const agentId = seedPhoneAgent(fixture);
			const gate = await startGate();
			const { id } = await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: 'One moment.' }),
				gate.keeper('Until the caller is gone'),
				say('Say', 'Anybody there?'),
			]);
			expect((await turn(agentId, { hangUpAfterLines: 1 })).callerHungUp).toBe(true);
			gate.open();
			const [execution] = await finished(id);
			await gate.stop();
			expect(repliesOf(execution, 'Say')).toMatchObject([{ delivered: knowsTheLine ? false : null }]);
		});
	});

	describe('a caller who interrupts', () => {
		let gate: Gate;
		beforeEach(async () => {
			gate = await startGate();
		});
		afterEach(() => gate.stop());

		/** @param onSecondLine told of every line of the answer to the second words */
		const interrupting = async (options: Record<string, unknown>, onSecondLine?: () => void) => {
			const agentId = seedPhoneAgent(fixture);
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '', options }),
				say('First', '={{ "You said " + $json.chatInput }}'),
				gate.keeper('Wait'),
				say('Second', 'And that is all.'),
			]);
			const callId = `call_${agentId}`;
			let second: Promise<TurnResult> | undefined;
			// The caller speaks again as soon as the first words are heard.
			const onLine = () => {
				second ??= turn(agentId, { transcript: 'two', callId, ...(onSecondLine && { onLine: onSecondLine }) });
			};
			const first = await turn(agentId, { transcript: 'one', callId, onLine });
			gate.open();
			return { first, second: await second! };
		};

		it('ends the answer that is being spoken', async () => {
			// Its workflow waits until it has ended.
			const { first, second } = await interrupting({});
			expectOneEnding(first);
			expect(textsOf(first)).toEqual(['You said one', '']);
			expect(textsOf(second)).toEqual(['You said two', 'And that is all.', '']);
		});

		it('or lets it go on, if so chosen', async () => {
			const { first, second } = await interrupting({ bargeIn: 'continue' }, () => gate.open());
			expect(textsOf(first)).toEqual(['You said one', 'And that is all.', '']);
			expect(textsOf(second)).toEqual(['You said two', 'And that is all.', '']);
		});
	});

	describe('order is kept, and the turn ends once', () => {
		const split = (name: string, values: string[]): WorkflowNode =>
			node(
				'n8n-nodes-base.code',
				name,
				{ jsCode: `return ${JSON.stringify(values)}.map((word) => ({ json: { word } }));` },
				{ typeVersion: 2 },
			);

		it('with several items', async () => {
			const agentId = seedPhoneAgent(fixture);
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '' }),
				split('Items', ['one', 'two', 'three']),
				say('Say', '={{ $json.word }}'),
			]);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect(textsOf(result)).toEqual(['one', 'two', 'three', '']);
		});

		it('in a loop', async () => {
			const agentId = seedPhoneAgent(fixture);
			const trigger = agentTrigger(fixture, agentId, { filler: '' });
			const items = split('Items', ['one', 'two', 'three']);
			const loop = node('n8n-nodes-base.splitInBatches', 'Loop', { options: {} }, { typeVersion: 3 });
			const each = say('Each', '={{ $json.word }}');
			const last = voiceReply('Last', { operation: 'hangUp', sayFirst: 'Goodbye.' }, { executeOnce: true });
			await activate(
				fixture,
				[trigger, items, loop, each, last],
				[...chain(trigger, items, loop), connect(loop, last), connect(loop, each, { output: 1 }), connect(each, loop)],
			);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect(textsOf(result)).toEqual(['one', 'two', 'three', 'Goodbye.']);
			expect(result.hangup).toBe(true);
		});

		it('in two branches', async () => {
			const agentId = seedPhoneAgent(fixture);
			const trigger = agentTrigger(fixture, agentId, { filler: '' });
			const upper = say('Upper', 'First branch.');
			const lower = say('Lower', 'Second branch.');
			await activate(fixture, [trigger, upper, lower], [connect(trigger, upper), connect(trigger, lower)]);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect([...textsOf(result)].sort()).toEqual(['', 'First branch.', 'Second branch.']);
		});

		it('on an error branch', async () => {
			const agentId = seedPhoneAgent(fixture, { transferNumber: '+15005550009' });
			const trigger = agentTrigger(fixture, agentId, { filler: '' });
			const fails = node(
				'n8n-nodes-base.code',
				'Fails',
				{ jsCode: 'throw new Error("out of order")' },
				{ typeVersion: 2, onError: 'continueErrorOutput' },
			);
			const sorry = voiceReply('Sorry', { operation: 'transfer', sayFirst: 'I will put you through.' });
			await activate(fixture, [trigger, fails, sorry], [connect(trigger, fails), connect(fails, sorry, { output: 1 })]);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect(result).toMatchObject({ transfer: true, final: { text: 'I will put you through.', action: 'transfer' } });
		});
	});

	it('a sub-workflow is not heard, and knows it; what it gives back can be spoken', async () => {
		const called = node('n8n-nodes-base.executeWorkflowTrigger', 'Called', { inputSource: 'passthrough' }, { typeVersion: 1.1 });
		const aside = say('Aside', 'Nobody hears me.');
		const answer = node(
			'n8n-nodes-base.set',
			'Result',
			{ mode: 'raw', jsonOutput: '{ "answer": "It arrives tomorrow." }', options: {} },
			{ typeVersion: 3.4 },
		);
		const sub = await fixture.api.createWorkflow(workflow('Sub-workflow', [called, aside, answer], chain(called, aside, answer)));
		await fixture.api.publishSubWorkflow(sub.id);
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			node(
				'n8n-nodes-base.executeWorkflow',
				'Look up',
				{ workflowId: { __rl: true, mode: 'id', value: sub.id }, options: {} },
				{ typeVersion: 1.2 },
			),
			voiceReply('Answer', { operation: 'finish', text: '={{ $json.answer }}' }),
		]);
		const result = await turn(agentId);
		expectOneEnding(result);
		expect(textsOf(result)).toEqual(['One moment.', 'It arrives tomorrow.']);
		const [execution] = await finished(sub.id);
		expect(repliesOf(execution, 'Aside')).toEqual([{ operation: 'say', text: 'Nobody hears me.', streamed: false, delivered: false }]);
	});

	it('what a workflow keeps under the call is there at its next turn, and at no other call', async () => {
		const turns = await fixture.api.createDataTable('Turns of calls', { call: 'string', said: 'string' });
		const dataTableId = { __rl: true, mode: 'id', value: turns.id };
		const thisCall = { conditions: [{ keyName: 'call', condition: 'eq', keyValue: "={{ $('Trigger').item.json.sessionId }}" }] };
		const table = (name: string, parameters: Record<string, unknown>, extra: Partial<WorkflowNode> = {}) =>
			node('n8n-nodes-base.dataTable', name, { resource: 'row', dataTableId, ...parameters }, { typeVersion: 1.1, ...extra });
		const columns = {
			mappingMode: 'defineBelow',
			value: { call: '={{ $json.sessionId }}', said: '={{ $json.chatInput }}' },
			schema: ['call', 'said'].map((id) => ({
				id,
				displayName: id,
				type: 'string',
				required: false,
				defaultMatch: false,
				display: true,
			})),
		};
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: '' }),
			table('Keep', { operation: 'insert', columns, options: {} }),
			table('Recall', { operation: 'get', matchType: 'allConditions', filters: thisCall, returnAll: true }),
			voiceReply(
				'Answer',
				{ operation: 'finish', text: "={{ $input.all().map(({ json }) => json.said).join(', ') }}" },
				{ executeOnce: true },
			),
		]);
		const heard: unknown[] = [];
		for (const [callId, transcript] of [
			['call_a', 'one'],
			['call_b', 'uno'],
			['call_a', 'two'],
			['call_b', 'dos'],
			['call_a', 'three'],
		]) {
			heard.push((await turn(agentId, { callId, transcript })).final?.text);
		}
		expect(heard).toEqual(['one', 'uno', 'one, two', 'uno, dos', 'one, two, three']);
	});

	it.each(['Responses API', 'chat completions'] as const)(
		'an AI Agent speaks while it works, with Voice Reply as its tool: %s',
		async (chosen) => {
			const agentId = seedPhoneAgent(fixture);
			fixture.model.configure({
				reply: (_last, request) => {
					const answered = request.messages.some(({ role }) => role === 'tool');
					if (answered) return { text: 'Your order is on its way. Anything else?' };
					const [tool] = request.tools as Array<{ function: { name: string } }>;
					return { text: '', toolCall: { name: tool.function.name, arguments: { Text: 'I am looking it up.' } } };
				},
				tokenDelay: 5,
			});
			const trigger = agentTrigger(fixture, agentId, { filler: '' });
			const { agent, model, modelConnection, api } = aiAgent(fixture, chosen);
			const tool = node(`${PACKAGE}.voiceReplyTool`, 'Tell the caller', {
				operation: 'say',
				text: "={{ $fromAI('Text', 'What to say to the caller', 'string') }}",
			});
			await activate(
				fixture,
				[trigger, agent, model, tool],
				[connect(trigger, agent), modelConnection, connect(tool, agent, { type: 'ai_tool' })],
			);
			const result = await turn(agentId);
			expectOneEnding(result);
			expect(textsOf(result)).toEqual(['I am looking it up.', 'Your order is on its way.', 'Anything else?', '']);
			expect(fixture.model.requests.slice(-2).map((request) => request.api)).toEqual([api, api]);
		},
	);

	it('a stopped execution ends with the fallback message, in one process long before the time limit', async () => {
		// In queue mode n8n cannot tell (whatIsHeardMeanwhile.ts).
		const [timeout, seconds] = knowsTheLine ? [120, 60] : [5, 20];
		const agentId = seedPhoneAgent(fixture);
		const fallbackMessage = 'Please call back later.';
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: '', fallbackMessage, timeout }),
			say('Say', 'I look it up.'),
			pause('Wait', seconds),
			noOp('Never'),
		]);
		const stop = async () => {
			const [running] = await fixture.api.waitForExecutions(id, 1, { status: 'running' });
			await fixture.api.stopExecution(running.id);
		};
		let stopped: Promise<void> | undefined;
		const onLine = () => {
			stopped ??= stop();
		};
		const result = await turn(agentId, { onLine });
		await stopped;
		expectOneEnding(result);
		expect(textsOf(result)).toEqual(['I look it up.', fallbackMessage]);
		expect(result.totalMs).toBeLessThan(60_000);
	});
}
