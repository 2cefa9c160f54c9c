// Line by line what a caller hears of workflows that cannot answer a caller as they are, and what their executions tell of it.
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../harness/api';
import { currentAiNodeVersion } from '../harness/paths';
import { connect, node, workflow } from '../harness/workflows';
import { chain, say, type Fixture } from './fixture';
import { agentNode, call, callFirstTool, chatModel, connectModel, phoneTrigger, script, SORRY } from './heardFixture';

const matching = (text: string) => [expect.stringContaining(text)] as unknown[];

/** @param inOneProcess whether the execution runs where the caller's line is held; in queue mode it does not */
export function whatIsHeardInsteadSuite(getFixture: () => Fixture, { inOneProcess }: { inOneProcess: boolean }): void {
	let fixture: Fixture;
	beforeAll(() => {
		fixture = getFixture();
	});

	describe('a required output format', () => {
		const formatted = async (options: Record<string, unknown>) => {
			script(fixture, { main: [callFirstTool({ output: { reply: 'Your table is booked for six.' } })] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent', { maxIterations: 3, ...options }, { hasOutputParser: true });
			const model = chatModel(fixture, 'main');
			const parser = node(
				'@n8n/n8n-nodes-langchain.outputParserStructured',
				'Format',
				{ schemaType: 'fromJson', jsonSchemaExample: '{ "reply": "It is booked." }' },
				{ typeVersion: currentAiNodeVersion('outputParserStructured') },
			);
			const reply = say('Reply', '={{ $json.output.reply }}');
			return await call(
				fixture,
				phone,
				[agent, model, parser, reply],
				[...chain(phone.trigger, agent, reply), connectModel(model, agent), connect(parser, agent, { type: 'ai_outputParser' })],
			);
		};

		it('cannot be streamed: n8n goes round until the last iteration, and the trigger says what to change', async () => {
			const { lines, execution, hints } = await formatted({});
			expect(lines).toEqual([SORRY]);
			expect(execution.status).toBe('error');
			expect(hints).toEqual(matching('"Agent" requires a specific output format'));
		});

		it('is spoken by Voice Reply, without streaming', async () => {
			const { lines, execution, hints } = await formatted({ enableStreaming: false });
			expect(lines).toEqual(['Your table is booked for six.', '']);
			expect(execution.status).toBe('success');
			expect(hints).toEqual([]);
		});
	});

	it('a Respond to Webhook behind the agent fails, and the caller hears only the answer', async () => {
		script(fixture, { main: ['Your table is booked. See you at six.'] });
		const phone = phoneTrigger(fixture);
		const agent = agentNode('Agent');
		const model = chatModel(fixture, 'main');
		const respond = node('n8n-nodes-base.respondToWebhook', 'Respond', { options: {} }, { typeVersion: 1.5 });
		const { lines, execution, hints } = await call(
			fixture,
			phone,
			[agent, model, respond],
			[...chain(phone.trigger, agent, respond), connectModel(model, agent)],
		);
		expect(lines).toEqual(['Your table is booked.', 'See you at six.', '']);
		expect([execution.status, execution.error?.message]).toEqual(['error', 'No Webhook node found in the workflow']);
		expect(hints).toEqual(matching('"Respond" fails here'));
	});

	it('a Wait of more than 65 seconds ends the turn, and the trigger says so', async () => {
		const phone = phoneTrigger(fixture);
		const nodes = [
			node('n8n-nodes-base.wait', 'Wait', { amount: 1.5, unit: 'minutes' }, { typeVersion: 1.1 }),
			say('Late', 'Are you still there?'),
		];
		const { lines, execution, hints } = await call(fixture, phone, nodes, chain(phone.trigger, ...nodes));
		await fixture.api.stopExecution(execution.id);
		expect(lines).toEqual([SORRY]);
		expect(execution.status).toBe('waiting');
		expect(hints).toEqual(matching('The caller hears nothing after "Wait"'));
	});

	it('a Voice Reply in a sub-workflow is not heard, and the trigger says so', async () => {
		const called = node('n8n-nodes-base.executeWorkflowTrigger', 'Called', { inputSource: 'passthrough' }, { typeVersion: 1.1 });
		const aside = say('Aside', 'Nobody hears me.');
		const sub = await fixture.api.createWorkflow(workflow('Sub-workflow', [called, aside], chain(called, aside)));
		await fixture.api.publishSubWorkflow(sub.id);
		const phone = phoneTrigger(fixture);
		const execute = node(
			'n8n-nodes-base.executeWorkflow',
			'Answer elsewhere',
			{ workflowId: { __rl: true, mode: 'id', value: sub.id }, options: {} },
			{ typeVersion: 1.2 },
		);
		const { lines, execution, hints } = await call(fixture, phone, [execute], chain(phone.trigger, execute));
		expect(lines).toEqual([SORRY]);
		expect(execution.status).toBe('success');
		expect(hints).toEqual(matching('sub-workflow of "Answer elsewhere"'));
	});

	describe('an answer that is only reasoning', () => {
		const thinking = '<think>They ask for a table. I do not know.</think>';
		const reason = 'The caller heard only the fallback message';

		it('gives the fallback message, and says why', async () => {
			script(fixture, { main: [thinking] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent');
			const model = chatModel(fixture, 'main');
			const logged = () => fixture.logs().split(reason).length;
			const before = logged();
			const { lines, metadata } = await call(
				fixture,
				phone,
				[agent, model],
				[connect(phone.trigger, agent), connectModel(model, agent)],
			);
			expect(lines).toEqual([SORRY]);
			await pWaitFor(() => logged() > before, { timeout: WAIT_TIMEOUT_MS });
			if (inOneProcess) expect(metadata.voiceTurn).toContain(reason);
			else expect(metadata).not.toHaveProperty('voiceTurn');
		});

		it('is no failure if the workflow says something else', async () => {
			script(fixture, { main: [thinking] });
			const phone = phoneTrigger(fixture);
			const agent = agentNode('Agent');
			const model = chatModel(fixture, 'main');
			const reply = say('Reply', 'How can I help?');
			const { lines, metadata } = await call(
				fixture,
				phone,
				[agent, model, reply],
				[...chain(phone.trigger, agent, reply), connectModel(model, agent)],
			);
			expect(lines).toEqual(['How can I help?', '']);
			expect(metadata.voiceTurn ?? '').not.toContain(reason);
		});
	});
}
