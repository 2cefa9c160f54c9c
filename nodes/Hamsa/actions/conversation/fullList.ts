import { DateTime } from 'luxon';
import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor, idOf, omitEmpty, type Checks } from '../../../shared/actions/input';
import { agentLocator } from '../common/fields';
import { namedPeriods } from '../common/period';
import { callStatuses } from './fields';

/** The fields that clients ask for; without a list, a row may only have its ID and its duration (docs/platforms/hamsa.md, 6). */
const RETURNED_FIELDS = ['agentId', 'agentName', 'callNumbers', 'channelType', 'cost', 'status', 'time'];

const durationField: INodeProperties = {
	displayName: 'Duration',
	name: 'duration',
	type: 'fixedCollection',
	placeholder: 'Add duration',
	default: {},
	description: 'Only calls of this duration',
	options: [
		{
			displayName: 'Duration',
			name: 'rule',
			values: [
				{
					displayName: 'Condition',
					name: 'condition',
					type: 'options',
					options: [
						{ name: 'Between', value: 'IS_BETWEEN' },
						{ name: 'Equal To', value: 'IS_EQUAL_TO' },
						{ name: 'Greater Than', value: 'IS_GREATER_THAN' },
						{ name: 'Less Than', value: 'IS_LESS_THAN' },
					],
					default: 'IS_GREATER_THAN',
					description: 'How the duration is compared',
				},
				{
					displayName: 'Seconds',
					name: 'firstValue',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 60,
					description: 'The duration to compare with, in seconds',
				},
				{
					displayName: 'Maximum Seconds',
					name: 'secondValue',
					type: 'number',
					typeOptions: { minValue: 0 },
					default: 300,
					description: 'The end of the range, in seconds. Only used with Between.',
				},
			],
		},
	],
};

