import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { callLocator } from '../common/fields';

const properties: INodeProperties[] = [callLocator];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['end'] } }, properties);

/** The answer to ending a call that is not in progress any more (docs/platforms/agentphone.md, 3.5). */
const NOT_IN_PROGRESS = '409';

/**
 * `POST /v1/calls/{call_id}/end` (docs/platforms/agentphone.md, 3.5): `{ended, alreadyOver, id}`, and the `status` that AgentPhone
 * answers, which changes with a delay. A call that is over already is a success, so that ending twice is ending once. The request is
 * repeated on errors, because a call in progress costs money.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	try {
		const request = { method: 'POST', path: endpoint('calls', callId, 'end'), idempotent: true, itemIndex } as const;
		const { status = 'ending' } = await apiRequest.call(this, request);
		return { ended: true, alreadyOver: false, id: callId, status };
	} catch (error) {
		if (error instanceof NodeOperationError) throw new NodeOperationError(this.getNode(), error);
		if (error instanceof NodeApiError && error.httpCode === NOT_IN_PROGRESS) return { ended: true, alreadyOver: true, id: callId };
		throw new NodeApiError(this.getNode(), error as JsonObject);
	}
}
