// workflows/speed-to-lead.json: a form, a call at once, and the result in the sheet.
import axios from 'axios';
import pWaitFor from 'p-wait-for';

import { callEnded } from '../../../simulator';
import { WAIT_TIMEOUT_MS } from '../../harness/api';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';
import { chooseSpreadsheet } from './change';

export function speedToLeadExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let spreadsheet: string;
	let agentId: string;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		before = placed().length;
		example = await startExample(getFixture(), 'speed-to-lead', async (id) => {
			spreadsheet = await chooseSpreadsheet(getFixture(), id, 'Add the lead', 'Write the result');
		});
	});
	afterAll(() => example?.stop());

	const rows = () => getFixture().services.sheets.rows(spreadsheet);
	let before = 0;
	const placed = () =>
		getFixture()
			.simulator.requests.filter(({ method, path }) => method === 'POST' && path === '/v1/calls')
			.slice(before);

	/** Fills in the form, as somebody in a browser, and waits for the row. */
	const ask = async (name: string, phone: string) => {
		const { api, n8n } = getFixture();
		const { nodes } = await api.getWorkflow(example.id);
		const form = new FormData();
		for (const [at, value] of [name, phone, 'Forty chairs'].entries()) form.append(`field-${at}`, value);
		const before = rows().length;
		const { status } = await axios.post(
			`${n8n.baseUrl}/form/${nodes.find(({ name: one }) => one === 'Form submitted')!.webhookId!}`,
			form,
			{
				headers: { 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0' },
				proxy: false,
			},
		);
		expect(status).toBe(200);
		await pWaitFor(() => rows().length > before, { timeout: WAIT_TIMEOUT_MS });
		return rows().at(-1)!;
	};

	it('calls at once, and writes the result beside the lead when the call is over', async () => {
		const row = await ask('Ada', '+1 (500) 555-0031');
		expect(row).toMatchObject({ Name: 'Ada', About: 'Forty chairs', Status: 'calling', Summary: '' });
		expect(placed().at(-1)!.body).toMatchObject({
			toNumber: '+15005550031',
			initialGreeting: 'Hello Ada, you just asked us to call you.',
		});
		await ask('Bob', '+15005550032');
		const { simulator } = getFixture();
		const end = async (callId: unknown, direction: 'inbound' | 'outbound') => {
			await simulator.deliver({
				agentId,
				event: callEnded({ data: { callId: callId as string, direction, summary: 'Wants forty chairs.' } }),
			});
		};
		await end(row['Call ID'], 'outbound');
		await end('call_of_somebody_else', 'outbound');
		await end('call_in', 'inbound');
		const executions = await example.ended(5);
		expect(executions.map(({ status }) => status)).toEqual(['success', 'success', 'success', 'success', 'success']);
		expect(rows()).toMatchObject([
			{
				Name: 'Ada',
				About: 'Forty chairs',
				Status: 'completed',
				Summary: 'Wants forty chairs.',
				Transcript: 'Agent: Hello\nCaller: Hi',
			},
			{ Name: 'Bob', Status: 'calling', Summary: '' },
		]);
		expect(rows()).toHaveLength(2);
		expect(placed()).toHaveLength(2);
	});

	it('keeps a lead whose number cannot be called', async () => {
		const row = await ask('Eve', '12');
		expect(row).toMatchObject({ Name: 'Eve', Phone: '12', 'Call ID': '' });
		expect(row.Status).toMatch(/^not called: .*E\.164/);
		expect(placed()).toHaveLength(2);
	});
}
