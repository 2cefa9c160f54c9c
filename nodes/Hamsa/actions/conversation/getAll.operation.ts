import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { projectId } from '../../transport/project';
import { agentLocator } from '../common/fields';
import { getMany } from '../common/getMany';
import { callStatuses } from './fields';
import { fullListBody, fullListFields } from './fullList';

/** Maximum page size of this list (docs/platforms/hamsa.md, 6). */
const MAX_PAGE_SIZE = 200;

const properties: INodeProperties[] = [
	{
		displayName: 'List',
		name: 'list',
		type: 'options',
		options: [
			{
				name: 'Full',
				value: 'full',
				description:
					'With search, cost, running calls and more filters. Hamsa does not document this route: the request is what its clients send.',
			},
			{ name: 'Minimal', value: 'minimal', description: 'As documented by Hamsa, filtered by agent, status and time' },
		],
		default: 'minimal',
		description: 'Which list of Hamsa to read. Their calls have different fields.',
	},
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		displayOptions: { show: { list: ['minimal'] } },
		options: [
			{ ...agentLocator, required: undefined, description: 'Only calls of this agent' },
			{
				displayName: 'End Time',
				name: 'endTime',
				type: 'dateTime',
				default: '',
				description: 'Only calls that were made at this time or earlier',
			},
			{
				displayName: 'Start Time',
				name: 'startTime',
				type: 'dateTime',
				default: '',
				description: 'Only calls that were made at this time or later',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'multiOptions',
				options: callStatuses,
				default: [],
				description: 'Only calls with one of these statuses',
			},
		],
	},
	...fullListFields.map((field) => ({ ...field, displayOptions: { show: { list: ['full'] } } })),
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['getAll'] } }, properties);

/**
 * `GET /v1/voice-agents/conversations/minimal-list`, or `POST .../conversations/list` with the paging in the body, which only reads and
 * therefore is idempotent (docs/platforms/hamsa.md, 6 and 1.5).
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	if (this.getNodeParameter('list', itemIndex, 'minimal') !== 'full') return await minimalList.call(this, itemIndex);
	const body = fullListBody.call(this, itemIndex);
	return await getMany.call(this, itemIndex, async () => ({
		method: 'POST' as const,
		path: endpoint('v1', 'voice-agents', 'conversations', 'list'),
		body: { projectId: await projectId.call(this, itemIndex), ...body },
		idempotent: true,
		paging: 'skipPage' as const,
		inBody: true,
		rowsField: 'conversations',
	}));
}

async function minimalList(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const { agentId, startTime, endTime, status } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const moment = (field: string, value: unknown) => (value ? Date.parse(check.time(field, value)) : undefined);
	const start = moment('Start Time', startTime);
	const end = moment('End Time', endTime);
	if (start !== undefined && end !== undefined && end < start) check.reject('End Time', 'must not be before Start Time');

	const path = endpoint('v1', 'voice-agents', 'conversations', 'minimal-list');
	const qs = omitEmpty({ voiceAgentId: idOf(agentId), startTime: start, endTime: end, status });
	return await getMany.call(this, itemIndex, { path, qs, paging: 'page', pageSize: MAX_PAGE_SIZE });
}
