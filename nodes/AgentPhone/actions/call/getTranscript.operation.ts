import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { callLocator } from '../common/fields';
import { dialogue, readTurns } from './transcript';

const properties: INodeProperties[] = [callLocator];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['getTranscript'] } }, properties);

/** `GET /v1/calls/{call_id}/transcript` (docs/platforms/agentphone.md, 3.5). Every format of the answer is returned as `{callId, turns, text}`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const answer = await apiRequest.call(this, { path: endpoint('calls', callId, 'transcript'), itemIndex });
	const turns = readTurns(answer);
	return { callId, turns, text: dialogue(turns) };
}
