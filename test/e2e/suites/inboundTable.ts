// What is the same for every trigger: wrong deliveries start nothing, repeated ones run once.
import type { N8nApi } from '../harness/api';

/** What the platform gets back. */
export interface Answer {
	status: number | null;
	body: string;
}

/** A trigger in an active workflow, and somebody who delivers to it. */
export interface InboundFixture {
	api: N8nApi;
	workflowId: string;
	/** Everything n8n printed. */
	logs: () => string;
	/** What must be in no answer, no log and no execution. */
	secrets: () => string[];
	/** A genuine delivery of a selected event, new each time. */
	deliverGood: () => Promise<Answer>;
}

export type WrongDelivery = [what: string, status: number, deliver: () => Promise<Answer>];

const executionsOf = async ({ api, workflowId }: InboundFixture) => (await api.listExecutions(workflowId)).length;

/** Every one of them is answered with its status and starts nothing, not even late; the next genuine one still runs. */
export function refusesAll(getFixture: () => InboundFixture, deliveries: WrongDelivery[]): void {
	let heldBefore: number;
	beforeAll(async () => {
		heldBefore = await executionsOf(getFixture());
	});

	it.each(deliveries)('%s: %i', async (_what, status, deliver) => {
		const fixture = getFixture();
		const before = await executionsOf(fixture);
		const answer = await deliver();
		expect({ status: answer.status, body: answer.body }).toEqual({ status, body: expect.any(String) as string });
		for (const secret of fixture.secrets()) expect(answer.body).not.toContain(secret);
		expect(await executionsOf(fixture)).toBe(before);
	});

	it('and still takes the next genuine delivery', async () => {
		const fixture = getFixture();
		// None of the above has started anything, not even late.
		expect(await executionsOf(fixture)).toBe(heldBefore);
		expect((await fixture.deliverGood()).status).toBe(200);
		const [newest] = await fixture.api.waitForExecutions(fixture.workflowId, heldBefore + 1);
		expect(await executionsOf(fixture)).toBe(heldBefore + 1);
		const stored = JSON.stringify((await fixture.api.getExecution(newest.id)).data);
		for (const secret of fixture.secrets()) {
			expect(fixture.logs()).not.toContain(secret);
			expect(stored).not.toContain(secret);
		}
	});
}

/** Every one of them is acknowledged, so that it does not come again, and starts nothing, not even late. */
export function ignoresAll(getFixture: () => InboundFixture, deliveries: Array<[what: string, deliver: () => Promise<Answer>]>): void {
	let heldBefore: number;
	beforeAll(async () => {
		heldBefore = await executionsOf(getFixture());
	});

	it.each(deliveries)('%s', async (_what, deliver) => {
		const fixture = getFixture();
		const before = await executionsOf(fixture);
		expect(await deliver()).toMatchObject({ status: 200, body: '{"received":true,"started":false}' });
		expect(await executionsOf(fixture)).toBe(before);
	});

	it('not even late', async () => {
		const fixture = getFixture();
		expect((await fixture.deliverGood()).status).toBe(200);
		await fixture.api.waitForExecutions(fixture.workflowId, heldBefore + 1);
		expect(await executionsOf(fixture)).toBe(heldBefore + 1);
	});
}

/**
 * @param deliver delivers the one event of this id, as the platform does again and again until it is taken, and gives the last answer;
 * each call is a repetition of the same delivery
 */
export function runsOnce(getFixture: () => InboundFixture, deliver: (id: string) => Promise<Answer>): void {
	it('one after the other', async () => {
		const fixture = getFixture();
		const before = await executionsOf(fixture);
		for (let copy = 0; copy < 3; copy++) expect((await deliver('again')).status).toBe(200);
		await fixture.api.waitForExecutions(fixture.workflowId, before + 1);
		expect(await executionsOf(fixture)).toBe(before + 1);
	});

	it('all at the same time: 4 deliveries, 5 copies of each', async () => {
		const fixture = getFixture();
		const before = await executionsOf(fixture);
		const ids = Array.from({ length: 4 }, (_, index) => `burst_${index}`);
		const copies = ids.flatMap((id) => Array.from({ length: 5 }, () => deliver(id)));
		expect(new Set((await Promise.all(copies)).map(({ status }) => status))).toEqual(new Set([200]));
		await fixture.api.waitForExecutions(fixture.workflowId, before + ids.length);
		expect(await executionsOf(fixture)).toBe(before + ids.length);
	});
}
