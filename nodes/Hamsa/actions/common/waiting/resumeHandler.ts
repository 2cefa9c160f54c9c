import type { IDataObject, IExecuteData, INodeExecutionData, IWebhookFunctions, IWebhookResponseData, NodeOperationError } from 'n8n-workflow';

import { toErrorItem } from '../../../../shared/actions/operations';
import { answerNow, type WebhookResponse } from '../../../../shared/webhook/response';
import { carriesSecret } from '../../../../shared/webhook/sharedSecret';
import { AUTH_KEY, resumeSecret } from './callback';
import { flagged } from './run';
import { WAIT_STATE, type WaitState } from './putToWait';
import { type ResumeCoordinator, coordinatorOf } from './resumeCoordinator';
import { resultOf, type Waitable } from './waitable';

/** Events of a call that goes on (docs/platforms/hamsa.md, 10.3): with a call's webhook come all of them, and only the last one wakes. */
const EVENTS_BEFORE_END = new Set(['call.started', 'call.answered', 'transcription.update', 'tool.executed']);

/**
 * Hamsa calls back a sleeping execution (docs/platforms/hamsa.md, 7.5 and 10.3). What it writes is not documented for jobs and not
 * believed at all: it only makes us ask. The execution is woken once everything it sleeps for is done.
 *
 * | answer | when |
 * | --- | --- |
 * | 401 | the secret is missing or wrong |
 * | 200 | it was woken; or others are still awaited, whose own callbacks are to come; or the call only goes on |
 * | 503 | it could not be told that what called back is done: to be repeated |
 *
 * n8n itself answers 409 while the execution is not asleep yet, and once it has gone on.
 *
 * Never throws: n8n would let the execution go on with an empty item and without what ran before.
 */
export async function resumeExecution(this: IWebhookFunctions, waitable: Waitable | undefined): Promise<IWebhookResponseData> {
	const res = this.getResponseObject() as unknown as WebhookResponse;
	const reject = (status: number, reason: string): IWebhookResponseData => {
		answerNow(res, status, { error: reason });
		return { noWebhookResponse: true };
	};
	try {
		const secrets = [await resumeSecret.call(this)];
		if (!carriesSecret(this.getHeaderData().authorization, { secrets, schemes: [AUTH_KEY] })) return reject(401, 'Unauthorized');

		const callbackBody = this.getBodyData();
		if (EVENTS_BEFORE_END.has(String(callbackBody?.eventType))) return { webhookResponse: { received: true } };
		const sleep = waitStateOf.call(this);
		if (!sleep || !waitable) return reject(503, 'Nothing sleeps here');

		const coordinator = coordinatorOf(sleep.waitId);
		return await coordinator.inTurn(async () => {
			if (coordinator.justResumed) return { webhookResponse: { received: true } };
			const seen = await pollAll.call(this, waitable, sleep, coordinator, idsIn(callbackBody));
			if (seen === 'unsure') return reject(503, 'This is not done yet. Please deliver again.');
			if (seen === 'waiting') return { webhookResponse: { received: true } };
			const items = await itemsOf.call(this, waitable, sleep, seen);
			coordinator.markResumed();
			return { workflowData: [items], webhookResponse: { received: true, resumed: true } };
		});
	} catch (error) {
		this.logger.error(`Hamsa could not wake an execution: ${(error as Error).message}`);
		return reject(503, 'The state could not be asked for. Please deliver again.');
	}
}

/** What was stored when the execution fell asleep. */
function waitStateOf(this: IWebhookFunctions): WaitState | undefined {
	const stored = this.evaluateExpression(`{{ $node[${JSON.stringify(this.getNode().name)}].context[${JSON.stringify(WAIT_STATE)}] }}`);
	return typeof stored === 'string' ? (JSON.parse(stored) as WaitState) : undefined;
}

