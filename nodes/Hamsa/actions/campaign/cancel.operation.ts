import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlling } from './control';

const properties: INodeProperties[] = [
	{
		displayName:
			'This ends the campaign: whom it has not called yet it does not call any more. To hold it for a while, use Pause.',
		name: 'cancelNotice',
		type: 'notice',
		default: '',
	},
	{ ...campaignLocator, description: 'The campaign to end' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['cancel'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/cancel` (docs/platforms/hamsa.md, 5). It may be sent again: it rings nobody. */
export const execute = controlling({
	action: 'cancel',
	allowed: 'Only a campaign that is SCHEDULED, PENDING, RUNNING or PAUSED can be cancelled.',
	idempotent: true,
});
