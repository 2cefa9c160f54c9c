import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, listOf } from '../../../shared/actions/input';
import { attachPartialResult } from '../../../shared/actions/operations';
import { endpoint } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { apiRequest } from '../common/api';

/** Maximum number of phone numbers in one request (docs/platforms/agentphone.md, 3.2). */
const MAX_NUMBERS_PER_REQUEST = 25;

const properties: INodeProperties[] = [
	{
		displayName: 'This costs money: AgentPhone charges $0.009 for each phone number. A number that is listed twice is looked up once.',
		name: 'lookupNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Phone Numbers',
		name: 'phoneNumbers',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001, +15005550003',
		description:
			'Phone numbers with plus sign and country code, separated by commas or line breaks, or an array from an expression. They do not have to be numbers of your account. Each costs $0.009, and 25 are sent in one request.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['lookup'] } }, properties);

/**
 * `GET /v1/numbers/lookup` (docs/platforms/agentphone.md, 3.2): one item for each number, `{phoneNumber, lineType, country,
 * rcsEnabled}`. It is charged each time, so it is not idempotent.
 *
 * @throws NodeApiError with the rows of the requests before as partial result, because they were charged
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const entries = listOf(this.getNodeParameter('phoneNumbers', itemIndex));
	if (entries.length === 0) check.reject('Phone Numbers', 'must contain at least one phone number');
	const numbers = [...new Set(entries.map((entry, at) => check.phone(`Phone Numbers: entry ${at + 1}`, entry)))];

	const rows: IDataObject[] = [];
	for (let start = 0; start < numbers.length; start += MAX_NUMBERS_PER_REQUEST) {
		const qs = { phoneNumbers: numbers.slice(start, start + MAX_NUMBERS_PER_REQUEST).join(',') };
		try {
			rows.push(...rowsOf(await apiRequest.call(this, { path: endpoint('numbers', 'lookup'), qs, idempotent: false, itemIndex })));
		} catch (error) {
			if (error instanceof NodeOperationError) throw new NodeOperationError(this.getNode(), error);
			const hint = `The first ${start} of the ${numbers.length} numbers were looked up and charged. With On Error: Continue the item contains their results.`;
			const reported = start === 0 ? error : attachPartialResult(error as NodeApiError, { numbers: rows }, hint);
			throw new NodeApiError(this.getNode(), reported as JsonObject);
		}
	}
	return rows;
}
