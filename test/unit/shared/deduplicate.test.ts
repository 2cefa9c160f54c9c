import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { tagDelivery, deduplicate, MAX_REMEMBERED_IDS } from '../../../nodes/shared/webhook/deduplication';

/** n8n's row of remembered deliveries, read, changed and written back in three steps as n8n does it. */
class Row {
	private ids: string[] = [];
	readonly asked: Array<{ scope: string; options: unknown }> = [];

	async check(items: string[], scope: string, options: unknown) {
		this.asked.push({ scope, options });
		const read = [...this.ids];
		await new Promise(setImmediate);
		const fresh = items.filter((id) => !read.includes(id));
		this.ids = [...read, ...fresh];
		return { new: fresh, processed: items.filter((id) => read.includes(id)) };
	}
}

function execution(row: Pick<Row, 'check'>, mode = 'webhook') {
	const hints: string[] = [];
	const warnings: string[] = [];
	const context = {
		getMode: () => mode,
		getWorkflow: () => ({ id: 'workflow' }),
		getNode: () => ({ id: 'node' }),
		addExecutionHints: ({ message }: { message: string }) => hints.push(message),
		logger: { warn: (message: string) => warnings.push(message) },
		helpers: { checkProcessedAndRecord: row.check.bind(row) },
	} as unknown as IExecuteFunctions;
	return { hints, warnings, run: async (items: INodeExecutionData[]) => await deduplicate.call(context, items) };
}

const item = (...ids: string[]): INodeExecutionData[] => [{ json: tagDelivery({ event: 'x' }, ids), pairedItem: { item: 0 } }];
const unmarked = [{ json: { event: 'x' }, pairedItem: { item: 0 } }];

describe('deduplicate', () => {
	it('lets a delivery through once, and without a trace of its id', async () => {
		const row = new Row();
		expect(JSON.stringify(item('delivery-1'))).not.toContain('delivery-1');
		expect(await execution(row).run(item('delivery-1'))).toEqual(unmarked);
		const again = execution(row);
		expect(await again.run(item('delivery-1'))).toEqual([]);
		expect(again.hints).toEqual([expect.stringMatching(/had come before/)]);
		expect(await execution(row).run(item('delivery-2'))).toEqual(unmarked);
		expect(row.asked[0]).toEqual({ scope: 'node', options: { mode: 'entries', maxEntries: MAX_REMEMBERED_IDS } });
	});

	it.each<[string, string[]]>([
		['another header', ['another header', 'signature']],
		['no header', ['signature']],
		['another signature', ['header', 'signed anew']],
	])('knows a delivery by any of its ids: with %s', async (_what, ids) => {
		const row = new Row();
		expect(await execution(row).run(item('header', 'signature'))).toEqual(unmarked);
		expect(await execution(row).run(item(...ids))).toEqual([]);
	});

	it('learns the ids of a repetition', async () => {
		const row = new Row();
		for (const ids of [
			['a', 'b'],
			['b', 'c'],
			['c', 'd'],
		])
			await execution(row).run(item(...ids));
		expect(await execution(row).run(item('d'))).toEqual([]);
		expect(await execution(row).run(item('e'))).toEqual(unmarked);
	});

	it('asks one after the other, so that no write of this process overwrites another', async () => {
		const row = new Row();
		const ids = Array.from({ length: 20 }, (_, number) => `at once ${number}`);
		await Promise.all(ids.map(async (id) => await execution(row).run(item(id))));
		const again = await Promise.all(ids.map(async (id) => await execution(row).run(item(id))));
		expect(again.filter((items) => items.length > 0)).toEqual([]);
	});

	it.each(['retry', 'manual'])('asks nothing of a run in mode %s, which the user means to run', async (mode) => {
		const row = new Row();
		for (let run = 0; run < 2; run++) expect(await execution(row, mode).run(item('delivery'))).toEqual(unmarked);
		expect(row.asked).toEqual([]);
	});

	it('leaves pinned data as they are', async () => {
		const row = new Row();
		expect(await execution(row).run(unmarked)).toBe(unmarked);
		expect(await execution(row).run([])).toEqual([]);
		expect(row.asked).toEqual([]);
	});

	it('loses no event because it could not be remembered', async () => {
		const broken = execution({ check: () => Promise.reject(new Error('database is locked')) });
		expect(await broken.run(item('delivery'))).toEqual(unmarked);
		expect(broken.warnings).toEqual([expect.stringContaining('database is locked')]);
	});
});
