// What is the same for every trigger: wrong deliveries start nothing, repeated ones run once.
import type { N8nApi } from '../harness/api';

/** What the platform gets back. */
export interface Answer {
	status: number | null;
	body: string;
}

/** A trigger in an active workflow, and somebody who delivers to it. */
export interface InboundStage {
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

const executionsOf = async ({ api, workflowId }: InboundStage) => (await api.listExecutions(workflowId)).length;

/** Every one of them is answered with its status and starts nothing, not even late; the next genuine one still runs. */
export function refusesAll(getStage: () => InboundStage, deliveries: WrongDelivery[]): void {
	let heldBefore: number;
	beforeAll(async () => {
		heldBefore = await executionsOf(getStage());
	});

	it.each(deliveries)('%s: %i', async (_what, status, deliver) => {
		const stage = getStage();
		const before = await executionsOf(stage);
		const answer = await deliver();
		expect({ status: answer.status, body: answer.body }).toEqual({ status, body: expect.any(String) as string });
		for (const secret of stage.secrets()) expect(answer.body).not.toContain(secret);
		expect(await executionsOf(stage)).toBe(before);
	});

	it('and still takes the next genuine delivery', async () => {
		const stage = getStage();
		// None of the above has started anything, not even late.
		expect(await executionsOf(stage)).toBe(heldBefore);
		expect((await stage.deliverGood()).status).toBe(200);
		const [newest] = await stage.api.waitForExecutions(stage.workflowId, heldBefore + 1);
		expect(await executionsOf(stage)).toBe(heldBefore + 1);
		const stored = JSON.stringify((await stage.api.getExecution(newest.id)).data);
		for (const secret of stage.secrets()) {
			expect(stage.logs()).not.toContain(secret);
			expect(stored).not.toContain(secret);
		}
	});
}

/** Every one of them is acknowledged, so that it does not come again, and starts nothing, not even late. */
export function ignoresAll(getStage: () => InboundStage, deliveries: Array<[what: string, deliver: () => Promise<Answer>]>): void {
	let heldBefore: number;
	beforeAll(async () => {
		heldBefore = await executionsOf(getStage());
	});

	it.each(deliveries)('%s', async (_what, deliver) => {
		const stage = getStage();
		const before = await executionsOf(stage);
		expect(await deliver()).toMatchObject({ status: 200, body: '{"received":true,"started":false}' });
		expect(await executionsOf(stage)).toBe(before);
	});

	it('not even late', async () => {
		const stage = getStage();
		expect((await stage.deliverGood()).status).toBe(200);
		await stage.api.waitForExecutions(stage.workflowId, heldBefore + 1);
		expect(await executionsOf(stage)).toBe(heldBefore + 1);
	});
}

/**
 * @param deliver delivers the one event of this id, as the platform does again and again until it is taken, and gives the last answer;
 * each call is a repetition of the same delivery
 */
export function runsOnce(getStage: () => InboundStage, deliver: (id: string) => Promise<Answer>): void {
	it('one after the other', async () => {
		const stage = getStage();
		const before = await executionsOf(stage);
		for (let copy = 0; copy < 3; copy++) expect((await deliver('again')).status).toBe(200);
		await stage.api.waitForExecutions(stage.workflowId, before + 1);
		expect(await executionsOf(stage)).toBe(before + 1);
	});

	it('all at the same time: 4 deliveries, 5 copies of each', async () => {
		const stage = getStage();
		const before = await executionsOf(stage);
		const ids = Array.from({ length: 4 }, (_, index) => `burst_${index}`);
		const copies = ids.flatMap((id) => Array.from({ length: 5 }, () => deliver(id)));
		expect(new Set((await Promise.all(copies)).map(({ status }) => status))).toEqual(new Set([200]));
		await stage.api.waitForExecutions(stage.workflowId, before + ids.length);
		expect(await executionsOf(stage)).toBe(before + ids.length);
	});
}
