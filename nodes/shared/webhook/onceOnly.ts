import { createHash } from 'node:crypto';

import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

/** Carries the delivery's id from the webhook to the execution; taken out before the workflow sees the item. */
const MARK = '__delivery';

/**
 * Deliveries remembered per trigger node, in n8n's own database: the newest ones, some 27 bytes each, in one row that is
 * written with every event. More would cost every event time.
 */
export const REMEMBER_AT_MOST = 2_000;

/** An item that `onceOnly` will know again. The id is hashed: headers of a delivery do not belong into execution data. */
export function marked(json: IDataObject, deliveryId: string): IDataObject {
	return { ...json, [MARK]: createHash('sha256').update(deliveryId).digest('base64url') };
}

/** n8n reads the row, changes it and writes it back whole, so whoever comes at the same time has to wait. By node. */
const queues = new Map<string, Promise<unknown>>();

/**
 * The second line of deduplication, inside the execution: a delivery that another process, or this one before it was
 * restarted, has started a workflow for gives no item, so that nothing runs after the trigger.
 *
 * The ledger of the webhook process (deliveryLedger.ts) is the first line. Across processes this holds but for two
 * executions that ask in the same few milliseconds on different workers: n8n's store is not atomic between processes.
 *
 * A run the user repeats by hand ("Retry") and one with pinned data go through.
 *
 * @param items what the webhook gave, one item
 */
export async function onceOnly(this: IExecuteFunctions, items: INodeExecutionData[]): Promise<INodeExecutionData[]> {
	const [first] = items;
	const mark = first?.json[MARK];
	if (typeof mark !== 'string') return items;

	const json = Object.fromEntries(Object.entries(first.json).filter(([name]) => name !== MARK));
	const passed = [{ ...first, json }];
	if (this.getMode() === 'retry' || this.getMode() === 'manual') return passed;

	const node = `${this.getWorkflow().id}:${this.getNode().id}`;
	const asked = (queues.get(node) ?? Promise.resolve()).then(async () => await this.helpers.checkProcessedAndRecord([mark], 'node', { mode: 'entries', maxEntries: REMEMBER_AT_MOST }));
	const settled = asked.catch(() => undefined);
	queues.set(node, settled);
	try {
		const { processed } = await asked;
		if (processed.length === 0) return passed;
	} catch (error) {
		// An event must not be lost because it could not be remembered.
		this.logger.warn(`A delivery could not be compared with earlier ones: ${(error as Error).message}`);
		return passed;
	} finally {
		if (queues.get(node) === settled) queues.delete(node);
	}
	this.addExecutionHints({ message: 'This delivery had come before and has started the workflow already, so nothing runs again.', location: 'outputPane' });
	return [];
}
