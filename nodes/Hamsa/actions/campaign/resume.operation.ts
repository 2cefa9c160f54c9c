import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlOperation } from './control';

const properties: INodeProperties[] = [
	{
		displayName: 'This continues to ring real phones, which costs money.',
		name: 'resumeNotice',
		type: 'notice',
		default: '',
	},
	{ ...campaignLocator, description: 'The campaign to resume' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['resume'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/resume` (docs/platforms/hamsa.md, 5). It is not idempotent, because it places calls. */
export const execute = controlOperation({
	action: 'resume',
	allowed: 'Only a campaign that is PAUSED can be resumed.',
	idempotent: false,
});
