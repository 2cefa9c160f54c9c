import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../../shared/actions/input';
import type { PollTimes } from '../../../../shared/http/pollUntil';

/** What the fields below ask for. */
export type Wait = { mode: 'no' } | ({ mode: 'poll' } & PollTimes) | { mode: 'webhook'; until?: Date };

/** Looking more often would only use up the 100 requests a minute (docs/platforms/hamsa.md, 7.4). */
const MIN_POLL_INTERVAL_SECONDS = 3;

const SECONDS_OF_A_DAY = 86_400;

const MINUTES_OF_A_MONTH = 43_200;

const byWebhook = {
	name: 'Wait for the Callback',
	value: 'webhook',
	description: 'The execution is put to sleep and holds no worker, also across restarts of n8n. For what takes more than some minutes.',
};

const webhookWaitFields: INodeProperties[] = [
	{
		displayName:
			'Hamsa must be able to reach this n8n under its public https address. The execution sleeps once for all input items, and goes on when the last of them is done. After the time limit it goes on with what there was when it fell asleep: the IDs, with finished: false.',
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
		description: 'Whether to go on after some time even if Hamsa has not called back. Without a limit, a lost callback means sleeping for ever.',
	},
	{
		displayName: 'Max Sleep (Minutes)',
		name: 'maxWaitMinutes',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: MINUTES_OF_A_MONTH },
		default: 1440,
		displayOptions: { show: { waitForResult: ['webhook'], limitWaitTime: [true] } },
		description: 'How long to sleep at most, from 1 minute to 30 days (43200)',
	},
];

/**
 * The fields `waitOf` reads.
 *
 * @param canCallBack whether the route takes a webhook, so that Hamsa can wake the execution
 */
export const waitFields = (canCallBack = true): INodeProperties[] => [
	{
		displayName: 'Wait for the Result',
		name: 'waitForResult',
		type: 'options',
		// One choice for all items: an execution sleeps as a whole.
		noDataExpression: true,
		options: [
			{
				name: 'Poll Until Done',
				value: 'poll',
				description: 'Look now and then until it is done, which keeps a worker of n8n busy. For what takes some minutes at most.',
			},
			{ name: 'No', value: 'no', description: 'Go on at once. Hamsa works on.' },
			...(canCallBack ? [byWebhook] : []),
		],
		default: 'no',
		description: 'Whether to go on only when Hamsa is done, and how to wait for it. What is done at once is never waited for.',
	},
	{
		displayName: 'Look Every (Seconds)',
		name: 'pollIntervalSeconds',
		type: 'number',
		typeOptions: { minValue: MIN_POLL_INTERVAL_SECONDS, maxValue: 600 },
		default: 5,
		displayOptions: { show: { waitForResult: ['poll'] } },
		description: 'How long to wait between two looks, from 3 to 600 seconds. When Hamsa gets too many requests, the node looks less often by itself.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxWaitSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: SECONDS_OF_A_DAY },
		default: 600,
		displayOptions: { show: { waitForResult: ['poll'] } },
		description: 'How long to look at most, from 1 second to a day after the start. What takes longer is given with finished: false, and goes on at Hamsa.',
	},
	...(canCallBack ? webhookWaitFields : []),
];

/** Read before anything is sent: nothing must be started only to find that it cannot be waited for. */
export function waitOf(this: IExecuteFunctions): Wait {
	const check = checksFor(this, 0);
	const number = (label: string, name: string, min: number, max: number) => check.number(label, this.getNodeParameter(name, 0), { min, max });
	switch (this.getNodeParameter('waitForResult', 0, 'no')) {
		case 'poll': {
			const pollMs = 1_000 * number('Look Every (Seconds)', 'pollIntervalSeconds', MIN_POLL_INTERVAL_SECONDS, 600);
			return { mode: 'poll', pollMs, maxWaitMs: 1_000 * number('Max Wait (Seconds)', 'maxWaitSeconds', 1, SECONDS_OF_A_DAY) };
		}
		case 'webhook': {
			if (!(this.getNodeParameter('limitWaitTime', 0, true) as boolean)) return { mode: 'webhook' };
			const minutes = number('Max Sleep (Minutes)', 'maxWaitMinutes', 1, MINUTES_OF_A_MONTH);
			return { mode: 'webhook', until: new Date(Date.now() + 60_000 * minutes) };
		}
		default:
			return { mode: 'no' };
	}
}
