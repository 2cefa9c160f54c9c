import type { IWebhookFunctions } from 'n8n-workflow';

import { MAX_LOOKUPS_AT_ONCE, ThrottledLookup } from '../../../nodes/shared/webhook/throttledLookup';
import { monotonicNow, pass } from '../../support/scaledClock';

const warnings: string[] = [];

/** A delivery to one trigger node. */
const delivery = (node: string) =>
	({
		getWorkflow: () => ({ id: 'w1' }),
		getNode: () => ({ id: node, name: `Trigger ${node}` }),
		logger: { warn: (text: string) => warnings.push(text) },
	}) as unknown as IWebhookFunctions;

describe('ThrottledLookup', () => {
	let asked = 0;
	let throttled: ThrottledLookup<number>;
	/** Of a delivery that comes now. */
	const lookUp = async (node: string, cameAt = monotonicNow()) => await throttled.lookUp(delivery(node), cameAt);
	/** Of so many that come one after the other. */
	const lookUpOften = async (node: string, count: number) => {
		for (let one = 0; one < count; one++) {
			pass(1);
			await lookUp(node);
		}
	};

	beforeEach(() => {
		asked = 0;
		warnings.length = 0;
		throttled = new ThrottledLookup(async () => await Promise.resolve(++asked));
	});
	afterEach(() => jest.restoreAllMocks());

	it('asks once for all deliveries that come together, and for each node on its own', async () => {
		expect(await Promise.all([lookUp('a'), lookUp('a'), lookUp('b')])).toEqual([
			{ answer: 1, isCurrent: true },
			{ answer: 1, isCurrent: true },
			{ answer: 2, isCurrent: true },
		]);
	});

	it('asks again for a delivery that comes later', async () => {
		await lookUp('a');
		pass(1);
		expect(await lookUp('a')).toEqual({ answer: 2, isCurrent: true });
	});

	it('asks no more after so many, and says that the answer is older than the delivery', async () => {
		await lookUpOften('a', MAX_LOOKUPS_AT_ONCE + 3);
		expect(asked).toBe(MAX_LOOKUPS_AT_ONCE);
		pass(1);
		expect(await lookUp('a')).toEqual({ answer: MAX_LOOKUPS_AT_ONCE, isCurrent: false });
	});

	it('then asks once in ten seconds, whatever the clock of the server says', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(0);
		await lookUpOften('a', 100);
		pass(10_000);
		await lookUpOften('a', 5);
		expect(asked).toBe(MAX_LOOKUPS_AT_ONCE + 1);
		pass(24 * 3_600_000);
		await lookUpOften('a', 100);
		expect(asked).toBe(2 * MAX_LOOKUPS_AT_ONCE + 1);
	});

	it('gives no answer when the platform cannot be asked, and says so', async () => {
		throttled = new ThrottledLookup(async () => await Promise.reject(new Error('AgentPhone is away')));
		expect(await lookUp('a')).toEqual({ answer: undefined, isCurrent: true });
		expect(warnings).toEqual(['Trigger a could not look up its webhook: AgentPhone is away']);
	});

	it('remembers a thousand nodes, and not more', async () => {
		const came = monotonicNow();
		for (let node = 0; node <= 1_000; node++) await lookUp(String(node), came);
		expect(asked).toBe(1_001);
		await lookUp('1000', came);
		expect(asked).toBe(1_001);
		await lookUp('0', came);
		expect(asked).toBe(1_002);
	});
});
