import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlling } from './control';

const properties: INodeProperties[] = [
	{
		displayName:
			'This goes on ringing real phones, which costs money.',
		name: 'resumeNotice',
		type: 'notice',
		default: '',
	},
	{ ...campaignLocator, description: 'The campaign to go on with' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['resume'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/resume` (docs/platforms/hamsa.md, 5). It rings phones, so it is sent once. */
export const execute = controlling({
	action: 'resume',
	allowed: 'Only a campaign that is PAUSED can be resumed.',
	idempotent: false,
});
