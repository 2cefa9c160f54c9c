import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { checksFor, listOf, type Checks } from '../../../shared/actions/input';
import { formatValue } from '../../../shared/actions/formatValue';
import { SEND_NOW } from './createFields';

/**
 * The schedule in the body of a campaign (docs/platforms/hamsa.md, 5): `sendType`, `scheduledDate`, `scheduledTimezone`, `timeRange`
 * and `reservedConcurrency`. A preview has no `sendType`.
 *
 * @throws NodeOperationError naming the field that is invalid
 */
export function scheduleOf(this: IExecuteFunctions): IDataObject {
	const check = checksFor(this, 0);
	const additional = this.getNodeParameter('additionalFields', 0, {}) as IDataObject;
	const { callingHours, scheduledSendType, timezone } = additional;
	const zone = timezone ? check.timezone('Timezone', timezone) : undefined;

	const schedule = sendTime.call(this, check, scheduledSendType, zone);
	if (zone !== undefined) schedule.scheduledTimezone = zone;
	const { hours } = (callingHours ?? {}) as { hours?: IDataObject };
	if (hours) schedule.timeRange = timeRange(check, hours);
	if ('reservedConcurrency' in additional) {
		schedule.reservedConcurrency = check.number('Reserved Concurrency', additional.reservedConcurrency, { min: 1, whole: true });
	}
	return schedule;
}

function sendTime(this: IExecuteFunctions, check: Checks, sendType: unknown, zone: string | undefined): IDataObject {
	const send: unknown = this.getNodeParameter('send', 0);
	switch (send) {
		case 'now':
			return { sendType: SEND_NOW };
		case 'scheduled':
			return scheduled.call(this, check, sendType, zone);
		case 'preview':
			return {};
		default:
			// A workflow may have been written by hand, and nobody is called by mistake.
			return check.reject('Send', `must be preview, now or scheduled, but is ${formatValue(send)}`);
	}
}

function scheduled(this: IExecuteFunctions, check: Checks, sendType: unknown, zone = this.getTimezone()): IDataObject {
	const given: unknown = this.getNodeParameter('scheduledDate', 0);
	const scheduledDate = check.time('Scheduled Date', given, zone);
	// Hamsa might start a campaign with a past date immediately.
	if (Date.parse(scheduledDate) <= Date.now()) check.reject('Scheduled Date', `must be in the future, but is ${scheduledDate}`);
	return { sendType: String(sendType ?? '').trim() || 'SCHEDULED', scheduledDate, scheduledTimezone: zone };
}

function timeRange(check: Checks, { days, start, end }: IDataObject): IDataObject {
	const chosen = listOf(days);
	if (chosen.length === 0) check.reject('Days', 'must contain at least one day');
	const startCallingTime = timeOfDay(check, 'Start', start);
	const endCallingTime = timeOfDay(check, 'End', end);
	if (startCallingTime === endCallingTime) check.reject('End', 'must not be the same time as Start');
	return { days: chosen, startCallingTime, endCallingTime };
}

function timeOfDay({ reject }: Checks, field: string, value: unknown): string {
	const time = String(value ?? '').trim();
	return /^([01]\d|2[0-3]):[0-5]\d$/.test(time)
		? time
		: reject(field, `must be a time such as 09:00, but is ${time === '' ? 'empty' : `"${time}"`}`);
}
