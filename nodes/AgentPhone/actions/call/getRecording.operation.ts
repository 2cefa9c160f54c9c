import { type IExecuteFunctions, type INodeExecutionData, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor, locatorId, textOf } from '../../../shared/actions/input';
import { type ByteStream, readAll } from '../../../shared/http/byteStream';
import { endpoint } from '../../transport/client';
import { brokenStream, publicAddress, publicStream } from '../../transport/stream';
import { apiRequest } from '../common/api';
import { callLocator } from '../common/fields';

const MIME_TYPE = 'audio/wav';

/** Hours of a call, in telephone quality. */
const BOUNDS = { maxBytes: 200 * 1024 * 1024, maxMs: 10 * 60_000, idleTimeoutMs: 60_000 };

const NO_RECORDING = {
	message: 'AgentPhone has no recording of this call',
	description:
		'It comes some moments after the call has ended, and only if the recording add-on was on: see Billing in the AgentPhone dashboard. Check also the ID of the call.',
};

const properties: INodeProperties[] = [
	{
		displayName: 'Recordings are public: whoever has the link, or the ID of the call, can listen. Mind that before passing either on.',
		name: 'getRecordingNotice',
		type: 'notice',
		default: '',
	},
	callLocator,
	{
		displayName: 'Link Only',
		name: 'linkOnly',
		type: 'boolean',
		default: false,
		description: 'Whether to give the link to the recording without downloading it',
	},
	{
		displayName: 'Put Output in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: { show: { linkOnly: [false] } },
		hint: 'The name of the output binary field to put the file in',
		description: 'Where the WAV file is put in the binary data of the item',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['getRecording'] } }, properties);

/** `GET /v1/calls/{call_id}/recording` (docs/platforms/agentphone.md, 3.5), which is public: the key is not sent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	if (this.getNodeParameter('linkOnly', itemIndex) as boolean) {
		return [{ json: { callId, url: await link.call(this, callId, itemIndex) } }];
	}
	const field = textOf.call(this, 'binaryPropertyName', itemIndex).trim();
	if (field === '') checksFor(this, itemIndex).reject('Put Output in Field', 'must not be empty');

	const path = endpoint('calls', callId, 'recording');
	const explainStatus = (status: number) => (status === 404 ? NO_RECORDING : undefined);
	const stream = await publicStream.call(this, { path, mimeType: MIME_TYPE, itemIndex, explainStatus });
	const bytes = await wholeRecording.call(this, stream, itemIndex);
	const file = await this.helpers.prepareBinaryData(bytes, safeFileName(`recording-${callId}`, 'wav'), MIME_TYPE);
	return [{ json: { callId, url: await publicAddress.call(this, path, itemIndex) }, binary: { [field]: file } }];
}

/** Read here and not by n8n, which waits for ever for a download that stops coming, and takes one of any size. */
async function wholeRecording(this: IExecuteFunctions, stream: ByteStream, itemIndex: number): Promise<Buffer> {
	try {
		return await readAll(stream, BOUNDS);
	} catch (error) {
		throw await brokenStream.call(this, error, itemIndex);
	}
}

/** The link the call itself tells of: without the add-on there is none, though a recording may be there. */
async function link(this: IExecuteFunctions, callId: string, itemIndex: number): Promise<string> {
	const { recordingUrl } = await apiRequest.call(this, { path: endpoint('calls', callId), itemIndex });
	if (typeof recordingUrl === 'string' && recordingUrl !== '') return recordingUrl;
	throw new NodeOperationError(this.getNode(), NO_RECORDING.message, { itemIndex, description: NO_RECORDING.description });
}