/** The fields that `fullListBody` reads. */
export const fullListFields: INodeProperties[] = [
	{
		displayName: 'Filters',
		name: 'fullFilters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{ ...agentLocator, required: undefined, description: 'Only calls of this agent' },
			{
				displayName: 'Channel',
				name: 'channelType',
				type: 'options',
				options: [
					{ name: 'Telephone', value: 'Telephone' },
					{ name: 'Web', value: 'Web' },
				],
				default: 'Telephone',
				description: 'Only calls of this channel',
			},
			{
				displayName: 'Conversation ID',
				name: 'id',
				type: 'string',
				default: '',
				placeholder: 'e.g. 3f2b7c1e-0000-4000-8000-000000000001',
				description: 'Only the call with this ID, for example to get its cost',
			},
			durationField,
			{
				displayName: 'End Time',
				name: 'endTime',
				type: 'dateTime',
				default: '',
				description: 'Only calls that were made at this time or earlier. Not together with Period.',
			},
			{
				displayName: 'Period',
				name: 'period',
				type: 'options',
				options: namedPeriods,
				default: 'TODAY',
				description: 'Only calls of this period. When a day starts depends on the timezone under Options.',
			},
			{
				displayName: 'Running Calls',
				name: 'returnActiveCalls',
				type: 'boolean',
				default: true,
				description: 'Whether to include calls in progress',
			},
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. +15005550001',
				description: 'Only calls with this text. Hamsa decides which fields are searched.',
			},
			{
				displayName: 'Start Time',
				name: 'startTime',
				type: 'dateTime',
				default: '',
				description: 'Only calls that were made at this time or later. Not together with Period.',
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
	{
		displayName: 'Options',
		name: 'fullOptions',
		type: 'collection',
		placeholder: 'Add option',
		description: 'What is returned of each call, and in which order',
		default: {},
		options: [
			{
				displayName: 'Returned Fields',
				name: 'returnedFields',
				type: 'multiOptions',
				options: [
					{ name: 'Agent ID', value: 'agentId' },
					{ name: 'Agent Name', value: 'agentName' },
					{ name: 'Channel', value: 'channelType' },
					{ name: 'Cost', value: 'cost' },
					{ name: 'Phone Numbers', value: 'callNumbers' },
					{ name: 'Status', value: 'status' },
					{ name: 'Time', value: 'time' },
				],
				default: ['agentId', 'agentName', 'callNumbers', 'channelType', 'cost', 'status', 'time'],
				description: 'The fields of each call in addition to its ID and duration. Without this option, all of them are returned.',
			},
			{
				displayName: 'Sort By',
				name: 'sortField',
				type: 'options',
				options: [
					{ name: 'Cost', value: 'cost' },
					{ name: 'Duration', value: 'duration' },
					{ name: 'Time', value: 'time' },
				],
				default: 'time',
				description:
					'The field to sort by. Hamsa does not document which ones it accepts; another one can be given as an expression.',
			},
			{
				displayName: 'Sort Order',
				name: 'sortOrder',
				type: 'options',
				options: [
					{ name: 'Ascending', value: 'asc' },
					{ name: 'Descending', value: 'desc' },
				],
				default: 'desc',
				description: 'Whether to sort in ascending or descending order. Only used together with Sort By.',
			},
			{
				displayName: 'Timezone',
				name: 'timeZone',
				type: 'string',
				default: '',
				placeholder: 'e.g. Asia/Riyadh',
				description:
					'IANA name of the timezone that determines when a day starts. Without it, the timezone of the workflow is used.',
			},
		],
	},
];

/**
 * The body of `POST /v1/voice-agents/conversations/list` without project and paging (docs/platforms/hamsa.md, 6).
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function fullListBody(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	const filters = this.getNodeParameter('fullFilters', itemIndex, {}) as IDataObject;
	const options = this.getNodeParameter('fullOptions', itemIndex, {}) as IDataObject;
	const { agentId, duration, startTime, endTime, period, status, ...plain } = filters;
	const { timeZone, returnedFields, sortField, sortOrder } = options;
	const zone = timeZone ? check.timezone('Timezone', timeZone) : this.getTimezone();
	return {
		...omitEmpty({ ...plain, voiceAgentId: idOf(agentId) }),
		...(Array.isArray(status) && status.length > 0 && { status }),
		...durationOf(check, duration),
		...periodOf(check, { startTime, endTime, period }),
		...(sortField ? { sortField, sortOrder: sortOrder ?? 'desc' } : {}),
		timeZone: zone,
		timeDifference: String(DateTime.now().setZone(zone).offset / 60),
		returnedFields: Array.isArray(returnedFields) ? returnedFields : RETURNED_FIELDS,
	};
}

function durationOf(check: Checks, value: unknown): IDataObject {
	const { rule } = (value ?? {}) as { rule?: IDataObject };
	if (!rule) return {};
	const { condition } = rule;
	const seconds = (field: string, value: unknown) => check.number(field, value, { min: 0, whole: true });
	const firstValue = seconds('Seconds', rule.firstValue);
	const secondValue = seconds('Maximum Seconds', rule.secondValue);
	if (condition !== 'IS_BETWEEN') return { duration: { condition, firstValue } };
	if (secondValue < firstValue) check.reject('Maximum Seconds', 'must not be less than Seconds');
	return { duration: { condition, firstValue, secondValue } };
}

/** A named period, or a custom one of which one end may be open: since 1970, or until now. */
function periodOf(check: Checks, { startTime, endTime, period }: IDataObject): IDataObject {
	if (!startTime && !endTime) return period ? { period } : {};
	if (period) check.reject('Period', 'cannot be used together with Start Time or End Time', 'Remove one of the filters.');
	const start = startTime ? Date.parse(check.time('Start Time', startTime)) : 0;
	const end = endTime ? Date.parse(check.time('End Time', endTime)) : Date.now();
	if (end < start) {
		if (endTime) check.reject('End Time', 'must not be before Start Time');
		check.reject('Start Time', 'must not be in the future');
	}
	return { period: 'CUSTOM', startPeriod: String(start), endPeriod: String(end) };
}
