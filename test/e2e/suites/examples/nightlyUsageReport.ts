// workflows/nightly-usage-report.json: calls and messages of two weeks as a chart in an email.
import { aCall, rowOf } from '../../../support/callRecords';
import { dropTable, importExample, type ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';

const DAY_MS = 86_400_000;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

export function nightlyUsageReportExample(getFixture: () => ExampleFixture): void {
	beforeAll(async () => await dropTable(getFixture(), 'Call records'));

	it('counts whole days and draws them', async () => {
		const { api, simulator, mailbox } = getFixture();
		const { id } = await importExample(getFixture(), 'nightly-usage-report');
		await changeNode(getFixture(), id, 'Send the report', ({ parameters }) => ({
			parameters: { ...parameters, toEmail: 'boss@example.org' },
		}));
		const number = simulator.seedNumber();
		for (const ago of [1, 1, 1, 3]) simulator.seedCall({ startedAt: daysAgo(ago) });
		simulator.seedCall({ startedAt: daysAgo(0) });
		simulator.seedNumberMessages(number, 2, () => daysAgo(3));

		// A schedule that n8n does not take fails here.
		await api.activateWorkflow(id);
		await api.runWorkflowManually({ id }, 'Every night');
		const [{ status }] = await api.waitForExecutions(id, 1);
		await api.deactivateWorkflow(id);
		expect(status).toBe('success');
		const [{ subject, html }] = await mailbox.mailsTo('boss@example.org', 1);
		const yesterday = new Date(Date.now() - DAY_MS);
		expect(subject).toBe(
			`Phone usage until ${yesterday.toLocaleDateString('en-GB', { day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' })}`,
		);
		expect(html).not.toContain('{{');
		expect(html).toContain('<b>4 calls</b>');
		expect(html).toContain('<b>2 messages</b>');
		expect(html).toContain(`${daysAgo(14).slice(0, 10)} to ${daysAgo(1).slice(0, 10)}`);

		const rows = html.split('<tr><td style="padding:3px').slice(1);
		expect(rows).toHaveLength(14);
		const bars = rows.map((row) =>
			[...row.matchAll(/bgcolor="(#\w+)" width="(\d+)"/g)].map(([, colour, width]) => [colour, Number(width)]),
		);
		// A call is as long as a message, and the longest day fills the chart.
		expect(bars[13]).toEqual([['#2f6fdb', 360]]);
		expect(bars[11]).toEqual([
			['#2f6fdb', 120],
			['#1d9a77', 240],
		]);
		expect(bars.filter((row) => row.length > 0)).toHaveLength(2);
		// Nothing is said of calls that nobody keeps.
		expect(html).not.toContain('How these calls went');
	});

	it('says how the calls went that were kept', async () => {
		const { api, mailbox } = getFixture();
		const { id } = await importExample(getFixture(), 'nightly-usage-report');
		await changeNode(getFixture(), id, 'Send the report', ({ parameters }) => ({
			parameters: { ...parameters, toEmail: 'owner@example.org' },
		}));
		const table = (await api.listDataTables()).find(({ name }) => name === 'Call records')!;
		const timing = { turns: 2, firstWordMs: 800, slowestFirstWordMs: 900, fallbacks: 1, interruptions: 0 };
		await api.insertDataTableRows(
			table,
			[
				aCall({ callId: '1', startedAt: daysAgo(1), timing }),
				aCall({ callId: '2', startedAt: daysAgo(2), timing: null }),
				aCall({ callId: '3', startedAt: daysAgo(2), timing: null, status: 'missed', missed: true }),
				aCall({ callId: '4', startedAt: daysAgo(3), timing: null, status: 'failed', missed: true }),
				// Today is not over, and this was too long ago.
				aCall({ callId: '5', startedAt: daysAgo(0), status: 'failed' }),
				aCall({ callId: '6', startedAt: daysAgo(16), status: 'failed' }),
			].map(rowOf),
		);
		await api.runWorkflowManually({ id }, 'Every night');
		await api.waitForExecutions(id, 1);
		const [{ html }] = await mailbox.mailsTo('owner@example.org', 1);
		expect(html).toContain('Of 4 calls that were kept, <b>50% were answered</b>, 25% missed, 25% failed.');
		expect(html).toContain('The first word came after <b>0.8 s</b> (median). A fallback message saved 1 call from silence.');
	});
}
