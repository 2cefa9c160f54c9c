// The flagship: a caller is answered while the workflow runs.

import type { TurnResult } from '../../simulator';
import { connect, node } from '../harness/workflows';
import { startGate } from './gate';
import {
	activate,
	agentTrigger,
	aiAgent,
	chain,
	holdModelAfter,
	noOp,
	pause,
	say,
	seedPhoneAgent,
	voiceReply,
	type Fixture,
} from './fixture';

const textsOf = ({ lines }: TurnResult) => lines.map(({ json }) => json?.text);

/** What must hold for every streamed answer (docs/platforms/agentphone.md, 4.6). */
function expectWellFormed(turn: TurnResult): void {
	expect(turn.problems).toEqual([]);
	expect(turn).toMatchObject({ status: 200, contentType: 'application/x-ndjson', afterClose: [] });
	expect(turn.lines.every(({ json }) => json !== null)).toBe(true);
	expect(turn.lines.map(({ interim }) => interim)).toEqual([...turn.lines.slice(1).map(() => true), false]);
}

export function voiceTurnSuite(getFixture: () => Fixture): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	const turn = (agentId: string, options: Partial<Parameters<Fixture['simulator']['placeTurn']>[0]> = {}) =>
		fixture.simulator.placeTurn({ agentId, transcript: 'Where is my order?', ...options });

	it('speaks the filler before the workflow runs, and each reply when its node runs', async () => {
		const agentId = seedPhoneAgent(fixture);
		const [beginning, lookup] = [await startGate(), await startGate()];
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			beginning.keeper('Until the filler is heard'),
			say('First', 'I look it up.'),
			lookup.keeper('Until the first reply is heard'),
			say('Second', 'I have **found** it.'),
			voiceReply('Last', { operation: 'finish', text: '={{ "You asked: " + $("Trigger").item.json.chatInput }}' }),
		]);

		const gateAfter: Record<string, typeof beginning> = { 'One moment.': beginning, 'I look it up.': lookup };
		const result = await turn(agentId, { onLine: ({ json }) => gateAfter[String(json?.text)]?.open() });
		await Promise.all([beginning.stop(), lookup.stop()]);

		expectWellFormed(result);
		expect(textsOf(result)).toEqual(['One moment.', 'I look it up.', 'I have found it.', 'You asked: Where is my order?']);
		await fixture.api.waitForExecutions(id, 1, { status: 'success' });
	});

	it('closes with an empty line when the workflow ends without closing', async () => {
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [agentTrigger(fixture, agentId, { filler: '' }), say('Say', 'Hello.')]);
		const result = await turn(agentId);
		expectWellFormed(result);
		expect(result.lines.map(({ json }) => json)).toEqual([{ text: 'Hello.', interim: true }, { text: '' }]);
	});

	it.each([
		['hangs up', { operation: 'hangUp', sayFirst: 'Goodbye.' }, { text: 'Goodbye.', hangup: true }],
		['transfers', { operation: 'transfer', sayFirst: '' }, { text: '', action: 'transfer' }],
		['presses digits', { operation: 'pressDigits', digits: '12*#' }, { text: '', digits: '12*#' }],
	])('%s', async (_what, parameters, final) => {
		const agentId = seedPhoneAgent(fixture, { transferNumber: '+15005550009' });
		await activate(fixture, [agentTrigger(fixture, agentId, { filler: '' }), voiceReply('End', parameters)]);
		const result = await turn(agentId);
		expectWellFormed(result);
		expect(result.final).toEqual(final);
	});

	it('answers at once while the workflow goes on after "Say and Finish"', async () => {
		const agentId = seedPhoneAgent(fixture);
		const gate = await startGate();
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: '' }),
			voiceReply('Answer', { operation: 'finish', text: 'Done.' }),
			gate.keeper('Paperwork, until the answer is complete'),
			noOp('Filed'),
		]);
		expectWellFormed(await turn(agentId));
		gate.open();
		const [execution] = await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		await gate.stop();
		expect((await fixture.api.getExecution(execution.id)).lastNodeExecuted).toBe('Filed');
	});

	it.each(['Responses API', 'chat completions'] as const)(
		'streams an AI Agent sentence by sentence, without a reply node: %s',
		async (chosen) => {
			const text =
				'**Of course!** Dr. Smith is free at 9:30 a.m. on Monday.\n\n- It costs 3.50 dollars.\n- See [our page](https://example.com/a) \u{1f600}\n\nShall I book it?';
			fixture.model.configure({ reply: () => text, tokenDelay: 2 });
			// Spoken while the model still writes: it stops before its last words until the first are heard.
			const goOn = holdModelAfter(fixture, 'Shall');
			const agentId = seedPhoneAgent(fixture);
			const trigger = agentTrigger(fixture, agentId, { filler: 'Let me see.' });
			const { agent, model, modelConnection, api } = aiAgent(fixture, chosen);
			const { id } = await activate(fixture, [trigger, agent, model], [connect(trigger, agent), modelConnection]);

			const result = await turn(agentId, {
				transcript: 'Is the doctor free?',
				onLine: ({ json }) => {
					if (json?.text === 'Of course!') goOn();
				},
			});
			fixture.model.configure({ onToken: undefined });

			expectWellFormed(result);
			expect(textsOf(result)).toEqual([
				'Let me see.',
				'Of course!',
				'Dr. Smith is free at 9:30 a.m. on Monday.',
				'It costs 3.50 dollars.',
				'See our page.',
				'Shall I book it?',
				'',
			]);
			const asked = fixture.model.requests.at(-1)!;
			expect([asked.api, asked.stream]).toEqual([api, true]);
			expect(asked.messages.at(-1)).toMatchObject({ role: 'user', content: 'Is the doctor free?' });
			await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		},
	);

	it('keeps two messages of one answer of the Responses API apart', async () => {
		// n8n strings them together. Chat completions know one message only.
		fixture.model.configure({
			reply: () => ({ preamble: 'Let me look it up.', text: 'It leaves at nine. Shall I book it?' }),
			tokenDelay: 5,
		});
		const agentId = seedPhoneAgent(fixture);
		const trigger = agentTrigger(fixture, agentId, { filler: '' });
		const { agent, model, modelConnection, api } = aiAgent(fixture);
		await activate(fixture, [trigger, agent, model], [connect(trigger, agent), modelConnection]);

		const result = await turn(agentId);

		expectWellFormed(result);
		const preamble = api === 'Responses API' ? ['Let me look it up.'] : [];
		expect(textsOf(result)).toEqual([...preamble, 'It leaves at nine.', 'Shall I book it?', '']);
	});

	describe('says the fallback message', () => {
		const fallbackMessage = 'Please call back later.';
		const failing = (extra = {}) => node('n8n-nodes-base.stopAndError', 'Fails', { errorMessage: 'out of order' }, extra);

		it('when the workflow fails after it spoke', async () => {
			const agentId = seedPhoneAgent(fixture);
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '', fallbackMessage }),
				say('Say', 'I look it up.'),
				failing(),
			]);
			const result = await turn(agentId);
			expectWellFormed(result);
			expect(textsOf(result)).toEqual(['I look it up.', fallbackMessage]);
		});

		it('when the workflow ends without a word', async () => {
			const agentId = seedPhoneAgent(fixture);
			await activate(fixture, [agentTrigger(fixture, agentId, { filler: 'One moment.', fallbackMessage }), noOp('Nothing')]);
			expect(textsOf(await turn(agentId))).toEqual(['One moment.', fallbackMessage]);
		});

		it('two seconds before the time limit', async () => {
			const agentId = seedPhoneAgent(fixture);
			const gate = await startGate();
			const { id } = await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: 'One moment.', fallbackMessage, timeout: 5 }),
				gate.keeper('Too slow'),
				say('Late', 'Still there?'),
			]);
			// After five seconds the simulated caller would be gone.
			const result = await turn(agentId);
			expectWellFormed(result);
			expect(textsOf(result)).toEqual(['One moment.', fallbackMessage]);
			// And not at once.
			expect(result.totalMs).toBeGreaterThan(2900);
			gate.open();
			await fixture.api.waitForExecutions(id, 1, { status: 'success' });
			await gate.stop();
		});

		it('but not when the workflow dealt with the failure itself', async () => {
			const agentId = seedPhoneAgent(fixture);
			await activate(fixture, [
				agentTrigger(fixture, agentId, { filler: '', fallbackMessage }),
				node(
					'n8n-nodes-base.httpRequest',
					'Fails',
					{ url: 'http://127.0.0.1:1/', options: { timeout: 500 } },
					{ typeVersion: 4.2, onError: 'continueRegularOutput' },
				),
				say('Say', 'The shop system is down, I noted it.'),
			]);
			expect(textsOf(await turn(agentId))).toEqual(['The shop system is down, I noted it.', '']);
		});
	});

	it('lets the workflow finish when the caller hangs up, and answers the next one', async () => {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			pause('Wait', 0.5),
			say('Say', 'Anybody there?'),
			noOp('Filed'),
		]);
		const left = await turn(agentId, { hangUpAfterLines: 1 });
		expect(left.callerHungUp).toBe(true);
		const [execution] = await fixture.api.waitForExecutions(id, 1, { status: 'success' });
		expect((await fixture.api.getExecution(execution.id)).lastNodeExecuted).toBe('Filed');
		const stayed = await turn(agentId);
		expectWellFormed(stayed);
		expect(textsOf(stayed)).toEqual(['One moment.', 'Anybody there?', '']);
	});

	it('answers with one JSON object when streaming is off', async () => {
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'Unheard.', options: { answerFormat: 'json' } }),
			say('Say', 'Your order is on its way.'),
			voiceReply('End', { operation: 'hangUp', sayFirst: 'Goodbye.' }),
		]);
		const result = await turn(agentId);
		expect(result).toMatchObject({ status: 200, problems: [], final: { text: 'Your order is on its way. Goodbye.', hangup: true } });
		expect(result.contentType).toMatch(/^application\/json/);
	});

	it('gives every chosen event an output of its own, in the order of choosing', async () => {
		const agentId = seedPhoneAgent(fixture);
		const trigger = agentTrigger(fixture, agentId, { events: ['voiceTurn', 'callEnded'], filler: '' });
		const answer = voiceReply('Answer', { operation: 'hangUp', sayFirst: 'Bye.' });
		const ended = noOp('Ended');
		const { id } = await activate(
			fixture,
			[trigger, answer, ended],
			[...chain(trigger, answer), connect(trigger, ended, { output: 1 })],
		);

		const call = await fixture.simulator.call({ agentId, turns: ['Hello?'] });

		expect(call.ended?.attempts.map(({ status }) => status)).toEqual([200]);
		const executions = await fixture.api.waitForExecutions(id, 2, { status: 'success' });
		const details = await Promise.all(executions.map(({ id: executionId }) => fixture.api.getExecution(executionId)));
		expect(details.map(({ lastNodeExecuted }) => lastNodeExecuted).sort()).toEqual(['Answer', 'Ended']);
		const item = details.find(({ lastNodeExecuted }) => lastNodeExecuted === 'Ended')!.runData.Ended[0].outputs[0][0];
		expect(item).toMatchObject({
			event: 'callEnded',
			callId: call.callId,
			endedReason: 'agent_hangup',
			callerSpoke: true,
			timing: { turns: 1, firstWordMs: expect.any(Number) as number, fallbacks: 0, interruptions: 0 },
		});
	});

	it('speaks to twenty callers at once, to each the own answer', async () => {
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			voiceReply('Answer', { operation: 'finish', text: '={{ "You said " + $json.chatInput }}' }),
		]);
		const results = await Promise.all(Array.from({ length: 20 }, (_, index) => turn(agentId, { transcript: `number ${index}` })));
		results.forEach((result, index) => {
			expectWellFormed(result);
			expect(textsOf(result)).toEqual(['One moment.', `You said number ${index}`]);
		});
	});
}
