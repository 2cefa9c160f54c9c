// workflows/calls-to-google-sheets.json: every ended call is a row.
import { callEnded } from '../../../simulator';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';
import { chooseSpreadsheet } from './change';

export function callsToGoogleSheetsExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let spreadsheet: string;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'calls-to-google-sheets', async (id) => {
			spreadsheet = await chooseSpreadsheet(getFixture(), id, 'Add a row');
		});
	});
	afterAll(() => example?.stop());

	const end = async (data: NonNullable<Parameters<typeof callEnded>[0]>['data'], id?: string) =>
		await getFixture().simulator.deliver({ agentId, event: callEnded({ data }), ...(id && { id }) });

	it('writes the names of the columns and a row, once for a call that is reported twice', async () => {
		const call = { callId: 'call_row', durationSeconds: 61, summary: 'Five stars.', endedAt: '2026-09-21T14:15:00Z' };
		await end(call, 'del_sheet');
		await end(call, 'del_sheet');
		const [execution] = await example.ended(1);
		expect(execution.error).toBeUndefined();
		expect(getFixture().services.sheets.rows(spreadsheet)).toEqual([
			expect.objectContaining({
				Caller: '+15005550001',
				Direction: 'inbound',
				Result: 'completed',
				Minutes: 2,
				'Call back': '',
				Summary: 'Five stars.',
				Transcript: 'Agent: Hello\nCaller: Hi',
				'Call ID': 'call_row',
			}),
		]);
	});

	it('keeps a number and what a caller says as text, and calculates nothing', async () => {
		const transcript = [{ role: 'user' as const, content: '=IMPORTDATA("https://example.com")' }];
		await end({ callId: 'call_formula', summary: '=1+1', transcript });
		await end({ callId: 'call_missed', status: 'missed', transcript: [], summary: null });
		await example.ended(3);
		const { sheets, requests } = getFixture().services;
		expect(sheets.rows(spreadsheet)).toHaveLength(3);
		expect(sheets.rows(spreadsheet).find((row) => row['Call ID'] === 'call_formula')).toMatchObject({ Summary: '=1+1' });
		const written = requests.filter(({ host, method }) => host === 'sheets.googleapis.com' && method !== 'GET');
		expect(written.filter(({ path }) => !path.includes('valueInputOption=RAW')).map(({ path }) => path)).toEqual([]);
	});
}
