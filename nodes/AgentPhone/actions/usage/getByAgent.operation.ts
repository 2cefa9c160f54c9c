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
		description: 'The period to return the usage of',
	},
	{
		displayName: 'Timezone',
		name: 'timezone',
		type: 'string',
		default: '',
		placeholder: 'e.g. Europe/Berlin',
		description: 'Timezone in which the period starts at midnight, as an IANA name. If empty, the default of AgentPhone applies.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getByAgent'] } }, properties);

/** `GET /v1/usage/by-agent` (docs/platforms/agentphone.md, 3.9): one item for each agent, with the period. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const tz = textOf.call(this, 'timezone', itemIndex).trim();
	if (tz !== '') checksFor(this, itemIndex).timezone('Timezone', tz);
	const period = this.getNodeParameter('period', itemIndex) as string;
	const qs: IDataObject = { period, ...(tz !== '' && { tz }) };
	const answer = await apiRequest.call(this, { path: endpoint('usage', 'by-agent'), qs, itemIndex });
	const { periodStart, periodEnd } = answer;
	return rowsOf(answer).map((row) => ({ ...row, period, periodStart, periodEnd }));
}
