import type {
	IDataObject,
	IExecuteData,
	INodeExecutionData,
	IWebhookFunctions,
	IWebhookResponseData,
	NodeOperationError,
} from 'n8n-workflow';

import { toErrorItem } from '../../../../shared/actions/operations';
import { answerNow, type WebhookResponse } from '../../../../shared/webhook/response';
import { carriesSecret } from '../../../../shared/webhook/sharedSecret';
import { AUTH_KEY, resumeSecret } from './callback';
import { WAIT_STATE } from './putToWait';
import { resultOf, withFinishedFlag } from './result';
import { type ResumeCoordinator, coordinatorOf } from './resumeCoordinator';
import type { Waitable, WaitState } from './types';

/** Events of a call in progress (docs/platforms/hamsa.md, 10.3). The webhook of a call receives all events, and only the last one resumes the execution. */
const EVENTS_BEFORE_END = new Set(['call.started', 'call.answered', 'transcription.update', 'tool.executed']);

/**
 * Handles a callback from Hamsa for a waiting execution (docs/platforms/hamsa.md, 7.5 and 10.3). The body is not documented for
 * jobs and is not trusted: a callback only causes status requests. The execution is resumed once all its work is done.
 *
 * | answer | when |
 * | --- | --- |
 * | 401 | the secret is missing or wrong |
 * | 200 | the execution was resumed; other work is still running, whose callbacks are still to come; or the call is in progress |
 * | 503 | it is not certain that the work of this callback is done, so Hamsa has to repeat the callback |
 *
 * n8n itself answers 409 before the execution waits and after it was resumed.
 *
 * Never throws, because n8n would then resume the execution with an empty item and without the data of the nodes before.
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
		const waitState = waitStateOf.call(this);
		if (!waitState || !waitable) return reject(503, 'No execution is waiting for this callback.');

		const coordinator = coordinatorOf(waitState.waitId);
		return await coordinator.inTurn(async () => {
			if (coordinator.justResumed) return { webhookResponse: { received: true } };
			const states = await pollAll.call(this, waitable, waitState, coordinator, idsIn(callbackBody));
			if (states === 'unconfirmed') return reject(503, 'This is not done yet. Please deliver again.');
			if (states === 'waiting') return { webhookResponse: { received: true } };
			const items = await itemsOf.call(this, waitable, waitState, states);
			coordinator.markResumed();
			return { workflowData: [items], webhookResponse: { received: true, resumed: true } };
		});
	} catch (error) {
		this.logger.error(`Hamsa could not resume an execution: ${(error as Error).message}`);
		return reject(503, 'The status could not be read. Please deliver again.');
	}
}

/** The state stored by `putToWait`. */
function waitStateOf(this: IWebhookFunctions): WaitState | undefined {
	const stored = this.evaluateExpression(`{{ $node[${JSON.stringify(this.getNode().name)}].context[${JSON.stringify(WAIT_STATE)}] }}`);
	return typeof stored === 'string' ? (JSON.parse(stored) as WaitState) : undefined;
}

/** Every ID in a callback: its body is not documented for jobs (docs/platforms/hamsa.md, 7.5), and contains several IDs for calls (10.3). */
function idsIn(callbackBody: unknown, depth = 0): Set<string> {
	if (typeof callbackBody !== 'object' || callbackBody === null) return new Set();
	const { id, jobId, callId, conversationId, data } = callbackBody as IDataObject;
	const here = [id, jobId, callId, conversationId].filter((one): one is string => typeof one === 'string');
	return new Set([...here, ...(depth < 2 ? idsIn(data, depth + 1) : [])]);
}

/**
 * Reads the state of all work that is not known to be done: first the work named in the callback, then the rest, until one
 * is still running. This limits the requests to about two for each task.
 *
 * @param named IDs in the callback
 * @returns the states of all work, by ID, if everything is done; `waiting` if other work is still running; `unconfirmed` if the
 *   work of this callback is
 */
async function pollAll(
	this: IWebhookFunctions,
	{ task }: Waitable,
	{ pendingItems }: WaitState,
	coordinator: ResumeCoordinator,
	named: Set<string>,
): Promise<Map<string, IDataObject> | 'waiting' | 'unconfirmed'> {
	const ids = pendingItems.flatMap((pendingItem) => ('id' in pendingItem ? [pendingItem.id] : []));
	const isNamed = (id: string) => named.has(id);
	const states = new Map<string, IDataObject>();
	let foundDone = false;
	for (const id of [...ids.filter(isNamed), ...ids.filter((one) => !isNamed(one))]) {
		const cached = coordinator.stateOf(id);
		const state = cached ?? (await task.fetchStatus.call(this, id));
		if (state === undefined || task.stateOf(state) === 'running') {
			const calledBack = isNamed(id) || (!ids.some(isNamed) && !foundDone);
			return calledBack ? 'unconfirmed' : 'waiting';
		}
		states.set(id, state);
		if (cached !== undefined) continue;
		coordinator.cache(id, state);
		foundDone = true;
	}
	return states;
}

/**
 * The output items, in the order of the input. Without "On Error: Continue" the first failure makes the node fail, as in all
 * other operations.
 */
async function itemsOf(
	this: IWebhookFunctions,
	waitable: Waitable,
	{ pendingItems, continueOnFail }: WaitState,
	states: Map<string, IDataObject>,
): Promise<INodeExecutionData[]> {
	const items: INodeExecutionData[] = [];
	let firstError: NodeOperationError | undefined;
	for (const [item, pendingItem] of pendingItems.entries()) {
		let output: INodeExecutionData;
		try {
			output =
				'item' in pendingItem
					? pendingItem.item
					: withFinishedFlag(
							await resultOf.call(
								this,
								waitable,
								{ state: states.get(pendingItem.id) ?? {}, resultOptions: pendingItem.resultOptions },
								item,
							),
							true,
						);
		} catch (error) {
			firstError ??= error as NodeOperationError;
			output = { json: toErrorItem.call(this, error as Error) };
		}
		items.push({ ...output, pairedItem: { item } });
	}
	if (firstError && !continueOnFail) failOnResume.call(this, firstError, pendingItems);
	return items;
}

/**
 * Makes the resumed node fail. n8n does not run a resumed node again but outputs the items of its webhook; it only fails the
 * node if the metadata of its input contain an error (`ITaskMetadata.resumeError`), which n8n sets for sub-workflows. A version
 * of n8n without this field continues with the items, which contain the error.
 */
function failOnResume(this: IWebhookFunctions, error: NodeOperationError, pendingItems: WaitState['pendingItems']): void {
	const { executeData } = this as unknown as { executeData?: IExecuteData };
	if (!executeData) return;
	const ids = pendingItems.flatMap((pendingItem) => ('id' in pendingItem ? [pendingItem.id] : []));
	const all =
		ids.length > 1
			? ` IDs of all jobs or calls: ${ids.join(', ')}. To keep their results, set On Error to Continue in the settings of the node.`
			: '';
	const { name, message, stack } = error;
	// Plain data, because in queue mode it is stored in the database.
	const resumeError = { ...error, name, message, stack, description: `${error.description ?? ''}${all}` } as NodeOperationError;
	executeData.metadata = { ...executeData.metadata, resumeError };
}
