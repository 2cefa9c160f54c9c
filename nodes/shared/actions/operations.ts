import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

/**
 * What most `<operation>.operation.ts` files export as `execute`: runs the operation for one input item.
 *
 * Plain objects become items; items (`{json, binary}`) stay as they are; `runItems` adds `pairedItem`.
 * It throws NodeApiError or NodeOperationError, and `runItems` decides whether that ends the run.
 */
export type Execute = (this: IExecuteFunctions, itemIndex: number) => Promise<IDataObject | IDataObject[] | INodeExecutionData[]>;

/**
 * What an operation exports as `execute` if it processes all input items together, in one request or over one connection.
 * It returns complete items with `pairedItem`, and calls `runItems` for steps that still run once per item.
 */
export interface BatchOperation {
	all: (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The operations of a node, keyed by the values of the fields Resource and Operation. */
export type Operations = Record<string, Record<string, Execute | BatchOperation>>;

/**
 * Runs the operation chosen in the fields Resource and Operation.
 *
 * @param platform name for the message "AgentPhone has no operation ..."
 * @throws what `runItems` throws; NodeOperationError if there is no such operation
 */
export async function runOperation(this: IExecuteFunctions, platform: string, operations: Operations): Promise<INodeExecutionData[][]> {
	const execute = resolveOperation.call(this, platform, operations);
	return [typeof execute === 'function' ? await runItems.call(this, execute) : await execute.all.call(this)];
}

/**
 * Runs an operation once for every input item.
 *
 * With "On Error: Continue" a failed item becomes `{error: message}`, and the next items are still processed. Otherwise the
 * first failure ends the run; its description lists the completed items, because n8n drops their results.
 *
 * @throws NodeApiError or NodeOperationError with the index of the failed item
 */
export async function runItems(this: IExecuteFunctions, execute: Execute): Promise<INodeExecutionData[]> {
	const results: INodeExecutionData[] = [];
	const count = this.getInputData().length;

	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		try {
			const created = this.helpers.returnJsonArray(await execute.call(this, itemIndex));
			// Not `push(...items)`: the arguments of a long list would overflow the stack.
			for (const item of this.helpers.constructExecutionMetaData(created, { itemData: { item: itemIndex } })) results.push(item);
		} catch (error) {
			if (this.continueOnFail()) {
				results.push({ json: toErrorItem.call(this, error as Error), pairedItem: { item: itemIndex } });
				continue;
			}
			// Each constructor returns an error of its own class unchanged.
			if (error instanceof NodeApiError) {
				throw new NodeApiError(this.getNode(), listCompletedItems(error, results) as unknown as JsonObject);
			}
			const wrapped = new NodeOperationError(this.getNode(), error as Error, { itemIndex });
			throw new NodeOperationError(this.getNode(), listCompletedItems(wrapped, results));
		}
	}
	return results;
}

/**
 * Runs an operation that processes all input items together. With "On Error: Continue" a failure becomes one error item,
 * paired with all input items.
 *
 * @throws NodeApiError or NodeOperationError
 */
export async function runBatch(this: IExecuteFunctions, execute: BatchOperation['all']): Promise<INodeExecutionData[]> {
	try {
		return await execute.call(this);
	} catch (error) {
		if (this.continueOnFail()) {
			const pairedItem = this.getInputData().map((_, item) => ({ item }));
			return [{ json: toErrorItem.call(this, error as Error), pairedItem }];
		}
		// Each constructor returns an error of its own class unchanged.
		if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), error as unknown as JsonObject);
		throw new NodeOperationError(this.getNode(), error as Error);
	}
}

/**
 * The error as an item, with the partial result of `attachPartialResult`. With an error output the partial result is put into
 * `details`, because n8n sends only items without other fields there.
 */
export function toErrorItem(this: Pick<IExecuteFunctions, 'getNode'>, error: Error): IDataObject {
	const { message } = error;
	const partialResult = (error as Partial<NodeApiError>).context?.[PARTIAL_RESULT] as IDataObject | undefined;
	if (!partialResult) return { error: message };
	return this.getNode().onError === 'continueErrorOutput'
		? { error: message, details: partialResult }
		: { ...partialResult, error: message };
}

function resolveOperation(this: IExecuteFunctions, platform: string, operations: Operations): Execute | BatchOperation {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	const execute = ownValue(ownValue(operations, resource), operation);
	if (execute) return execute;
	throw new NodeOperationError(this.getNode(), `${platform} has no operation "${operation}" for "${resource}"`, {
		description: 'Choose the resource and the operation again. The node may be older than the workflow.',
	});
}

/** Own properties only, because the key may come from an expression and `constructor` is not a resource. */
const ownValue = <Value>(record: Record<string, Value> | undefined, key: string): Value | undefined =>
	record && Object.hasOwn(record, key) ? record[key] : undefined;

/** n8n shows no results of a failed run, so the user has to be told what the next run would do a second time, such as placing calls. */
function listCompletedItems<E extends NodeApiError | NodeOperationError>(error: E, results: INodeExecutionData[]): E {
	if (results.length === 0) return error;
	const ids = results.map(({ json }) => json.id ?? json.callId ?? json.jobId).filter((id) => typeof id === 'string');
	const list = ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', ...' : ''})`;
	error.description =
		`${error.description ?? ''} The items before this one were processed${list}. To keep their results, set On Error to Continue in the settings of the node.`.trim();
	return error;
}

/** Key of the partial result in an error's context (see `attachPartialResult`). */
export const PARTIAL_RESULT = 'partialResult';

/**
 * Attaches the result of the earlier steps of an operation to the error of a later step, so that it is not lost. With "On Error:
 * Continue" `toErrorItem` adds it to the item; otherwise only the hint in the error's description tells of it.
 *
 * @param hint sentence put before the error's description
 * @returns the same error
 */
export function attachPartialResult<E extends NodeApiError | NodeOperationError>(error: E, partialResult: IDataObject, hint: string): E {
	error.context[PARTIAL_RESULT] = partialResult;
	error.description = `${hint} ${error.description ?? ''}`.trim();
	return error;
}
