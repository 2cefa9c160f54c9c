import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Month', value: 'month' },
			{ name: 'Week', value: 'week' },
			{ name: 'Year', value: 'year' },
		],
		default: 'month',
		description: 'The stretch of time to count',
	},
	{
		displayName: 'Timezone',
		name: 'timezone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Where the period begins at midnight, as an IANA name. Empty leaves it to AgentPhone.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getByAgent'] } }, properties);

/** `GET /v1/usage/by-agent` (docs/platforms/agentphone.md, 3.9): one item an agent, each with the period it counts. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const tz = textOf.call(this, 'timezone', itemIndex).trim();
	if (tz !== '') checksFor(this, itemIndex).timezone('Timezone', tz);
	const period = this.getNodeParameter('period', itemIndex) as string;
	const qs: IDataObject = { period, ...(tz !== '' && { tz }) };
	const answer = await apiRequest.call(this, { path: endpoint('usage', 'by-agent'), qs, itemIndex });
	const { periodStart, periodEnd } = answer;
	return rowsOf(answer).map((row) => ({ ...row, period, periodStart, periodEnd }));
}
