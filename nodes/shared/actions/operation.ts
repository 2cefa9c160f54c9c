import type { IDataObject, IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

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
export interface WholeRun {
	all: (this: IExecuteFunctions) => Promise<INodeExecutionData[]>;
}

/** The operations of a node, by the values of the fields Resource and Operation. */
export type Operations = Record<string, Record<string, Execute | WholeRun>>;
