import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlOperation } from './control';

const properties: INodeProperties[] = [
	{
		displayName: 'This rings real phones again: all recipients whose call failed or who did not answer. It costs money.',
		name: 'retryNotice',
		type: 'notice',
		default: '',
	},
	{ ...campaignLocator, description: 'The campaign whose failed and unanswered calls are placed again' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['retry'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/retry` (docs/platforms/hamsa.md, 5). It is not idempotent, because it places calls. */
export const execute = controlOperation({
	action: 'retry',
	allowed: 'Only a campaign that is CANCELLED, FAILED, or COMPLETED with failed calls can be retried.',
	idempotent: false,
});
