import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { monotonicNow } from '../../../shared/clock';
import { endpoint } from '../../transport/client';
import { callLocator } from '../common/fields';
import { collectTurns } from './liveTranscript';
import { withoutGrowth } from './transcript';

const properties: INodeProperties[] = [
	{
		displayName:
			'The node waits until the call ends, and so does the workflow. To process each turn during the call, use AgentPhone Trigger instead.',
		name: 'streamTranscriptNotice',
		type: 'notice',
		default: '',
	},
	{ ...callLocator, description: 'The call to collect turns from. If it is over, its turns are returned immediately.' },
	{
		displayName: 'Max Turns',
		name: 'maxTurns',
		type: 'number',
		typeOptions: { minValue: 0, maxValue: 100_000 },
		default: 0,
		description: 'Maximum number of turns, including earlier ones. 0 means no limit.',
	},
	{
		displayName: 'Max Wait (Seconds)',
		name: 'maxSeconds',
		type: 'number',
		typeOptions: { minValue: 1, maxValue: 7200 },
		default: 600,
		description: 'How long to wait at most, from 1 to 7200 seconds. The turns received until then are returned.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['streamTranscript'] } }, properties);

/** `GET /v1/calls/{call_id}/transcript/stream` (docs/platforms/agentphone.md, 3.5): one item for each turn, `{callId, role, content, at}`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	const maxTurns = check.number('Max Turns', this.getNodeParameter('maxTurns', itemIndex), { min: 0, max: 100_000, whole: true });
	const maxSeconds = check.number('Max Wait (Seconds)', this.getNodeParameter('maxSeconds', itemIndex), { min: 1, max: 7_200 });

	const limits = { maxTurns: maxTurns === 0 ? Infinity : maxTurns, until: monotonicNow() + maxSeconds * 1_000 };
	const turns = await collectTurns.call(this, endpoint('calls', callId, 'transcript', 'stream'), itemIndex, limits);
	return withoutGrowth(turns).map((turn) => ({ callId, ...turn }));
}
