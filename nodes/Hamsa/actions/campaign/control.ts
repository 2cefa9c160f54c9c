import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { simplifier } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import type { Execute } from '../../../shared/actions/operations';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { objectOr } from '../../transport/objects';
import { SIMPLE_CAMPAIGN } from './fields';

interface Control {
	action: 'cancel' | 'pause' | 'resume' | 'retry';
	/** The states in which Hamsa allows the action: "Only a campaign that is ... can be ...". */
	allowed: string;
	/** Whether the request can be repeated without placing calls. */
	idempotent: boolean;
}

/** Possible statuses of an action in the wrong state; which of them Hamsa sends is not documented. */
const WRONG_STATE_STATUSES = [400, 409, 422];

/**
 * Makes an operation that controls a campaign: `POST /v1/voice-agents/campaigns/{id}/{action}` (docs/platforms/hamsa.md, 5). The
 * answers are not documented, so the ID is added to every result.
 */
export function controlOperation({ action, allowed, idempotent }: Control): Execute {
	const explainStatus = (status: number, platformMessage: string) =>
		WRONG_STATE_STATUSES.includes(status)
			? {
					message: `Hamsa did not ${action} the campaign (HTTP ${status})${platformMessage === '' ? '' : `: ${platformMessage}`}`,
					description: `${allowed} Read its status with Campaign: Get.`,
				}
			: undefined;
	return async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
		const id = locatorId.call(this, 'campaignId', itemIndex, 'Campaign');
		const path = endpoint('v1', 'voice-agents', 'campaigns', id, action);
		const answer: unknown = await apiRequest.call(this, { method: 'POST', path, idempotent, explainStatus, itemIndex });
		return { id, ...simplifier.call(this, itemIndex, SIMPLE_CAMPAIGN)(objectOr(answer, {})) };
	};
}
