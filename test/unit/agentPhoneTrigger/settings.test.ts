// A trigger has no item to put an error on: whatever its number fields hold, the limits are ones that AgentPhone can keep.
import type { IHookFunctions, IWebhookFunctions } from 'n8n-workflow';

import { triggerOf } from '../../../nodes/AgentPhone/trigger/receive';
import { expectedRegistration } from '../../../nodes/AgentPhone/trigger/registration';

const contextOf = (parameters: Record<string, unknown>) =>
	({
		getNodeParameter: (name: string, fallback?: unknown) => (name in parameters ? parameters[name] : fallback),
		getNodeWebhookUrl: () => 'https://n8n.example/webhook/agentphone',
		getWorkflow: () => ({ id: '1' }),
		getNode: () => ({ id: 'node', name: 'Trigger' }),
	}) as unknown as IWebhookFunctions & IHookFunctions;

const NONE = [undefined, null, '', 'abc', '{{ }}', NaN, {}, [], true];

/** Value, seconds at AgentPhone. */
const TIMEOUTS: Array<[unknown, number]> = [
	...NONE.map((none): [unknown, number] => [none, 30]),
	[0, 5],
	[-1, 5],
	[5, 5],
	['60', 60],
	[7.4, 7],
	[120, 120],
	[121, 120],
	[Infinity, 30],
];

it.each(TIMEOUTS)('a timeout of %p is %p seconds, to AgentPhone and to us', (timeout, seconds) => {
	const context = contextOf({ listenTo: 'account', timeout });
	expect(expectedRegistration(context).webhook.timeout).toBe(seconds);
	expect(triggerOf.call(context).acknowledgeWithinMs).toBe(seconds * 1000 - 2000);
});

const LENGTHS: Array<[unknown, number]> = [
	...NONE.map((none): [unknown, number] => [none, 10]),
	[-1, 0],
	[0, 0],
	['7', 7],
	[7.6, 8],
	[50, 50],
	[500, 50],
];

it.each(LENGTHS)('a history length of %p is %p messages', (contextLimit, messages) => {
	expect(expectedRegistration(contextOf({ listenTo: 'account', options: { contextLimit } })).webhook.contextLimit).toBe(messages);
});
