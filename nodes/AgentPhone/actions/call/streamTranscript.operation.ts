import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { monotonicNow } from '../../../shared/clock';
import { endpoint } from '../../transport/client';
import { callLocator } from '../common/fields';
import { listenIn } from './liveTranscript';

const properties: INodeProperties[] = [
	{
		displayName:
			'The node waits until the call ends, and the workflow with it. To act on each turn while the call goes on, use AgentPhone Trigger instead.',
		name: 'streamTranscriptNotice',
		type: 'notice',
		default: '',
	},
	{ ...callLocator, description: 'The call to listen to. If it is over, its turns come at once.' },
	{
		displayName: 'Max Turns',
		name: 'maxTurns',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100_000 },
		default: 0,
		description: 'How many turns to wait for, those before now included. At 0, as many as come.',
	},
	{
		displayName: 'Max Seconds',
		name: 'maxSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 7200 },
		default: 600,
		description: 'How long to listen at most, from 1 to 7200 seconds. What came until then is given.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['streamTranscript'] } }, properties);

/** `GET /v1/calls/{call_id}/transcript/stream` (docs/platforms/agentphone.md, 3.5): one item a turn, `{callId, role, content, at}`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const maxTurns = check.number('Max Turns', this.getNodeParameter('maxTurns', itemIndex), { min: 0, max: 100_000, whole: true });
	const maxSeconds = check.number('Max Seconds', this.getNodeParameter('maxSeconds', itemIndex), { min: 1, max: 7_200 });

	const limits = { maxTurns: maxTurns === 0 ? Infinity : maxTurns, until: monotonicNow() + maxSeconds * 1_000 };
	const turns = await listenIn.call(this, endpoint('calls', callId, 'transcript', 'stream'), itemIndex, limits);
	return turns.map((turn) => ({ callId, ...turn }));
}
