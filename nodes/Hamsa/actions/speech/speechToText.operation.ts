import { type IDataObject, type IExecuteFunctions, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { MAX_AUDIO_BYTES } from '../../transport/audio';
import type { SpeechClient } from '../../transport/speech';
import { completeWav, NotAWavError } from '../../transport/wav';
import { languages } from '../common/options';
import { connectionField, timeoutField } from './fields';
import { withSpeechConnection, timeoutMs } from './onLine';

const HOW_TO_CONVERT =
	'Hamsa takes one complete WAV file here, in 16-bit PCM or mu-law. Convert the audio to 16 kHz mono WAV first, for example with: ffmpeg -i input -ar 16000 -ac 1 -c:a pcm_s16le output.wav. For other formats and long recordings use Job: Transcribe, which takes a link.';

const properties: INodeProperties[] = [
	connectionField,
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the input binary field containing the WAV file',
		description: 'Where the audio is in the binary data of the item: a complete WAV file of up to 25 MB, best 16 kHz mono. Each run costs credits.',
	},
	{ displayName: 'Language', name: 'language', type: 'options', options: languages, default: 'ar', description: 'The language that is spoken. Hamsa does not find it out by itself.' },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		options: [
			{
				displayName: 'Detect End of Speech',
				name: 'isEosEnabled',
				type: 'boolean',
				default: false,
				description: 'Whether Hamsa looks for the point where the speaker has finished',
			},
			{
				displayName: 'End-of-Speech Threshold',
				name: 'eosThreshold',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				default: 0.3,
				description: 'How sure Hamsa must be that the speaker has finished, from 0 to 1. It counts only with Detect End of Speech.',
			},
			timeoutField,
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['speech'], operation: ['speechToText'] } }, properties);

/** `POST /v1/realtime/stt`, or `stt` over the WebSocket (docs/platforms/hamsa.md, 11.2 and 11.3). */
export const execute = withSpeechConnection(async function (this: IExecuteFunctions, itemIndex: number, line: SpeechClient): Promise<IDataObject> {
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const { isEosEnabled, eosThreshold } = additional;
	const threshold = 'eosThreshold' in additional && { eosThreshold: checksFor(this, itemIndex).number('End-of-Speech Threshold', eosThreshold, { min: 0, max: 1 }) };
	const limits = { timeoutMs: timeoutMs.call(this, itemIndex, additional), itemIndex };
	const language = textOf.call(this, 'language', itemIndex);
	const audio = await input.call(this, itemIndex);

	const answer = await line.transcribe({ audioBase64: audio.toString('base64'), ...omitEmpty({ language, isEosEnabled }), ...threshold }, limits);
	if (typeof answer.text === 'string') return answer;
	throw new NodeOperationError(this.getNode(), 'Hamsa answered without a transcript', { itemIndex, description: 'Run the node again later. The request may have been charged.' });
});

/** The WAV file of the item, looked at before anything is sent. */
async function input(this: IExecuteFunctions, itemIndex: number): Promise<Buffer> {
	const check = checksFor(this, itemIndex);
	const field = check.text('Input Binary Field', textOf.call(this, 'binaryPropertyName', itemIndex), { max: 100 });
	const { fileName, id, bytes } = this.helpers.assertBinaryData(itemIndex, field);
	const reject = (what: string) =>
		check.reject('Input Binary Field', `must hold a complete WAV file, but ${fileName === undefined ? `"${field}"` : `"${fileName}"`} is ${what}`, HOW_TO_CONVERT);

	// Asked first where files are not kept in memory: a video of gigabytes must not be read to find that it is none.
	const announced = bytes ?? (id === undefined ? 0 : (await this.helpers.getBinaryMetadata(id)).fileSize);
	if (announced > MAX_AUDIO_BYTES) return reject(tooLarge(announced));
	const audio = await this.helpers.getBinaryDataBuffer(itemIndex, field);
	if (audio.length > MAX_AUDIO_BYTES) return reject(tooLarge(audio.length));
	try {
		return completeWav(audio);
	} catch (error) {
		if (error instanceof NotAWavError) return reject(error.message);
		throw new NodeOperationError(this.getNode(), error as Error, { itemIndex });
	}
}

const megabytes = (bytes: number) => `${Math.ceil(bytes / 1024 / 1024)} MB`;

const tooLarge = (bytes: number) => `${megabytes(bytes)}, and more than ${megabytes(MAX_AUDIO_BYTES)} are not sent`;
