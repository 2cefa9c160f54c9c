import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

/**
 * What every `<operation>.operation.ts` exports as `execute`: does the work for one input item.
 *
 * Plain objects become items; items (`{json, binary}`) stay as they are; the router adds `pairedItem`.
 * It throws NodeApiError or NodeOperationError, and the router decides whether that ends the run.
 */
export type Execute = (
	this: IExecuteFunctions,
	itemIndex: number,
) => Promise<IDataObject | IDataObject[] | INodeExecutionData[]>;

/**
 * What an operation exports as `execute` that deals with all input items together: one request for all of them, or one
 * connection. It gives finished items with `pairedItem`, and uses `runItems` where it still goes item by item.
 */
export interface BatchOperation {
	all: (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The operations of a node, by the values of the fields Resource and Operation. */
export type Operations = Record<string, Record<string, Execute | BatchOperation>>;

/**
 * Runs the operation that the fields Resource and Operation name.
 *
 * @param platform as in "AgentPhone has no operation ..."
 * @throws what `runItems` throws
 */
export async function runOperation(this: IExecuteFunctions, platform: string, operations: Operations): Promise<INodeExecutionData[][]> {
	const execute = resolveOperation.call(this, platform, operations);
	return [typeof execute === 'function' ? await runItems.call(this, execute) : await execute.all.call(this)];
}

/**
 * Runs an operation once for every input item.
 *
 * With "On Error: Continue" an item that did not work gives `{error: message}` in its own place and the others go on.
 * Otherwise the first one ends the run, and what was done for the items before it is named, since n8n drops their results.
 *
 * @throws NodeApiError or NodeOperationError on the item that did not work
 */
export async function runItems(this: IExecuteFunctions, execute: Execute): Promise<INodeExecutionData[]> {
	const results: INodeExecutionData[] = [];
	const count = this.getInputData().length;

	for (let itemIndex = 0; itemIndex < count; itemIndex++) {
		try {
			const made = this.helpers.returnJsonArray(await execute.call(this, itemIndex));
			// One by one: a long list spread into arguments is more than the stack takes.
			for (const item of this.helpers.constructExecutionMetaData(made, { itemData: { item: itemIndex } })) results.push(item);
		} catch (error) {
			if (this.continueOnFail()) {
				results.push({ json: toErrorItem.call(this, error as Error), pairedItem: { item: itemIndex } });
				continue;
			}
			// Given one of its own kind, each constructor hands back that same object.
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
 * Runs an operation that deals with all input items together. With "On Error: Continue" an error is one item, which stands
 * for all of them.
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
		// Given one of its own kind, each constructor hands back that same object.
		if (error instanceof NodeApiError) throw new NodeApiError(this.getNode(), error as unknown as JsonObject);
		throw new NodeOperationError(this.getNode(), error as Error);
	}
}

/** The error as an item, with what was done all the same. n8n sends it to the error output only if it has no other fields than these. */
export function toErrorItem(this: Pick<IExecuteFunctions, 'getNode'>, error: Error): IDataObject {
	const { message } = error;
	const partialResult = (error as Partial<NodeApiError>).context?.[PARTIAL_RESULT] as IDataObject | undefined;
	if (!partialResult) return { error: message };
	return this.getNode().onError === 'continueErrorOutput' ? { error: message, details: partialResult } : { ...partialResult, error: message };
}

function resolveOperation(this: IExecuteFunctions, platform: string, operations: Operations): Execute | BatchOperation {
	const resource = this.getNodeParameter('resource', 0) as string;
	const operation = this.getNodeParameter('operation', 0) as string;
	const found = own(own(operations, resource), operation);
	if (found) return found;
	throw new NodeOperationError(this.getNode(), `${platform} has no operation "${operation}" for "${resource}"`, {
		description: 'Choose the resource and the operation again. The node may be older than the workflow.',
	});
}

/** By a name that may come from an expression: `constructor` is no resource. */
const own = <Value>(named: Record<string, Value> | undefined, name: string): Value | undefined =>
	named && Object.hasOwn(named, name) ? named[name] : undefined;

/** A stopped run shows no results, so calls already placed would be placed again by the next run without anyone knowing. */
function listCompletedItems<E extends NodeApiError | NodeOperationError>(error: E, results: INodeExecutionData[]): E {
	if (results.length === 0) return error;
	const ids = results.map(({ json }) => json.id ?? json.callId ?? json.jobId).filter((id) => typeof id === 'string');
	const named = ids.length === 0 ? '' : ` (${ids.slice(0, 20).join(', ')}${ids.length > 20 ? ', ...' : ''})`;
	error.description = `${error.description ?? ''} The items before this one were done${named}. To keep their results, set On Error to Continue in the settings of the node.`.trim();
	return error;
}

/** Where an error holds what was done before it came up (see `attachPartialResult`). */
export const PARTIAL_RESULT = 'kept';

/**
 * For an operation of several steps: what an earlier step made must not get lost when a later one does not work.
 * With "On Error: Continue" the router shows it beside the error (with an error output, in `details`), and otherwise the
 * description says it.
 */
export function attachPartialResult<E extends NodeApiError | NodeOperationError>(error: E, made: IDataObject, hint: string): E {
	error.context[PARTIAL_RESULT] = made;
	error.description = `${hint} ${error.description ?? ''}`.trim();
	return error;
}
