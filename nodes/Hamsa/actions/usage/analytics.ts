import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { endField, periodOf, startField } from './statistics';

const custom = { displayOptions: { show: { period: ['CUSTOM'] } } };

/** The query of all three routes of analytics (docs/platforms/hamsa.md, 9); their pages name the periods. */
export const analyticsFields: INodeProperties[] = [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: [
			{ name: 'Custom', value: 'CUSTOM' },
			{ name: 'Last Hour', value: 'LAST_HOUR' },
			{ name: 'This Month', value: 'THIS_MONTH' },
			{ name: 'This Week', value: 'THIS_WEEK' },
			{ name: 'Today', value: 'TODAY' },
			{ name: 'Yesterday', value: 'YESTERDAY' },
		],
		default: 'TODAY',
		description: 'The stretch of time to look at',
	},
	{ ...startField, ...custom },
	{ ...endField, ...custom },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{ ...agentLocator, required: undefined, description: 'Only calls of this voice agent. Without it, those of all agents count.' },
			{
				displayName: 'Time Difference (Hours)',
				name: 'timeDifference',
				type: 'number',
				typeOptions: { minValue: -14, maxValue: 14, numberPrecision: 2 },
				default: 0,
				description:
					'How far your clock is from UTC, for where a day begins. Hamsa gives -3 as an example and does not say which side of UTC that is: compare the numbers of Today before you rely on it.',
			},
		],
	},
];

/**
 * `GET /v1/agent-analytics/{kind}` (docs/platforms/hamsa.md, 9). Unlike the statistics of the project, the pages of these routes want
 * start and end as milliseconds, in text, and only with a custom period.
 */
export async function analytics(this: IExecuteFunctions, itemIndex: number, kind: 'overview' | 'performance' | 'satisfaction'): Promise<IDataObject> {
	const period = this.getNodeParameter('period', itemIndex) as string;
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;

	const qs: IDataObject = { period };
	if (period === 'CUSTOM') {
		const { start, end } = periodOf.call(this, itemIndex);
		Object.assign(qs, { startPeriod: String(Date.parse(start)), endPeriod: String(Date.parse(end)) });
	}
	const voiceAgentId = idOf(additional.agentId);
	if (voiceAgentId !== '') qs.voiceAgentId = voiceAgentId;
	if ('timeDifference' in additional) {
		qs.timeDifference = String(checksFor(this, itemIndex).number('Time Difference (Hours)', additional.timeDifference, { min: -14, max: 14 }));
	}
	return await apiRequest.call(this, { path: endpoint('v1', 'agent-analytics', kind), qs, itemIndex });
}