/** Every ID a callback may mean: the body of a job's is not documented (docs/platforms/hamsa.md, 7.5), a call's has several (10.3). */
function idsIn(callbackBody: unknown, depth = 0): Set<string> {
	if (typeof callbackBody !== 'object' || callbackBody === null) return new Set();
	const { id, jobId, callId, conversationId, data } = callbackBody as IDataObject;
	const here = [id, jobId, callId, conversationId].filter((one): one is string => typeof one === 'string');
	return new Set([...here, ...(depth < 2 ? idsIn(data, depth + 1) : [])]);
}

/**
 * Asks Hamsa for what is not known to be done: first for what called back, then for the others, up to the first that goes
 * on. So each is asked for about twice, however many there are.
 *
 * @returns the states of all, by ID, once everything is done
 */
async function pollAll(this: IWebhookFunctions, { task }: Waitable, { pendingItems }: WaitState, coordinator: ResumeCoordinator, named: Set<string>): Promise<Map<string, IDataObject> | 'waiting' | 'unsure'> {
	const ids = pendingItems.flatMap((pendingItem) => ('id' in pendingItem ? [pendingItem.id] : []));
	const isNamed = (id: string) => named.has(id);
	const states = new Map<string, IDataObject>();
	let foundDone = false;
	for (const id of [...ids.filter(isNamed), ...ids.filter((one) => !isNamed(one))]) {
		const kept = coordinator.stateOf(id);
		const state = kept ?? (await task.fetchStatus.call(this, id));
		if (state === undefined || task.stateOf(state) === 'running') {
			const calledBack = isNamed(id) || (!ids.some(isNamed) && !foundDone);
			return calledBack ? 'unsure' : 'waiting';
		}
		states.set(id, state);
		if (kept !== undefined) continue;
		coordinator.keep(id, state);
		foundDone = true;
	}
	return states;
}

/**
 * What the node gives, item by item, in the order of its input. Without "On Error: Continue" the first one that failed fails
 * the node, as it does everywhere.
 */
async function itemsOf(this: IWebhookFunctions, waitable: Waitable, { pendingItems, continueOnFail }: WaitState, states: Map<string, IDataObject>): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	let firstError: NodeOperationError | undefined;
	for (const [item, pendingItem] of pendingItems.entries()) {
		let made: INodeExecutionData;
		try {
			made = 'item' in pendingItem ? pendingItem.item : flagged(await resultOf.call(this, waitable, { state: states.get(pendingItem.id) ?? {}, resultOptions: pendingItem.resultOptions }, item), true);
		} catch (error) {
			firstError ??= error as NodeOperationError;
			made = { json: toErrorItem.call(this, error as Error) };
		}
		items.push({ ...made, pairedItem: { item } });
	}
	if (firstError && !continueOnFail) failOnResume.call(this, firstError, pendingItems);
	return items;
}

/**
 * Makes the woken node fail. n8n does not run a woken node again, but lets it give on the items of its webhook; the one thing
 * that makes it fail instead is an error noted beside its input (`ITaskMetadata.resumeError`), which n8n does for sub-workflows.
 * An n8n that does not know of it goes on with the items, which show the error.
 */
function failOnResume(this: IWebhookFunctions, error: NodeOperationError, pendingItems: WaitState['pendingItems']): void {
	const { executeData } = this as unknown as { executeData?: IExecuteData };
	if (!executeData) return;
	const ids = pendingItems.flatMap((pendingItem) => ('id' in pendingItem ? [pendingItem.id] : []));
	const all = ids.length > 1 ? ` All that was waited for: ${ids.join(', ')}. To keep their results, set On Error to Continue in the settings of the node.` : '';
	const { name, message, stack } = error;
	// As plain data, which in queue mode travels through the database.
	const resumeError = { ...error, name, message, stack, description: `${error.description ?? ''}${all}` } as NodeOperationError;
	executeData.metadata = { ...executeData.metadata, resumeError };
}
