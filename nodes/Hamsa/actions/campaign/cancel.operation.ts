import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlOperation } from './control';

const properties: INodeProperties[] = [
	{
		displayName:
			'This ends the campaign: recipients who have not been called yet are no longer called. To interrupt it temporarily, use Pause.',
		name: 'cancelNotice',
		type: 'notice',
		default: '',
	},
	{ ...campaignLocator, description: 'The campaign to end' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['cancel'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/cancel` (docs/platforms/hamsa.md, 5). It is idempotent, because it places no calls. */
export const execute = controlOperation({
	action: 'cancel',
	allowed: 'Only a campaign that is SCHEDULED, PENDING, RUNNING or PAUSED can be cancelled.',
	idempotent: true,
});
