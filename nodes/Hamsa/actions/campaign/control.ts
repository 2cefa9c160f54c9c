import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { simplifier } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import type { Execute } from '../../../shared/actions/operations';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { SIMPLE_CAMPAIGN } from './fields';

interface Control {
	action: 'cancel' | 'pause' | 'resume' | 'retry';
	/** When Hamsa allows it, as in "Only a campaign that ... can be". */
	allowed: string;
	/** Whether doing it again can ring nobody. */
	idempotent: boolean;
}

/** What Hamsa answers to an action in the wrong state is not documented: one of these. */
const REFUSED = [400, 409, 422];

/**
 * What starts, holds or ends the calls of a campaign: `POST /v1/voice-agents/campaigns/{id}/{action}` (docs/platforms/hamsa.md, 5).
 * The answers are not documented, so the ID is there whatever they hold.
 */
export function controlling({ action, allowed, idempotent }: Control): Execute {
	const explainStatus = (status: number, platformMessage: string) =>
		REFUSED.includes(status)
			? {
					message: `Hamsa did not ${action} the campaign (HTTP ${status})${platformMessage === '' ? '' : `: ${platformMessage}`}`,
					description: `${allowed} Read its status with Campaign: Get.`,
				}
			: undefined;
	return async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
		const id = locatorId.call(this, 'campaignId', itemIndex, 'Campaign');
		const path = endpoint('v1', 'voice-agents', 'campaigns', id, action);
		const answer: unknown = await apiRequest.call(this, { method: 'POST', path, idempotent, explainStatus, itemIndex });
		const isCampaign = typeof answer === 'object' && answer !== null && !Array.isArray(answer);
		return { id, ...simplifier.call(this, itemIndex, SIMPLE_CAMPAIGN)(isCampaign ? (answer as IDataObject) : {}) };
	};
}
