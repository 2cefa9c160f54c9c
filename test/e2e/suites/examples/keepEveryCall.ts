// workflows/keep-every-call.json: one row a call in the table that the page, the report and the alerts read.
import { callEnded } from '../../../simulator';
import { aCall } from '../../../support/callRecords';
import { seedPhoneAgent } from '../fixture';
import { dropTable, importExample, readExample, setUp, startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { connect, node, workflow } from '../../harness/workflows';
import { publishBehindEveryTrigger, type EveryPlatform } from './everyPlatform';

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

	describe('with the ticket and the text of two other examples, behind every trigger', () => {
		const TABLES = ['Call tickets', 'Team chat', 'Missed call texts'];
		const ALL = ['agentPhone', 'bland', 'elevenLabs', 'hamsa', 'receptAi', 'retell', 'vapi'];
		let every: EveryPlatform;
		beforeAll(async () => {
			await example.stop();
			// The examples themselves have rows in them.
			for (const table of [TABLE, ...TABLES]) await dropTable(getFixture(), table);
			every = await publishBehindEveryTrigger(getFixture());
		});
		afterAll(async () => {
			await every?.stop();
			for (const table of TABLES) await dropTable(getFixture(), table);
		});

		it('runs the same nodes for each of the seven', async () => {
			const { api, simulator } = getFixture();
			const earlier = simulator.requests.length;
			const told = await every.tellEach();
			expect(told.map(({ platform, status }) => `${platform} ${status}`).sort()).toEqual(
				ALL.flatMap((platform) => [`${platform} 200`, `${platform} 200`]),
			);
			const executions = await api.waitForExecutions(every.id, 2 * ALL.length);
			expect(executions.map(({ status }) => status)).toEqual(executions.map(() => 'success'));

			// One call in which the caller spoke, and one in which nobody did.
			const kept = await rows();
			expect(kept.map(({ platform, missed }) => `${String(platform)} ${String(missed)}`).sort()).toEqual(
				ALL.flatMap((platform) => [`${platform} false`, `${platform} true`]),
			);
			const callers = new Map(told.map(({ platform, callerNumber }) => [platform, callerNumber]));
			for (const [platform, callerNumber] of callers) {
				const own = kept.filter((row) => row.platform === platform);
				const rest = { direction: 'inbound', from: callerNumber, to: '+15005550006', status: 'completed' };
				expect(own).toEqual([expect.objectContaining(rest), expect.objectContaining(rest)]);
			}
			const tickets = await example.rows('Call tickets');
			const spoken = kept.filter(({ missed }) => missed === false);
			expect(tickets.map(({ callId, phone }) => [callId, phone]).sort()).toEqual(
				spoken.map(({ callId, from }) => [callId, from]).sort(),
			);
			expect(tickets.filter(({ summary, transcript }) => !summary || !String(transcript).includes('Caller: '))).toEqual([]);
			const texts = simulator.requests
				.slice(earlier)
				.filter(({ method, path }) => method === 'POST' && path === '/v1/messages')
				.map(({ body }) => (body as { to_number: string }).to_number);
			expect(texts.sort()).toEqual([...callers.values()].sort());
		});
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
