import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import type { ListRequest } from '../../transport/list';
import { projectId } from '../../transport/project';
import { getMany } from '../common/getMany';
import { readJob } from '../common/waiting/job';
import { jobStatuses, jobTypes, SIMPLE_JOB } from './fields';

const properties: INodeProperties[] = [
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. meeting',
				description: 'Only jobs with this in their title',
			},
			{
				displayName: 'Status',
				name: 'status',
				type: 'options',
				options: jobStatuses,
				default: 'COMPLETED',
				description: 'Only jobs with this status',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: jobTypes,
				default: 'TRANSCRIPTION',
				description: 'Only jobs of this type',
			},
		],
	},
	{
		displayName: 'Sort',
		name: 'sort',
		type: 'fixedCollection',
		placeholder: 'Add sorting',
		default: {},
		description: 'How the list is sorted',
		options: [
			{
				displayName: 'Sorting',
				name: 'rule',
				values: [
					{
						displayName: 'Direction',
						name: 'direction',
						type: 'options',
						options: [
							{ name: 'Ascending', value: 'asc' },
							{ name: 'Descending', value: 'desc' },
						],
						default: 'desc',
						description: 'Whether to sort in ascending or descending order',
					},
					{
						displayName: 'Field',
						name: 'field',
						type: 'options',
						options: [
							{ name: 'Cost', value: 'totalCost' },
							{ name: 'Created', value: 'createdAt' },
							{ name: 'Updated', value: 'updatedAt' },
							{ name: 'Usage Time', value: 'usageTime' },
						],
						default: 'createdAt',
						description: 'The field to sort by',
					},
				],
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['job'], operation: ['getAll'] } }, properties);

/**
 * `POST /v1/jobs/all?projectId=` with the paging in the body (docs/platforms/hamsa.md, 7.4 and 1.5). It only reads, so it is
 * idempotent. The sort fields are not documented and taken from `GET /v2/jobs`.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { rule } = this.getNodeParameter('sort', itemIndex, {}) as { rule?: IDataObject };
	const request = async (): Promise<ListRequest> => ({
		method: 'POST',
		path: endpoint('v1', 'jobs', 'all'),
		qs: { projectId: await projectId.call(this, itemIndex) },
		body: { ...omitEmpty(this.getNodeParameter('filters', itemIndex, {}) as IDataObject), ...(rule && { sort: rule }) },
		idempotent: true,
		paging: 'skipPage',
		inBody: true,
	});
	const shape = simplifier.call(this, itemIndex, SIMPLE_JOB);
	return await getMany.call(this, itemIndex, request, (job) => shape(readJob(job)));
}
