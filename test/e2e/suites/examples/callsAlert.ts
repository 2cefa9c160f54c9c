// workflows/calls-alert.json: an email when calls leave their usual range, once until they have been well again.
import { aCall, rowOf, type CallRecord } from '../../../support/callRecords';
import { dropTable, importExample, setUp, type ExampleFixture } from '../exampleFixture';
import { changeNode } from './change';

const TO = 'alarms@example.org';
const DAY_MS = 86_400_000;

const missed: Partial<CallRecord> = { status: 'missed', missed: true, timing: null };
const failed: Partial<CallRecord> = { status: 'failed', missed: null, timing: null };
const slow: Partial<CallRecord> = {
	timing: { turns: 2, firstWordMs: 2_900, slowestFirstWordMs: 4_000, fallbacks: 0, interruptions: 0 },
};

export function callsAlertExample(getFixture: () => ExampleFixture): void {
	let id: string;
	let runs = 0;
	beforeAll(async () => {
		({ id } = await importExample(getFixture(), 'calls-alert'));
		await changeNode(getFixture(), id, 'Tell somebody', ({ parameters }) => ({ parameters: { ...parameters, toEmail: TO } }));
	});

	const calls = (count: number, given: Partial<CallRecord>, minutesAgo: number) =>
		Array.from({ length: count }, (_none, index) => {
			const at = new Date(Date.now() - minutesAgo * 60_000 - index * 1_000).toISOString();
			return rowOf(aCall({ callId: `${minutesAgo} ${index} ${JSON.stringify(given)}`, startedAt: at, endedAt: at, ...given }));
		});

	/** Twenty usual calls of yesterday, one of them missed; and these. Puts away what was there before, but for the alarms. */
	const given = async (...rows: Array<Record<string, unknown>>) => {
		const { api } = getFixture();
		await dropTable(getFixture(), 'Call records');
		await setUp(getFixture(), id);
		runs += 1;
		const table = (await api.listDataTables()).find(({ name }) => name === 'Call records')!;
		const yesterday = DAY_MS / 60_000;
		await api.insertDataTableRows(table, [...calls(19, {}, yesterday), ...calls(1, missed, yesterday), ...rows]);
	};
	const look = async () => {
		const { api } = getFixture();
		await api.runWorkflowManually({ id }, 'Every quarter of an hour');
		const [newest] = await api.waitForExecutions(id, (runs += 1));
		return newest.status;
	};
	const told = () =>
		getFixture()
			.mailbox.mails.filter(({ to }) => to.includes(TO))
			.map(({ subject }) => subject);

	it('says nothing while all is as usual', async () => {
		await given(...calls(9, {}, 5), ...calls(1, missed, 5));
		expect(await look()).toBe('success');
		expect(told()).toEqual([]);
	});

	it('says nothing of too few calls', async () => {
		await given(...calls(4, missed, 5));
		expect(await look()).toBe('success');
		await given();
		expect(await look()).toBe('success');
		expect(told()).toEqual([]);
	});

	it('tells all that is wrong in one message, once', async () => {
		await given(...calls(6, missed, 5), ...calls(2, failed, 6), ...calls(5, slow, 7));
		expect(await look()).toBe('success');
		expect(told()).toEqual(['Calls: missed calls, failed calls, late first words']);
		const [{ text }] = getFixture().mailbox.mails.filter(({ to }) => to.includes(TO));
		expect(text.split('\n')).toEqual(
			expect.arrayContaining([
				'6 of 13 calls were missed (46%); usually it is 5%.',
				'2 of 13 calls failed (15%); usually it is 0%.',
				'callers waited 2.9 s for the first word (median of 5 calls); usually it is 0.6 s.',
			]),
		);
		expect(await look()).toBe('success');
		expect(told()).toHaveLength(1);
	});

	it('tells it again when it has been well, and not when there was too little to judge', async () => {
		await given(...calls(1, {}, 5));
		await look();
		await given(...calls(6, missed, 5));
		await look();
		expect(told()).toHaveLength(1);
		await given(...calls(10, {}, 5));
		await look();
		await given(...calls(6, missed, 5));
		expect(await look()).toBe('success');
		expect(told().slice(1)).toEqual(['Calls: missed calls']);
	});

	it('tells it the next time when the message could not be sent', async () => {
		await given(...calls(10, {}, 5));
		await look();
		await given(...calls(3, failed, 5));
		const before = told().length;
		getFixture().mailbox.reject(true);
		expect(await look()).toBe('error');
		getFixture().mailbox.reject(false);
		expect(await look()).toBe('success');
		expect(told().slice(before)).toEqual(['Calls: failed calls']);
	});
}
