// workflows/campaign-from-a-spreadsheet.json: a list is called, and what became of it comes back into the list.
import type { Recipient } from '../../../simulator/hamsa/entities';
import type { DataTableRef, ExecutionDetail } from '../../harness/api';
import { importExample, type ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';

const SAMI = '+15555550101';
const LAYLA = '+15555550102';
const NOUR = '+15555550103';

export function campaignFromASpreadsheetExample(getFixture: () => ExampleFixture): void {
	let id: string;
	let list: DataTableRef;
	let agentId: string;
	let campaignId: string;
	/** Executions so far. */
	let runs = 0;
	beforeAll(async () => {
		const fixture = getFixture();
		agentId = fixture.hamsa.seedAgent({ name: 'Renewals' }).id;
		const { number: callerNumber } = fixture.hamsa.seedNumber({ voiceAgentId: agentId });
		({ id } = await importExample(fixture, 'campaign-from-a-spreadsheet'));
		const shown = await press('Start the campaign');
		expect(campaignsOf(agentId)).toEqual([]);
		expect(shown.runData['Your agents'][0].outputs[0]).toContainEqual(expect.objectContaining({ id: agentId }));
		expect(shown.runData['Your numbers'][0].outputs[0]).toContainEqual(expect.objectContaining({ number: callerNumber }));

		list = (await fixture.api.listDataTables()).find(({ name }) => name === 'Campaign list')!;
		await changeNode(fixture, id, 'Who calls', ({ parameters }) => {
			const { assignments } = (parameters as { assignments: { assignments: Array<{ name: string }> } }).assignments;
			const values: Record<string, string> = { agentId, callerNumber };
			return {
				parameters: {
					...parameters,
					assignments: { assignments: assignments.map((one) => ({ ...one, value: values[one.name] })) },
				},
			};
		});
		await fixture.api.activateWorkflow(id);
	});
	afterAll(() => getFixture().api.deactivateWorkflow(id));

	async function press(trigger: string): Promise<ExecutionDetail> {
		const { api } = getFixture();
		await api.runWorkflowManually({ id }, trigger);
		const [newest] = await api.waitForExecutions(id, (runs += 1));
		const execution = await api.getExecution(newest.id);
		expect(execution.error).toBeUndefined();
		return execution;
	}
	const rows = async () => await getFixture().api.listDataTableRows(list);
	const row = async (name: string) => (await rows()).find((one) => one.name === name);
	const campaign = () => getFixture().hamsa.state.campaign(campaignId);
	const campaignsOf = (agent: string) =>
		[...getFixture().hamsa.state.campaigns.values()].filter(({ voiceAgentId }) => voiceAgentId === agent);
	const asked = (path: string) => getFixture().hamsa.requests.filter((one) => `${one.method} ${one.path}` === path).length;

	it('calls everybody in the list once, and says who cannot be called', async () => {
		const { api } = getFixture();
		const given = [
			{ name: 'Sami', phoneNumber: '+1 (555) 555-0101', plan: 'gold' },
			{ name: 'Layla', phoneNumber: LAYLA },
			{ name: 'Wrong', phoneNumber: '555' },
			{ name: 'Sami again', phoneNumber: SAMI },
			{ name: 'Nour', phoneNumber: NOUR },
		];
		await api.insertDataTableRows(list, given);
		await press('Start the campaign');
		campaignId = (await row('Sami'))?.campaignId as string;
		expect(campaign()).toMatchObject({ voiceAgentId: agentId, sendType: 'NOW' });
		expect(campaign().recipients.map(({ phoneNumber, name, dynamicVariables }) => ({ phoneNumber, name, dynamicVariables }))).toEqual([
			{ phoneNumber: SAMI, name: 'Sami', dynamicVariables: { plan: 'gold' } },
			{ phoneNumber: LAYLA, name: 'Layla', dynamicVariables: { plan: '' } },
			{ phoneNumber: NOUR, name: 'Nour', dynamicVariables: { plan: '' } },
		]);
		expect((await rows()).map(({ status, phoneNumber }) => [status, phoneNumber])).toEqual([
			['CALLING', SAMI],
			['CALLING', LAYLA],
			[expect.stringContaining('must be a phone number in E.164 form'), '555'],
			['Same number as item 0', SAMI],
			['CALLING', NOUR],
		]);

		await press('Start the campaign');
		expect(campaignsOf(agentId)).toHaveLength(1);
	});

	it('leaves a list that cannot be called as it is', async () => {
		const { api, hamsa } = getFixture();
		await api.insertDataTableRows(list, [{ name: 'Later', phoneNumber: '+15555550104' }]);
		hamsa.faults.add({ method: 'POST', path: '/v1/voice-agents/campaigns', status: 402 });
		await api.runWorkflowManually({ id }, 'Start the campaign');
		const [{ status }] = await api.waitForExecutions(id, (runs += 1));
		expect(status).toBe('error');
		expect((await row('Later'))?.status).toBeFalsy();
	});

	it('puts results into the list as they come, each once', async () => {
		const { hamsa } = getFixture();
		const outcome = ({ phoneNumber }: Recipient) => (phoneNumber === SAMI ? 'COMPLETED' : 'NO_ANSWER');
		await press('Every five minutes');
		expect((await row('Sami'))?.status).toBe('CALLING');

		// Picked up, called, ended; Layla will be called again.
		while (campaign().status !== 'COMPLETED') hamsa.advanceCampaign(campaignId, outcome);
		const [sami, layla] = campaign().recipients;
		layla.nextRetryAt = '2026-01-01T00:00:00.000Z';
		const conversation = hamsa.state.conversation(sami.jobId!);
		Object.assign(conversation, {
			mediaUrl: 'https://storage.example.org/sami.mp3',
			jobResponse: { outcomeResult: { renewed: true } },
		});
		await press('Every five minutes');
		expect(await row('Sami')).toMatchObject({
			status: 'COMPLETED',
			outcome: '{"renewed":true}',
			recordingUrl: 'https://storage.example.org/sami.mp3',
		});
		expect(await row('Layla')).toMatchObject({ status: 'CALLING' });
		expect(await row('Nour')).toMatchObject({ status: 'NO_ANSWER', outcome: '' });
		expect(await row('Sami again')).toMatchObject({ status: 'Same number as item 0' });

		Object.assign(layla, { status: 'COMPLETED', nextRetryAt: null });
		await press('Every five minutes');
		expect(await row('Layla')).toMatchObject({ status: 'COMPLETED' });
		expect(asked(`GET /v1/voice-agents/conversation/${sami.jobId}`)).toBe(1);

		// Nobody is left, so Hamsa is not asked any more.
		const before = hamsa.requests.length;
		await press('Every five minutes');
		expect(hamsa.requests).toHaveLength(before);
	});
}
