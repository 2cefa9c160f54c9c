import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';

/** The filters that `receivedBetween` reads, for all lists of messages. */
export const receivedFilters: INodeProperties = {
	displayName: 'Filters',
	name: 'filters',
	type: 'collection',
	placeholder: 'Add filter',
	default: {},
	options: [
		{
			displayName: 'Received After',
			name: 'receivedAfter',
			type: 'dateTime',
			default: '',
			description: 'Only messages received after this time',
		},
		{
			displayName: 'Received Before',
			name: 'receivedBefore',
			type: 'dateTime',
			default: '',
			description: 'Only messages received before this time',
		},
	],
};

/**
 * The query for these filters (docs/platforms/agentphone.md, 6): `after` and `before`, as ISO 8601 times in UTC.
 *
 * @throws NodeOperationError naming the field that is not a valid time
 */
export function receivedBetween(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const { receivedAfter, receivedBefore } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const check = checksFor(this, itemIndex);
	const qs: IDataObject = {};
	if (receivedAfter) qs.after = check.time('Received After', receivedAfter);
	if (receivedBefore) qs.before = check.time('Received Before', receivedBefore);
	return qs;
}
