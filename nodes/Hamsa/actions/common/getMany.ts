import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { limitOf } from '../../../shared/actions/fields';
import { apiList, type ListRequest } from '../../transport/list';

/**
 * Runs an operation "Get Many": reads the fields Return All and Limit, and returns the rows.
 *
 * @param listRequest the request, or a function that builds it with requests of its own, called after the fields are checked
 * @param shape applied to every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function getMany(
	this: IExecuteFunctions,
	itemIndex: number,
	listRequest: ListRequest | (() => Promise<ListRequest>),
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	const limit = limitOf.call(this, itemIndex);
	const request = typeof listRequest === 'function' ? await listRequest() : listRequest;
	return await apiList.call(this, { ...request, itemIndex }, limit, shape);
}
