import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';
import { webhook } from '../agent/body/webhook';
import type { Callback } from './waiting/callback';

/** The field `webhookBody` reads. An execution that sleeps brings its own. */
export const webhookField: INodeProperties = {
	...webhook.field,
	displayOptions: { show: { waitForResult: ['no', 'poll'] } },
	description: 'Where Hamsa sends the result, besides what this node does. Hamsa Trigger shows the URL and the secret to put here.',
};

/**
 * What goes into the body of a job or a call: the address that wakes this execution, or else what the field says
 * (docs/platforms/hamsa.md, 2.3 and 7.1).
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function webhookBody(this: IExecuteFunctions, itemIndex: number, callback?: Callback): IDataObject {
	if (callback) return { ...callback };
	const check = checksFor(this, itemIndex);
	const body = webhook.body(this.getNodeParameter('webhook', itemIndex, {}) as IDataObject, check);
	if (body.webhookAuth && !body.webhookUrl) check.reject('Webhook URL', 'must not be empty', 'Give the URL the secret is for, or remove the field Webhook.');
	return body.webhookUrl === null ? {} : body;
}

/** What no error may show of it. */
export const secretsOfWebhook = ({ webhookAuth }: IDataObject): string[] => [String((webhookAuth as IDataObject | undefined)?.authSecret ?? '')];
