import type { IWebhookFunctions } from 'n8n-workflow';

import { ThrottledLookup } from '../../../nodes/shared/webhook/throttledLookup';
import { pass } from '../../support/scaledClock';

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
	let seldom: ThrottledLookup<number>;

	beforeEach(() => {
		asked = 0;
		warnings.length = 0;
		seldom = new ThrottledLookup(async () => await Promise.resolve(++asked), -1);
	});
	afterEach(() => jest.restoreAllMocks());

	it('asks once for all deliveries that come together, and for each node on its own', async () => {
		expect(await Promise.all([seldom.answer(delivery('a')), seldom.answer(delivery('a')), seldom.answer(delivery('b'))])).toEqual([
			1, 1, 2,
		]);
	});

	it('asks again after ten seconds, whatever the clock of the server says', async () => {
		jest.spyOn(Date, 'now').mockReturnValue(0);
		await seldom.answer(delivery('a'));
		pass(9_999);
		expect(await seldom.answer(delivery('a'))).toBe(1);
		pass(1);
		expect(await seldom.answer(delivery('a'))).toBe(2);
	});

	it('does not ask again at once what could not be answered, and says so', async () => {
		const failing = new ThrottledLookup(async () => {
			asked += 1;
			return await Promise.reject(new Error('AgentPhone is away'));
		}, -1);
		expect([await failing.answer(delivery('a')), await failing.answer(delivery('a'))]).toEqual([-1, -1]);
		expect(asked).toBe(1);
		expect(warnings).toEqual(['Trigger a could not look up its webhook: AgentPhone is away']);
	});

	it('remembers a thousand nodes, and not more', async () => {
		for (let node = 0; node <= 1_000; node++) await seldom.answer(delivery(String(node)));
		expect(asked).toBe(1_001);
		await seldom.answer(delivery('1000'));
		expect(asked).toBe(1_001);
		await seldom.answer(delivery('0'));
		expect(asked).toBe(1_002);
	});
});
