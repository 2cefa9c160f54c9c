// workflows/nightly-usage-report.json: calls and messages of two weeks as a chart in an email.
import { importExample, type ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';

const DAY_MS = 86_400_000;

const daysAgo = (days: number) => new Date(Date.now() - days * DAY_MS).toISOString();

export function nightlyUsageReportExample(getFixture: () => ExampleFixture): void {
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
	});
}
