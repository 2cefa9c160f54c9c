import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId, pairsOf } from '../../../shared/actions/input';
import { attachPartialResult } from '../../../shared/actions/operations';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { paramsField } from './fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Anyone with the token can talk to the agent, which costs money. Pass it to the browser immediately, for example with Respond to Webhook, so that a LiveKit client can join the call. The agent is told to join by this node, so the browser needs no API key. The token is also stored in the data of this execution.',
		name: 'createWebNotice',
		type: 'notice',
		default: '',
	},
	{ ...agentLocator, description: 'The agent to talk to. It needs no phone number.' },
	paramsField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createWeb'] } }, properties);

/**
 * Creates a token and has the agent join: `POST /v1/voice-agents/room/participant-token`, then `.../conversation-init`
 * (docs/platforms/hamsa.md, 2.4). Neither is repeated automatically, because a web call costs money.
 *
 * @returns the answer to the first request, with the ID of the call as `jobId` where one is known
 * @throws NodeApiError or NodeOperationError; if the second step fails, the answer to the first is attached
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceAgentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const params = pairsOf(this.getNodeParameter('params', itemIndex, {}));
	const room = (step: string) => endpoint('v1', 'voice-agents', 'room', step);

	const answer = await apiRequest.call(this, {
		method: 'POST',
		path: room('participant-token'),
		body: { voiceAgentId, params },
		itemIndex,
	});
	const { liveKitAccessToken: token } = answer;
	if (typeof token !== 'string' || token === '')
		throw new NodeOperationError(this.getNode(), 'Hamsa answered without a token for the web call', {
			itemIndex,
			description: 'The agent was not told to join. Check in Hamsa that the agent works, then run the node again.',
		});
	const jobId = jobIdIn(token) ?? answer.jobId;
	const call: IDataObject = { ...answer, ...(jobId !== undefined && { jobId }) };

	// The client that Hamsa publishes also names the agent where it knows no ID of the call.
	const body = { voiceAgentId, params, jobId: jobId ?? voiceAgentId, tools: [], voiceEnablement: true, channelType: 'Web' };
	try {
		await apiRequest.call(this, { method: 'POST', path: room('conversation-init'), body, secrets: [token], itemIndex });
	} catch (error) {
		const hint =
			'The first of two steps was done: Hamsa created the call and its token. The second step failed, so the agent may not have joined, and whoever uses the token may hear nothing.';
		if (error instanceof NodeApiError)
			throw new NodeApiError(this.getNode(), attachPartialResult(error, call, hint) as unknown as JsonObject);
		throw attachPartialResult(new NodeOperationError(this.getNode(), error as Error, { itemIndex }), call, hint);
	}
	return call;
}

/** The ID of the call in the unencrypted payload of the token; `undefined` if there is none. */
function jobIdIn(token: string): string | undefined {
	try {
		const claims = JSON.parse(Buffer.from(token.split('.')[1], 'base64url').toString('utf8')) as {
			roomConfig?: { agents?: Array<{ metadata?: string }> };
		};
		const { jobId } = JSON.parse(claims.roomConfig?.agents?.[0]?.metadata ?? '{}') as { jobId?: unknown };
		return typeof jobId === 'string' && jobId !== '' ? jobId : undefined;
	} catch {
		return undefined;
	}
}
