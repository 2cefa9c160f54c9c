import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { endField, periodOf, startField } from './statistics';

const custom = { displayOptions: { show: { period: ['CUSTOM'] } } };

/** The query of the three analytics routes (docs/platforms/hamsa.md, 9), with the documented periods. */
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
		description: 'The period to analyze',
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
			{
				...agentLocator,
				required: undefined,
				description: 'Only calls of this voice agent. Without it, the calls of all agents are included.',
			},
			{
				displayName: 'Time Difference (Hours)',
				name: 'timeDifference',
				type: 'number',
				typeOptions: { minValue: -14, maxValue: 14, numberPrecision: 2 },
				default: 0,
				description:
					'Offset of your timezone from UTC, which determines when a day starts. Hamsa gives -3 as an example without explaining the sign: check the numbers of Today before you rely on it.',
			},
		],
	},
];

/**
 * `GET /v1/agent-analytics/{kind}` (docs/platforms/hamsa.md, 9). Unlike the project statistics, these routes expect start and end in
 * milliseconds, as text, and only with a custom period.
 *
 * @throws NodeOperationError naming the field that is invalid, and what `apiRequest` throws
 */
export async function analytics(
	this: IExecuteFunctions,
	itemIndex: number,
	kind: 'overview' | 'performance' | 'satisfaction',
): Promise<IDataObject> {
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
		qs.timeDifference = String(
			checksFor(this, itemIndex).number('Time Difference (Hours)', additional.timeDifference, { min: -14, max: 14 }),
		);
	}
	return await apiRequest.call(this, { path: endpoint('v1', 'agent-analytics', kind), qs, itemIndex });
}
