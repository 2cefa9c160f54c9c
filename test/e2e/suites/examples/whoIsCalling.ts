// workflows/who-is-calling.json: the AI Agent knows who calls, from Airtable.
import type { ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';
import { calledExample } from './toolSteps';

export function whoIsCallingExample(getFixture: () => ExampleFixture): void {
	const airtable = () => getFixture().services.airtable;
	const chooseTable = async (id: string, tableId: string) =>
		await changeNode(getFixture(), id, 'Look up the caller', ({ parameters }) => ({
			parameters: {
				...parameters,
				base: { __rl: true, mode: 'id', value: airtable().baseId },
				table: { __rl: true, mode: 'id', value: tableId },
			},
		}));
	beforeAll(() => {
		airtable().records.push({
			id: 'rec1',
			createdTime: '2026-01-01T00:00:00.000Z',
			fields: { Phone: '+15005550001', Name: 'Ada Example', Notes: 'Has three chairs on order.' },
		});
	});
	const { say, id } = calledExample(getFixture, 'who-is-calling', {
		change: async (workflowId) => await chooseTable(workflowId, airtable().tableId),
	});

	/** What the agent is told, and the answer. */
	const ask = async (more: Parameters<typeof say>[2]) => {
		let told = '';
		const step = (request: { messages: unknown }) => {
			told = JSON.stringify(request.messages);
			return 'Good morning!';
		};
		const turn = await say('Hello?', [step], more);
		expect(turn.spoken).toEqual(['Good morning!']);
		expect(told).toContain('Hello?');
		return { told, callId: turn.callId };
	};

	it('knows the name and the notes, and remembers the call', async () => {
		const { told, callId } = await ask({});
		expect(told).toContain('Ada Example');
		expect(told).toContain('Has three chairs on order.');
		expect((await ask({ callId })).told).toContain('Good morning!');
	});

	it('answers strangers, and everybody when Airtable does not answer', async () => {
		expect((await ask({ from: '+15005550002' })).told).toContain('You do not know the caller.');
		await chooseTable(id(), 'tblNobodyKnows001');
		await getFixture().api.activateWorkflow(id());
		expect((await ask({})).told).toContain('You do not know the caller.');
	});
}
