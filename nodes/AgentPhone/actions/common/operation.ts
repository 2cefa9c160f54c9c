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
