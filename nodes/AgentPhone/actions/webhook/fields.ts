import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { agentLocator } from '../common/fields';

/** What remains of a delivery under Simplify (docs/platforms/agentphone.md, 3.8). */
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

/** Shown instead of a signing secret. */
export const HIDDEN_SECRET = 'whsec_********';

/** Which slot is meant: the account has one and each agent has one (docs/platforms/agentphone.md, 4.1). */
export const webhookOfFields: INodeProperties[] = [
	{
		displayName: 'Webhook Scope',
		name: 'webhookScope',
		type: 'options',
		options: [
			{ name: 'Account', value: 'account', description: 'The webhook that gets the events of all agents without a webhook of their own' },
			{ name: 'Agent', value: 'agent', description: 'The webhook of one agent, which then gets all events of that agent' },
		],
		default: 'agent',
		description: 'Whose webhook is meant',
	},
	{
		...agentLocator,
		displayOptions: { show: { webhookScope: ['agent'] } },
		description: 'The agent whose webhook is meant',
	},
];

export const returnSecretField: INodeProperties = {
	displayName: 'Return Signing Secret',
	name: 'returnSecret',
	type: 'boolean',
	default: false,
	description:
		'Whether to return the signing secret in clear for the nodes that follow. Whoever knows it can forge events, and n8n stores it with the execution, for everyone to read who may see that. Turn it on only to put the secret away safely.',
};

/** The path of the chosen slot, or of something under it: `/v1/webhooks/test` or `/v1/agents/agt_1/webhook/test`. */
export function webhookPath(this: IExecuteFunctions, itemIndex: number, ...under: string[]): string {
	if (this.getNodeParameter('webhookScope', itemIndex) === 'account') return endpoint('webhooks', ...under);
	return endpoint('agents', locatorId.call(this, 'agentId', itemIndex, 'Agent'), 'webhook', ...under);
}

/** A webhook without its signing secret, unless Return Signing Secret is on. */
export function withSecretHidden(this: IExecuteFunctions, itemIndex: number, webhook: IDataObject): IDataObject {
	const returnSecret = this.getNodeParameter('returnSecret', itemIndex, false) === true;
	return returnSecret || !('secret' in webhook) ? webhook : { ...webhook, secret: HIDDEN_SECRET };
}
