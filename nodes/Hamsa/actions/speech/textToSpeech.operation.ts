import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, type INodeProperties, NodeOperationError } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor, omitEmpty, locatorId, textOf } from '../../../shared/actions/input';
import type { SpeechClient } from '../../transport/speech';
import { MULAW, NotAWavError, PCM, playableWav, secondsOf, type WavFormat } from '../../transport/wav';
import { voiceLocator } from '../common/fields';
import { dialects, languages, speakerExamples } from '../common/options';
import { checkSpeechLength } from '../common/speechLength';
import { connectionField, timeoutField } from './fields';
import { withSpeechConnection, timeoutMs } from './connection';

/** Documented for the WebSocket, and assumed for REST as well (docs/platforms/hamsa.md, 11.1). */
const MAX_CHARACTERS = 2_000;

/** The format of samples without a header (docs/platforms/hamsa.md, 11.1 and 11.3). */
const PCM_16K: WavFormat = { tag: PCM, channels: 1, sampleRate: 16_000, bitsPerSample: 16 };
const MULAW_8K: WavFormat = { tag: MULAW, channels: 1, sampleRate: 8_000, bitsPerSample: 8 };

const MIME_TYPE = 'audio/wav';

const properties: INodeProperties[] = [
	connectionField,
	{
		displayName: 'Delivery',
		name: 'delivery',
		type: 'options',
		options: [
			{
				name: 'Streamed',
				value: 'stream',
				description: 'The audio is sent while it is being generated, so the connection is not idle for long',
			},
			{ name: 'Whole File', value: 'file', description: 'The audio is sent when it is complete' },
		],
		default: 'file',
		displayOptions: { show: { connection: ['rest'] } },
		description: 'How Hamsa sends the audio. The file is the same.',
	},
	{
		displayName: 'Text',
		name: 'text',
		type: 'string',
		typeOptions: { rows: 4 },
		required: true,
		default: '',
		placeholder: 'e.g. Good morning, how can I help?',
		description: 'The text to convert to speech, up to 2,000 characters. Each run costs credits.',
	},
	{
		...voiceLocator,
		displayName: 'Speaker',
		name: 'speaker',
		description: `The voice to use. An ID is most reliable: a name, which By ID also accepts, can result in another accent. A cloned voice must be preloaded once before its first use. Names: ${speakerExamples}.`,
	},
	{
		displayName: 'Put Output in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
		description: 'The binary field of the item that the WAV file is written to',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Dialect',
				name: 'dialect',
				type: 'options',
				options: dialects,
				default: 'msa',
				description: 'The dialect of the speaker',
			},
			{
				displayName: 'File Name',
				name: 'fileName',
				type: 'string',
				default: 'speech.wav',
				placeholder: 'e.g. greeting.wav',
				description: 'Name of the file',
			},
			{
				displayName: 'Language',
				name: 'languageId',
				type: 'options',
				options: languages,
				default: 'ar',
				displayOptions: { show: { '/connection': ['socket'] } },
				description: 'The language of the text. Only the WebSocket supports it.',
			},
			{
				displayName: 'Telephone Quality (Mu-Law)',
				name: 'mulaw',
				type: 'boolean',
				default: false,
				description:
					'Whether to return 8 kHz mu-law, as telephone systems use it, instead of 16 kHz PCM. The file is also a WAV file; some systems expect it without the header of 58 bytes.',
			},
			timeoutField,
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['speech'], operation: ['textToSpeech'] } }, properties);

/** `POST /v1/realtime/tts` or `/tts-stream`, or `tts` over the WebSocket (docs/platforms/hamsa.md, 11.1 and 11.3). */
export const execute = withSpeechConnection(async function (
	this: IExecuteFunctions,
	itemIndex: number,
	client: SpeechClient,
): Promise<INodeExecutionData[]> {
	const check = checksFor(this, itemIndex);
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const { dialect, fileName, languageId, mulaw } = additional;
	const text = check.text('Text', this.getNodeParameter('text', itemIndex), { max: MAX_CHARACTERS });
	const speaker = locatorId.call(this, 'speaker', itemIndex, 'Speaker');
	const field = check.text('Put Output in Field', textOf.call(this, 'binaryPropertyName', itemIndex), { max: 100 });
	const name = check.text('File Name', fileName ?? 'speech.wav', { max: 200 });

	const isSocket = this.getNodeParameter('connection', 0) === 'socket';
	const streamed = !isSocket && this.getNodeParameter('delivery', itemIndex, 'file') === 'stream';
	const request = { text, speaker, ...omitEmpty({ dialect, languageId: isSocket ? languageId : '' }), ...(mulaw === true && { mulaw }) };
	const audio = await client.speak(request, { streamed, timeoutMs: timeoutMs.call(this, itemIndex, additional), itemIndex });

	const wav = wavOf.call(this, audio, mulaw === true ? MULAW_8K : PCM_16K, itemIndex);
	checkSpeechLength(this, wav, text.length, itemIndex);
	const file = await this.helpers.prepareBinaryData(wav, safeFileName(name, 'wav'), MIME_TYPE);
	return [{ json: { text, speaker, seconds: secondsOf(wav), bytes: wav.length }, binary: { [field]: file } }];
});

function wavOf(this: IExecuteFunctions, audio: Buffer, raw: WavFormat, itemIndex: number): Buffer {
	try {
		return playableWav(audio, raw);
	} catch (error) {
		if (!(error instanceof NotAWavError)) throw new NodeOperationError(this.getNode(), error as Error, { itemIndex });
		throw new NodeOperationError(this.getNode(), `Hamsa answered with ${error.message} instead of speech`, {
			itemIndex,
			description: 'Check that the speaker exists and speaks the language of the text. The request may have been charged.',
		});
	}
}
