import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { limitOf } from '../../../shared/actions/fields';
import { apiList, type ListRequest } from '../../transport/list';

/**
 * Every operation called "Get Many": reads the fields Return All and Limit, and gives the rows.
 *
 * @param made the request, or what makes it where something is asked for first, which must not be before the fields are checked
 * @param shape run on every row, for example to simplify it
 * @throws what `apiRequest` throws
 */
export async function getMany(
	this: IExecuteFunctions,
	itemIndex: number,
	made: ListRequest | (() => Promise<ListRequest>),
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	const limit = limitOf.call(this, itemIndex);
	const request = typeof made === 'function' ? await made() : made;
	return await apiList.call(this, { ...request, itemIndex }, limit, shape);
}
