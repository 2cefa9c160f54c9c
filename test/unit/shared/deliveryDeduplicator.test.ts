import { DeliveryDeduplicator, deduplicatorOf, deduplicatorCount } from '../../../nodes/shared/webhook/deduplication';

const first = (deduplicator: DeliveryDeduplicator, ...ids: string[]) => {
	const acquisition = deduplicator.acquire(...ids);
	if (acquisition.kind !== 'first') throw new Error(`expected a first claim, got ${acquisition.kind}`);
	return acquisition;
};

describe('DeliveryDeduplicator', () => {
	it('lets a delivery through once', () => {
		const deduplicator = new DeliveryDeduplicator();
		first(deduplicator, 'a').resolve(true);
		expect(deduplicator.acquire('a')).toEqual({ kind: 'processed' });
		expect(deduplicator.acquire('b').kind).toBe('first');
	});

	it('knows a delivery by any of its ids', () => {
		const deduplicator = new DeliveryDeduplicator();
		first(deduplicator, 'signature:1', 'id:1').resolve(true);
		expect(deduplicator.acquire('signature:2', 'id:1').kind).toBe('processed');
		expect(deduplicator.acquire('signature:1', 'id:2').kind).toBe('processed');
	});

	it('lets copies that come meanwhile share the fate of the first', async () => {
		const deduplicator = new DeliveryDeduplicator();
		const acquisition = first(deduplicator, 'a');
		const copy = deduplicator.acquire('a');
		acquisition.resolve(true);
		expect(copy.kind === 'inFlight' && (await copy.started)).toBe(true);
	});

	it('lets a delivery through again if no execution came of it', async () => {
		const deduplicator = new DeliveryDeduplicator();
		const acquisition = first(deduplicator, 'a', 'b');
		const copy = deduplicator.acquire('a');
		acquisition.resolve(false);
		expect(copy.kind === 'inFlight' && (await copy.started)).toBe(false);
		expect(deduplicator.acquire('a', 'b').kind).toBe('first');
	});

	it('believes a late execution, and nothing that says otherwise after', () => {
		const deduplicator = new DeliveryDeduplicator();
		const acquisition = first(deduplicator, 'a');
		acquisition.resolve(false);
		acquisition.resolve(true);
		expect(deduplicator.acquire('a').kind).toBe('processed');
		acquisition.resolve(false);
		expect(deduplicator.acquire('a').kind).toBe('processed');
	});

	it('does not take over the claim of a repetition', () => {
		const deduplicator = new DeliveryDeduplicator();
		const acquisition = first(deduplicator, 'a');
		acquisition.resolve(false);
		first(deduplicator, 'a');
		acquisition.resolve(true);
		expect(deduplicator.acquire('a').kind).toBe('inFlight');
	});

	it('remembers for a day of retries, then forgets', () => {
		let now = 0;
		const deduplicator = new DeliveryDeduplicator(() => now);
		first(deduplicator, 'a').resolve(true);
		now = 24 * 3600_000;
		expect(deduplicator.acquire('a').kind).toBe('processed');
		now = 26 * 3600_000;
		expect(deduplicator.acquire('a').kind).toBe('first');
	});

	it('stays bounded, forgetting the oldest first', () => {
		const deduplicator = new DeliveryDeduplicator();
		for (let i = 0; i < 20_500; i++) first(deduplicator, `id-${i}`).resolve(true);
		expect(deduplicator.size).toBeLessThanOrEqual(20_000);
		expect(deduplicator.acquire('id-20499').kind).toBe('processed');
		expect(deduplicator.acquire('id-0').kind).toBe('first');
	});

	it('stays bounded beside claims that nobody settles', () => {
		const deduplicator = new DeliveryDeduplicator();
		first(deduplicator, 'open-1', 'open-2');
		for (let i = 0; i < 20_500; i++) first(deduplicator, `id-${i}`).resolve(true);
		expect(deduplicator.size).toBeLessThanOrEqual(20_000);
		expect(deduplicator.acquire('open-1').kind).toBe('inFlight');
	});

	it('gives up a claim that nobody settled for ten minutes', () => {
		let now = 0;
		const deduplicator = new DeliveryDeduplicator(() => now);
		const lost = first(deduplicator, 'a');
		now = 9 * 60_000;
		expect(deduplicator.acquire('a').kind).toBe('inFlight');
		now = 11 * 60_000;
		const anew = first(deduplicator, 'a');
		lost.resolve(false);
		expect(deduplicator.acquire('a').kind).toBe('inFlight');
		anew.resolve(true);
		expect(deduplicator.acquire('a').kind).toBe('processed');
	});

	it('believes an execution that came after its claim was given up', () => {
		let now = 0;
		const deduplicator = new DeliveryDeduplicator(() => now);
		const late = first(deduplicator, 'a', 'b');
		now = 11 * 60_000;
		first(deduplicator, 'other').resolve(true);
		late.resolve(true);
		expect(deduplicator.acquire('b').kind).toBe('processed');
	});

	it('keeps a bounded number of ledgers, and those in use', () => {
		const used = deduplicatorOf('w', 'used');
		for (let i = 0; i < 3_000; i++) {
			deduplicatorOf('w', `n-${i}`);
			expect(deduplicatorOf('w', 'used')).toBe(used);
		}
		expect(deduplicatorCount()).toBeLessThanOrEqual(1_000);
	});

	it('is one per node', () => {
		expect(deduplicatorOf('w', 'n')).toBe(deduplicatorOf('w', 'n'));
		expect(deduplicatorOf('w', 'n')).not.toBe(deduplicatorOf('w', 'm'));
	});
});
