import { type IDataObject, type IExecuteFunctions, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { MAX_AUDIO_BYTES } from '../../transport/audio';
import type { SpeechClient } from '../../transport/speech';
import { completeWav, NotAWavError } from '../../transport/wav';
import { spokenLanguage, spokenLanguageField } from '../common/options';
import { connectionField, timeoutField } from './fields';
import { withSpeechConnection, timeoutMs } from './connection';

const HOW_TO_CONVERT =
	'Hamsa accepts one complete WAV file here, in 16-bit PCM or mu-law. Convert the audio to 16 kHz mono WAV first, for example with: ffmpeg -i input -ar 16000 -ac 1 -c:a pcm_s16le output.wav. For other formats and long recordings use Job: Transcribe, which accepts a link.';

const properties: INodeProperties[] = [
	connectionField,
	{
		displayName: 'Input Binary Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the input binary field containing the WAV file, such as the one that AgentPhone: Get Recording writes',
		description:
			'The binary field of the item that contains the audio: a complete WAV file of up to 25 MB, preferably 16 kHz mono. Each run costs credits.',
	},
	spokenLanguageField('The spoken language. Hamsa does not detect it automatically.'),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Detect End of Speech',
				name: 'isEosEnabled',
				type: 'boolean',
				default: false,
				description: 'Whether Hamsa detects when the speaker has finished',
			},
			{
				displayName: 'End-of-Speech Threshold',
				name: 'eosThreshold',
				type: 'number',
				typeOptions: { minValue: 0, maxValue: 1, numberPrecision: 2 },
				default: 0.3,
				description:
					'Confidence required to detect that the speaker has finished, from 0 to 1. Only has an effect with Detect End of Speech.',
			},
			timeoutField,
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['speech'], operation: ['speechToText'] } }, properties);

/** `POST /v1/realtime/stt`, or `stt` over the WebSocket (docs/platforms/hamsa.md, 11.2 and 11.3). */
export const execute = withSpeechConnection(async function (
	this: IExecuteFunctions,
	itemIndex: number,
	client: SpeechClient,
): Promise<IDataObject> {
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const { isEosEnabled, eosThreshold } = additional;
	const check = checksFor(this, itemIndex);
	const threshold = 'eosThreshold' in additional && {
		eosThreshold: check.number('End-of-Speech Threshold', eosThreshold, { min: 0, max: 1 }),
	};
	const limits = { timeoutMs: timeoutMs.call(this, itemIndex, additional), itemIndex };
	const language = spokenLanguage(check, this.getNodeParameter('language', itemIndex));
	const audio = await audioInput.call(this, itemIndex);

	const answer = await client.transcribe(
		{ audioBase64: audio.toString('base64'), language, ...omitEmpty({ isEosEnabled }), ...threshold },
		limits,
	);
	if (typeof answer.text === 'string') return answer;
	throw new NodeOperationError(this.getNode(), 'Hamsa answered without a transcript', {
		itemIndex,
		description: 'Run the node again later. The request may have been charged.',
	});
});

/** The WAV file of the item, validated before anything is sent. */
async function audioInput(this: IExecuteFunctions, itemIndex: number): Promise<Buffer> {
	const check = checksFor(this, itemIndex);
	const field = check.text('Input Binary Field', textOf.call(this, 'binaryPropertyName', itemIndex), { max: 100 });
	const { fileName, id, bytes } = this.helpers.assertBinaryData(itemIndex, field);
	const reject = (reason: string) =>
		check.reject(
			'Input Binary Field',
			`must contain a complete WAV file, but ${fileName === undefined ? `"${field}"` : `"${fileName}"`} is ${reason}`,
			HOW_TO_CONVERT,
		);

	// The size is read first, so that a large file in external storage is not loaded into memory.
	const fileBytes = bytes ?? (id === undefined ? 0 : (await this.helpers.getBinaryMetadata(id)).fileSize);
	if (fileBytes > MAX_AUDIO_BYTES) return reject(tooLarge(fileBytes));
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

const tooLarge = (bytes: number) => `${megabytes(bytes)}, and the limit is ${megabytes(MAX_AUDIO_BYTES)}`;
