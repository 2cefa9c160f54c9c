import { DeliveryLedger, ledgerOf, ledgersKept } from '../../../nodes/shared/webhook/deduplication';

const first = (ledger: DeliveryLedger, ...ids: string[]) => {
	const claim = ledger.claim(...ids);
	if (claim.kind !== 'first') throw new Error(`expected a first claim, got ${claim.kind}`);
	return claim;
};

describe('DeliveryLedger', () => {
	it('lets a delivery through once', () => {
		const ledger = new DeliveryLedger();
		first(ledger, 'a').settle(true);
		expect(ledger.claim('a')).toEqual({ kind: 'held' });
		expect(ledger.claim('b').kind).toBe('first');
	});

	it('knows a delivery by any of its ids', () => {
		const ledger = new DeliveryLedger();
		first(ledger, 'signature:1', 'id:1').settle(true);
		expect(ledger.claim('signature:2', 'id:1').kind).toBe('held');
		expect(ledger.claim('signature:1', 'id:2').kind).toBe('held');
	});

	it('lets copies that come meanwhile share the fate of the first', async () => {
		const ledger = new DeliveryLedger();
		const claim = first(ledger, 'a');
		const copy = ledger.claim('a');
		claim.settle(true);
		expect(copy.kind === 'underway' && (await copy.held)).toBe(true);
	});

	it('lets a delivery through again if no execution came of it', async () => {
		const ledger = new DeliveryLedger();
		const claim = first(ledger, 'a', 'b');
		const copy = ledger.claim('a');
		claim.settle(false);
		expect(copy.kind === 'underway' && (await copy.held)).toBe(false);
		expect(ledger.claim('a', 'b').kind).toBe('first');
	});

	it('believes a late execution, and nothing that says otherwise after', () => {
		const ledger = new DeliveryLedger();
		const claim = first(ledger, 'a');
		claim.settle(false);
		claim.settle(true);
		expect(ledger.claim('a').kind).toBe('held');
		claim.settle(false);
		expect(ledger.claim('a').kind).toBe('held');
	});

	it('does not take over the claim of a repetition', () => {
		const ledger = new DeliveryLedger();
		const claim = first(ledger, 'a');
		claim.settle(false);
		first(ledger, 'a');
		claim.settle(true);
		expect(ledger.claim('a').kind).toBe('underway');
	});

	it('remembers for a day of retries, then forgets', () => {
		let now = 0;
		const ledger = new DeliveryLedger(() => now);
		first(ledger, 'a').settle(true);
		now = 24 * 3600_000;
		expect(ledger.claim('a').kind).toBe('held');
		now = 26 * 3600_000;
		expect(ledger.claim('a').kind).toBe('first');
	});

	it('stays bounded, forgetting the oldest first', () => {
		const ledger = new DeliveryLedger();
		for (let i = 0; i < 20_500; i++) first(ledger, `id-${i}`).settle(true);
		expect(ledger.size).toBeLessThanOrEqual(20_000);
		expect(ledger.claim('id-20499').kind).toBe('held');
		expect(ledger.claim('id-0').kind).toBe('first');
	});

	it('stays bounded beside claims that nobody settles', () => {
		const ledger = new DeliveryLedger();
		first(ledger, 'open-1', 'open-2');
		for (let i = 0; i < 20_500; i++) first(ledger, `id-${i}`).settle(true);
		expect(ledger.size).toBeLessThanOrEqual(20_000);
		expect(ledger.claim('open-1').kind).toBe('underway');
	});

	it('gives up a claim that nobody settled for ten minutes', () => {
		let now = 0;
		const ledger = new DeliveryLedger(() => now);
		const lost = first(ledger, 'a');
		now = 9 * 60_000;
		expect(ledger.claim('a').kind).toBe('underway');
		now = 11 * 60_000;
		const anew = first(ledger, 'a');
		lost.settle(false);
		expect(ledger.claim('a').kind).toBe('underway');
		anew.settle(true);
		expect(ledger.claim('a').kind).toBe('held');
	});

	it('believes an execution that came after its claim was given up', () => {
		let now = 0;
		const ledger = new DeliveryLedger(() => now);
		const late = first(ledger, 'a', 'b');
		now = 11 * 60_000;
		first(ledger, 'other').settle(true);
		late.settle(true);
		expect(ledger.claim('b').kind).toBe('held');
	});

	it('keeps a bounded number of ledgers, and those in use', () => {
		const used = ledgerOf('w', 'used');
		for (let i = 0; i < 3_000; i++) {
			ledgerOf('w', `n-${i}`);
			expect(ledgerOf('w', 'used')).toBe(used);
		}
		expect(ledgersKept()).toBeLessThanOrEqual(1_000);
	});

	it('is one per node', () => {
		expect(ledgerOf('w', 'n')).toBe(ledgerOf('w', 'n'));
		expect(ledgerOf('w', 'n')).not.toBe(ledgerOf('w', 'm'));
	});
});
