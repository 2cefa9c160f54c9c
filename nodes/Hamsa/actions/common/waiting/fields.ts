import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../../shared/actions/input';
import type { PollTimes } from '../../../../shared/http/pollUntil';

/** The values of the fields below. */
export type WaitOptions = { mode: 'no' } | ({ mode: 'poll' } & PollTimes) | { mode: 'webhook'; until?: Date };

/** Polling more often would only use up the 100 requests a minute (docs/platforms/hamsa.md, 7.4). */
const MIN_POLL_INTERVAL_SECONDS = 3;

const SECONDS_PER_DAY = 86_400;

const MINUTES_PER_MONTH = 43_200;

const byWebhook = {
	name: 'Wait for the Callback',
	value: 'webhook',
	description:
		'The execution waits in the database of n8n, without occupying a worker and across restarts. For results that take more than a few minutes.',
};

const webhookWaitFields: INodeProperties[] = [
	{
		displayName:
			'Hamsa must be able to reach this n8n at its public https address. The execution waits once for all input items, and is resumed when the last of them is done. After the time limit it continues with the IDs and finished: false.',
		name: 'webhookWaitNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { waitForResult: ['webhook'] } },
	},
	{
		displayName: 'Limit Wait Time',
		name: 'limitWaitTime',
		type: 'boolean',
		default: true,
		displayOptions: { show: { waitForResult: ['webhook'] } },
		description:
			'Whether to continue after a time limit even if Hamsa has not called back. Without a limit, the execution waits indefinitely if the callback is lost.',
	},
	{
		displayName: 'Max Wait (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MINUTES_PER_MONTH },
		default: 1440,
		displayOptions: { show: { waitForResult: ['webhook'], limitWaitTime: [true] } },
		description: 'How long to wait at most, from 1 minute to 30 days (43200)',
	},
];

/**
 * The fields that `readWaitOptions` reads.
 *
 * @param byDefault whether to wait: a job is over in a moment, a call may take an hour
 * @param canCallBack whether the route accepts a webhook with which Hamsa can resume the execution
 */
export const waitFields = (byDefault: 'poll' | 'no', canCallBack = true): INodeProperties[] => [
	{
		displayName: 'Wait for the Result',
		name: 'waitForResult',
		type: 'options',
		// One choice for all items, because an execution waits as a whole.
		noDataExpression: true,
		options: [
			{
				name: 'Poll Until Done',
				value: 'poll',
				description: 'Request the status repeatedly, which occupies a worker of n8n. For results that take a few minutes at most.',
			},
			{ name: 'No', value: 'no', description: 'Continue immediately with an ID, while Hamsa processes the job or call' },
			...(canCallBack ? [byWebhook] : []),
		],
		default: byDefault,
		description: 'Whether and how to wait until Hamsa is done. A result in the first answer is never waited for.',
	},
	{
		displayName: 'Poll Interval (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: MIN_POLL_INTERVAL_SECONDS, maxValue: 600 },
		default: 5,
		displayOptions: { show: { waitForResult: ['poll'] } },
		description:
			'How long to wait between two status requests, from 3 to 600 seconds. If Hamsa gets too many requests, the node polls less often automatically.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: SECONDS_PER_DAY },
		default: 600,
		displayOptions: { show: { waitForResult: ['poll'] } },
		description:
			'How long to poll at most, from 1 second to a day after the start. A job or call that takes longer is returned with finished: false, and continues.',
	},
	...(canCallBack ? webhookWaitFields : []),
];

/**
 * The values of the wait fields, the same for all items. Read before anything is sent, so that nothing is started that cannot be
 * waited for.
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function readWaitOptions(this: IExecuteFunctions): WaitOptions {
	const check = checksFor(this, 0);
	const number = (label: string, name: string, min: number, max: number) =>
		check.number(label, this.getNodeParameter(name, 0), { min, max });
	switch (this.getNodeParameter('waitForResult', 0, 'no')) {
		case 'poll': {
			const pollMs = 1_000 * number('Poll Interval (Seconds)', 'pollIntervalSeconds', MIN_POLL_INTERVAL_SECONDS, 600);
			return { mode: 'poll', pollMs, maxWaitMs: 1_000 * number('Max Wait (Seconds)', 'maxWaitSeconds', 1, SECONDS_PER_DAY) };
		}
		case 'webhook': {
			if (!(this.getNodeParameter('limitWaitTime', 0, true) as boolean)) return { mode: 'webhook' };
			const minutes = number('Max Wait (Minutes)', 'maxWaitMinutes', 1, MINUTES_PER_MONTH);
			return { mode: 'webhook', until: new Date(Date.now() + 60_000 * minutes) };
		}
		default:
			return { mode: 'no' };
	}
}
