import type { INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { campaignLocator } from '../common/fields';
import { controlOperation } from './control';

const properties: INodeProperties[] = [{ ...campaignLocator, description: 'The campaign to pause' }, simplifyField];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['pause'] } }, properties);

/** `POST /v1/voice-agents/campaigns/{id}/pause` (docs/platforms/hamsa.md, 5). It is idempotent, because it places no calls. */
export const execute = controlOperation({
	action: 'pause',
	allowed: 'Only a campaign that is RUNNING can be paused.',
	idempotent: true,
});
