import { type IExecuteFunctions, type INodeExecutionData, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor, locatorId, textOf } from '../../../shared/actions/input';
import { type ByteStream, readAll } from '../../../shared/http/byteStream';
import { endpoint } from '../../transport/client';
import { addressOf, brokenStream } from '../../transport/stream';
import { apiRequest, maybePublicStream } from '../common/api';
import { callLocator } from '../common/fields';

const MIME_TYPE = 'audio/wav';

/** Limits of the download. The maximum size is several hours in telephone quality. */
const DOWNLOAD_LIMITS = { maxBytes: 200 * 1024 * 1024, maxMs: 10 * 60_000, idleTimeoutMs: 60_000 };

const NO_RECORDING = {
	message: 'AgentPhone has no recording of this call',
	description:
		'It is available some moments after the call has ended, and only if the recording add-on was on: see Billing in the AgentPhone dashboard. Check the ID of the call as well.',
};

const properties: INodeProperties[] = [
	{
		displayName:
			'Recordings may be public: AgentPhone does not clearly say whether anyone with the link or the ID of the call can listen to them. Consider this before you share either.',
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
		description: 'Whether to return the link to the recording without downloading it',
	},
	{
		displayName: 'Put Output in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		displayOptions: { show: { linkOnly: [false] } },
		hint: 'The name of the output binary field to put the file in',
		description: 'The binary field of the item that the WAV file is written to. Hamsa: Speech to Text can transcribe it from there.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['getRecording'] } }, properties);

/** `GET /v1/calls/{call_id}/recording` (docs/platforms/agentphone.md, 3.5): without the key, and with it if AgentPhone asks for it. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const callId = locatorId.call(this, 'callId', itemIndex, 'Call');
	if (this.getNodeParameter('linkOnly', itemIndex) as boolean) {
		return [{ json: { callId, url: await recordingLink.call(this, callId, itemIndex) } }];
	}
	const field = textOf.call(this, 'binaryPropertyName', itemIndex).trim();
	if (field === '') checksFor(this, itemIndex).reject('Put Output in Field', 'must not be empty');

	const path = endpoint('calls', callId, 'recording');
	const explainStatus = (status: number) => (status === 404 ? NO_RECORDING : undefined);
	const stream = await maybePublicStream.call(this, { path, mimeType: MIME_TYPE, itemIndex, explainStatus });
	const bytes = await readRecording.call(this, stream, itemIndex);
	const file = await this.helpers.prepareBinaryData(bytes, safeFileName(`recording-${callId}`, 'wav'), MIME_TYPE);
	return [{ json: { callId, url: await addressOf.call(this, path, itemIndex) }, binary: { [field]: file } }];
}

/** Reads the stream here, because n8n limits neither the size of a download nor the time without data. */
async function readRecording(this: IExecuteFunctions, stream: ByteStream, itemIndex: number): Promise<Buffer> {
	try {
		return await readAll(stream, DOWNLOAD_LIMITS);
	} catch (error) {
		throw await brokenStream.call(this, error, itemIndex);
	}
}

/** The link in the call. Without the add-on there is none, even if a recording exists. */
async function recordingLink(this: IExecuteFunctions, callId: string, itemIndex: number): Promise<string> {
	const { recordingUrl } = await apiRequest.call(this, { path: endpoint('calls', callId), itemIndex });
	if (typeof recordingUrl === 'string' && recordingUrl !== '') return recordingUrl;
	throw new NodeOperationError(this.getNode(), NO_RECORDING.message, { itemIndex, description: NO_RECORDING.description });
}
