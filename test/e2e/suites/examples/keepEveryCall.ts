// workflows/keep-every-call.json: one row a call in the table that the page, the report and the alerts read.
import { randomBytes, randomUUID } from 'node:crypto';

import { callEnded, hamsaCallEvent, ReceptAiSender, receptEvent } from '../../../simulator';
import { callEventPlatforms } from '../../../simulator/callEvents';
import { aCall } from '../../../support/callRecords';
import { seedPhoneAgent } from '../fixture';
import { dropTable, importExample, readExample, setUp, startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { connect, node, workflow, type WorkflowNode } from '../../harness/workflows';
import { callEventsUnderTest, deliverCallEvent } from '../../../verification/callEvents';

const TABLE = 'Call records';
const DAY_MS = 86_400_000;

export function keepEveryCallExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let ended = 0;
	beforeAll(async () => {
		await dropTable(getFixture(), TABLE);
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'keep-every-call');
	});
	afterAll(() => example?.stop());

	const rows = async () => await example.rows(TABLE);

	it('keeps an ended call, and the same call once', async () => {
		const event = callEnded({ data: { callId: 'call_kept', durationSeconds: 42, summary: 'Not yet.' } });
		await getFixture().simulator.deliver({ agentId, event });
		await example.ended((ended += 1));
		const again = callEnded({ data: { ...event.data, summary: 'Moved a booking.' } });
		await getFixture().simulator.deliver({ agentId, event: again });
		await example.ended((ended += 1));
		expect(await rows()).toEqual([
			expect.objectContaining({
				platform: 'agentPhone',
				callId: 'call_kept',
				agentId,
				direction: 'inbound',
				from: '+15005550001',
				durationSeconds: 42,
				status: 'completed',
				endedReason: 'user_hangup',
				callerSpoke: true,
				missed: false,
				sentiment: 'positive',
				successful: true,
				summary: 'Moved a booking.',
				transcript: JSON.stringify([
					{ role: 'agent', text: 'Hello', at: null },
					{ role: 'caller', text: 'Hi', at: null },
				]),
				costAmount: null,
				firstWordMs: null,
			}),
		]);
	});

	it('keeps the calls of every platform, each told to its own trigger', async () => {
		const fixture = getFixture();
		const { api, n8n, hamsa } = fixture;
		const secrets = new Map<string, string>();
		const switchedOn = async (one: WorkflowNode): Promise<WorkflowNode> => {
			const { credential, data, parameters = {} } = accountFor(one);
			const made = credential ? await api.createCredential({ name: one.name, type: credential, data }) : fixture.hamsaCredential;
			return {
				...one,
				disabled: false,
				webhookId: randomUUID(),
				parameters: { ...one.parameters, ...parameters },
				credentials: { [made.type]: made },
			};
		};
		const accountFor = (
			one: WorkflowNode,
		): { credential?: string; data: Record<string, unknown>; parameters?: Record<string, unknown> } => {
			const secret = randomBytes(24).toString('base64url');
			secrets.set(one.name, secret);
			const declared = callEventPlatforms.find(({ node: type }) => one.type.endsWith(`.${type}`));
			if (declared) return { credential: declared.credential, data: declared.credentialData(secret) };
			if (one.type.endsWith('.receptAiTrigger')) {
				return { credential: 'receptAiWebhookApi', data: { authenticationTypes: ['hmac'], hmacSecret: secret } };
			}
			const agent = hamsa.seedAgent({ name: 'Keeper' });
			return { data: {}, parameters: { agentId: { __rl: true, mode: 'id', value: agent.id } } };
		};
		const { nodes, ...rest } = await readExample('keep-every-call');
		const asked = nodes.filter(({ type }) => type.endsWith('Trigger') && type.startsWith('n8n-nodes-voice-agents.'));
		expect(asked).toHaveLength(7);
		const others = await Promise.all(asked.filter(({ type }) => !type.endsWith('.agentPhoneTrigger')).map(switchedOn));
		const kept = nodes
			.filter((one) => !asked.includes(one) || one.type.endsWith('.agentPhoneTrigger'))
			.map((one) => (asked.includes(one) ? { ...one, disabled: true } : one));
		const { id } = await api.createWorkflow({ ...rest, nodes: [...kept, ...others] });
		await api.activateWorkflow(id);
		try {
			const urlOf = ({ webhookId }: WorkflowNode, path: string) => `${n8n.baseUrl}/webhook/${webhookId}/${path}`;
			for (const simulated of callEventPlatforms) {
				const trigger = others.find(({ type }) => type.endsWith(`.${simulated.node}`))!;
				const subject = callEventsUnderTest.find(({ node: type, variant }) => type === simulated.node && variant === undefined)!;
				const { status } = await deliverCallEvent(urlOf(trigger, simulated.path), subject, secrets.get(trigger.name)!);
				expect([simulated.node, status]).toEqual([simulated.node, 200]);
			}
			const recept = others.find(({ type }) => type.endsWith('.receptAiTrigger'))!;
			const sender = new ReceptAiSender({
				url: urlOf(recept, 'recept-ai'),
				allowLoopback: true,
				auth: [{ method: 'hmac', secret: secrets.get(recept.name)!, header: 'X-Signature' }],
			});
			expect((await sender.deliver(receptEvent('call.ended'))).attempts.at(-1)?.status).toBe(200);
			sender.close();
			const hamsaTrigger = others.find(({ type }) => type.endsWith('.hamsaTrigger'))!;
			const agentOfHamsa = (hamsaTrigger.parameters.agentId as { value: string }).value;
			await hamsa.deliver({ agentId: agentOfHamsa, event: hamsaCallEvent('call.ended', { callId: 'call_hamsa' }) });
			await api.waitForExecutions(id, 6, { status: 'success' });
			const platforms = (await rows()).map(({ platform }) => platform);
			expect(new Set(platforms)).toEqual(new Set(['agentPhone', 'vapi', 'retell', 'elevenLabs', 'bland', 'hamsa', 'receptAi']));
			const filled = (await rows()).filter(({ platform }) => ['vapi', 'retell', 'elevenLabs', 'bland'].includes(String(platform)));
			expect(filled).toHaveLength(4);
			for (const row of filled) {
				expect(row).toMatchObject({
					direction: 'inbound',
					from: '+15005550001',
					to: '+15005550006',
					status: 'completed',
					callerSpoke: true,
					missed: false,
					summary: 'Caller asked for opening hours.',
				});
			}
		} finally {
			await api.deactivateWorkflow(id);
		}
	});

	describe('whatever platform tells of the call', () => {
		/** The chain behind "The call", fed by another workflow. */
		const keep = async (calls: object[]) => {
			const { api } = getFixture();
			const { nodes, connections } = await readExample('keep-every-call');
			const chain = nodes.filter(({ name }) => ['The call', 'Make the table', 'Keep the call'].includes(name));
			const start = node('n8n-nodes-base.manualTrigger', 'Start');
			const given = node(
				'n8n-nodes-base.set',
				'Given',
				{ mode: 'raw', jsonOutput: JSON.stringify({ calls }), options: {} },
				{ typeVersion: 3.4 },
			);
			const split = node('n8n-nodes-base.splitOut', 'Split', { fieldToSplitOut: 'calls', options: {} });
			const fed = workflow('Fed', [start, given, split], [connect(start, given), connect(given, split), connect(split, 'The call')]);
			const made = await api.createWorkflow({
				...fed,
				nodes: [...fed.nodes, ...chain],
				connections: { ...fed.connections, 'The call': connections['The call'] },
			});
			const execution = await api.runWorkflowManually(made, 'Start');
			await api.waitForExecutions(made.id, 1);
			expect((await api.getExecution(execution)).error?.message).toBeUndefined();
		};

		it('keeps all of it, and null where nothing is told', async () => {
			const startedAt = new Date(Date.now() - DAY_MS).toISOString();
			await keep([
				aCall({
					platform: 'vapi',
					callId: 'full',
					startedAt,
					cost: { amount: 0.12, currency: 'USD' },
					variables: { name: 'Ada' },
					timing: { turns: 4, firstWordMs: 610, slowestFirstWordMs: 1900, fallbacks: 1, interruptions: 0 },
				}),
				{
					platform: 'hamsa',
					callId: 'bare',
					status: 'unknown',
					event: 'callEnded',
					transcript: [],
					transcriptText: 'Agent: Hello',
				},
			]);
			const kept = new Map((await rows()).map((row) => [row.callId, row]));
			expect(kept.get('full')).toMatchObject({
				at: startedAt,
				costAmount: 0.12,
				costCurrency: 'USD',
				variables: '{"name":"Ada"}',
				turns: 4,
				firstWordMs: 610,
				fallbacks: 1,
				interruptions: 0,
			});
			const { at, ...bare } = kept.get('bare')!;
			expect(Date.now() - Date.parse(String(at))).toBeLessThan(60_000);
			const told = Object.entries(bare).filter(([, value]) => value !== null);
			expect(Object.fromEntries(told)).toEqual({
				platform: 'hamsa',
				callId: 'bare',
				status: 'unknown',
				transcript: 'Agent: Hello',
			});
		});

		it('tells calls of two platforms with the same ID apart, and runs without the table', async () => {
			await keep([aCall({ platform: 'vapi', callId: 'same' }), aCall({ platform: 'retell', callId: 'same' })]);
			await keep([aCall({ platform: 'vapi', callId: 'same', summary: 'Later' })]);
			const same = (await rows()).filter(({ callId }) => callId === 'same');
			expect(same.map(({ platform, summary }) => [platform, summary])).toEqual([
				['vapi', 'Later'],
				['retell', aCall().summary],
			]);
			await dropTable(getFixture(), TABLE);
			await keep([aCall({ callId: 'first' })]);
			expect((await rows()).map(({ callId }) => callId)).toEqual(['first']);
		});
	});

	it('forgets after 90 days, and not before', async () => {
		const { api } = getFixture();
		const ago = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();
		const { id } = await importExample(getFixture(), 'keep-every-call');
		await setUp(getFixture(), id);
		await example.addRows(TABLE, [
			{ callId: 'old', at: ago(91) },
			{ callId: 'young', at: ago(89) },
		]);
		await api.runWorkflowManually({ id }, 'Every night');
		await api.waitForExecutions(id, 2);
		const kept = (await rows()).map(({ callId }) => callId);
		expect(kept).toContain('young');
		expect(kept).not.toContain('old');
	});
}
