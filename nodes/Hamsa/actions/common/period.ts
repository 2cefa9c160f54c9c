import type { IDataObject, IExecuteFunctions, INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';

export const startField: INodeProperties = {
	displayName: 'Start',
	name: 'startPeriod',
	type: 'dateTime',
	required: true,
	default: '',
	placeholder: 'e.g. 2026-01-01T00:00:00Z',
	description: 'Start of the period. A time without a timezone is in the timezone of the workflow.',
};

export const endField: INodeProperties = {
	...startField,
	displayName: 'End',
	name: 'endPeriod',
	placeholder: 'e.g. 2026-01-31T23:59:59Z',
	description: 'End of the period. A time without a timezone is in the timezone of the workflow.',
};

const custom = { displayOptions: { show: { period: ['CUSTOM'] } } };

/** The documented periods (docs/platforms/hamsa.md, 9). */
const periods: INodePropertyOptions[] = [
	{ name: 'Custom', value: 'CUSTOM' },
	{ name: 'Last Hour', value: 'LAST_HOUR' },
	{ name: 'This Month', value: 'THIS_MONTH' },
	{ name: 'This Week', value: 'THIS_WEEK' },
	{ name: 'Today', value: 'TODAY' },
	{ name: 'Yesterday', value: 'YESTERDAY' },
];

/** The periods without the one that needs a start and an end. */
export const namedPeriods = periods.filter(({ value }) => value !== 'CUSTOM');

/** The fields that `namedPeriodOf` reads, with the documented periods (docs/platforms/hamsa.md, 9). */
export const periodFields = (description: string): INodeProperties[] => [
	{
		displayName: 'Period',
		name: 'period',
		type: 'options',
		options: periods,
		default: 'TODAY',
		description,
	},
	{ ...startField, ...custom },
	{ ...endField, ...custom },
];

export const timeDifferenceField: INodeProperties = {
	displayName: 'Time Difference (Hours)',
	name: 'timeDifference',
	type: 'number',
	typeOptions: { minValue: -14, maxValue: 14, numberPrecision: 2 },
	default: 0,
	description:
		'Offset of your timezone from UTC in hours, which determines when a day starts: positive to the east, such as 3 for Riyadh, and negative to the west, such as -5 for New York. Hamsa does not document the sign; a client of Hamsa sends it like this.',
};

/**
 * Start and end of the period, as ISO 8601 times in UTC.
 *
 * @throws NodeOperationError if one is not a valid time, or if the end is before the start
 */
export function periodOf(this: IExecuteFunctions, itemIndex: number): { start: string; end: string } {
	const check = checksFor(this, itemIndex);
	const start = check.time('Start', this.getNodeParameter('startPeriod', itemIndex, ''));
	const end = check.time('End', this.getNodeParameter('endPeriod', itemIndex, ''));
	// Both are in UTC and have the same format, so they can be compared as text.
	if (end < start) check.reject('End', 'must not be before Start');
	return { start, end };
}

/**
 * The values of `periodFields` as routes with named periods expect them: `{period, startPeriod?, endPeriod?}`. Start and end are
 * milliseconds since 1970 as text, and only sent with a custom period (docs/platforms/hamsa.md, 9).
 *
 * @throws what `periodOf` throws
 */
export function namedPeriodOf(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const period = this.getNodeParameter('period', itemIndex) as string;
	if (period !== 'CUSTOM') return { period };
	const { start, end } = periodOf.call(this, itemIndex);
	return { period, startPeriod: String(Date.parse(start)), endPeriod: String(Date.parse(end)) };
}

/**
 * The value of `timeDifferenceField` as text, in hours from UTC, positive to the east (docs/platforms/hamsa.md, 9).
 *
 * @throws NodeOperationError if it is not from -14 to 14
 */
export const timeDifferenceOf = (context: IExecuteFunctions, itemIndex: number, value: unknown): string =>
	String(checksFor(context, itemIndex).number('Time Difference (Hours)', value, { min: -14, max: 14 }));
