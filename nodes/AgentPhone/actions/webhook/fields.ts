import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { agentLocator } from '../common/fields';

/** The fields of a delivery that Simplify keeps (docs/platforms/agentphone.md, 3.8). */
export const SIMPLE_DELIVERY = [
	'id',
	'messageId',
	'eventType',
	'channel',
	'status',
	'httpStatus',
	'errorMessage',
	'attemptCount',
	'nextRetryAt',
	'createdAt',
] as const;

/** Replaces a signing secret. */
export const HIDDEN_SECRET = 'whsec_********';

/** The fields that select a webhook: the account has one, and each agent has one (docs/platforms/agentphone.md, 4.1). */
export const webhookScopeFields: INodeProperties[] = [
	{
		displayName: 'Webhook Scope',
		name: 'webhookScope',
		type: 'options',
		options: [
			{
				name: 'Account',
				value: 'account',
				description: 'The webhook that receives the events of all agents without their own webhook',
			},
			{ name: 'Agent', value: 'agent', description: 'The webhook of one agent, which receives all events of that agent' },
		],
		default: 'agent',
		description: 'Whether to use the webhook of the account or of an agent',
	},
	{
		...agentLocator,
		displayOptions: { show: { webhookScope: ['agent'] } },
		description: 'The agent whose webhook to use',
	},
];

export const returnSecretField: INodeProperties = {
	displayName: 'Return Signing Secret',
	name: 'returnSecret',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the signing secret in clear text to the following nodes. Anyone who knows it can forge events, and n8n stores it with the execution, where everyone with access to the execution can read it. Turn it on only to store the secret safely.',
};

/**
 * The path of the selected webhook, or of a route below it: `/v1/webhooks/test` or `/v1/agents/agt_1/webhook/test`.
 *
 * @param segments path segments below the webhook
 * @throws NodeOperationError if no agent is selected
 */
export function webhookPath(this: IExecuteFunctions, itemIndex: number, ...segments: string[]): string {
	if (this.getNodeParameter('webhookScope', itemIndex) === 'account') return endpoint('webhooks', ...segments);
	return endpoint('agents', locatorId.call(this, 'agentId', itemIndex, 'Agent'), 'webhook', ...segments);
}

/** Hides the signing secret of a webhook, unless Return Signing Secret is on. */
export function withSecretHidden(this: IExecuteFunctions, itemIndex: number, webhook: IDataObject): IDataObject {
	const returnSecret = this.getNodeParameter('returnSecret', itemIndex, false) === true;
	return returnSecret || !('secret' in webhook) ? webhook : { ...webhook, secret: HIDDEN_SECRET };
}
