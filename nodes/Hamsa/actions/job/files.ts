import { type IBinaryKeyData, type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor } from '../../../shared/actions/input';
import { publicFile } from '../../transport/publicFile';
import { checkSpeechLength } from '../common/speechLength';
import { responseOf } from '../common/waiting/job';
import { idOfState } from '../common/waiting/trackedTasks';
import type { Files, WaitContext } from '../common/waiting/types';

/** Names of fields that may contain the subtitles, because a completed transcription is not documented (docs/platforms/hamsa.md, 7.4). */
const SRT_FIELDS = ['srt', 'srtFormat', 'srtText', 'srtContent', 'srtFile', 'srtFileUrl', 'srtUrl', 'srtLink', 'srtMediaFile', 'subtitles'];

/**
 * The values of `audioFields` and `srtFields`: `{audio?, srt?}`, each the name of a binary field.
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function fileOptions(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	const binaryField = (enabledBy: string, label: string, name: string) =>
		(this.getNodeParameter(enabledBy, itemIndex, false) as boolean)
			? check.text(label, this.getNodeParameter(name, itemIndex), { max: 100 })
			: undefined;
	const audio = binaryField('downloadAudio', 'Put Audio in Field', 'audioField');
	const srt = binaryField('srtAsFile', 'Put SRT in Field', 'srtField');
	if (audio !== undefined && audio === srt) check.reject('Put SRT in Field', 'must not be the same field as Put Audio in Field');
	return { ...(audio !== undefined && { audio }), ...(srt !== undefined && { srt }) };
}

/**
 * Downloads the selected files of a finished job.
 *
 * @returns the binary data, and `srtFound` in the JSON if subtitles were requested
 * @throws NodeOperationError if the job has no audio or next to none of its text, and what `publicFile` throws
 */
export async function filesOf(
	this: WaitContext,
	job: IDataObject,
	{ audio, srt, characters }: IDataObject,
	itemIndex: number,
): Promise<Files> {
	const binary: IBinaryKeyData = {};
	const json: IDataObject = {};
	if (typeof audio === 'string') binary[audio] = await audioOf.call(this, job, charactersOf(job, characters), itemIndex);
	if (typeof srt === 'string') {
		const text = await srtOf.call(this, job, itemIndex);
		json.srtFound = text !== undefined;
		if (text !== undefined)
			binary[srt] = await this.helpers.prepareBinaryData(
				Buffer.from(text, 'utf8'),
				nameOf('subtitles', job, 'srt'),
				'application/x-subrip',
			);
	}
	return { json, ...(Object.keys(binary).length > 0 && { binary }) };
}

/** The length of the text that was to be spoken: from the node, or from the answer (docs/platforms/hamsa.md, 7.2). */
function charactersOf(job: IDataObject, given: unknown): number | undefined {
	if (typeof given === 'number') return given;
	const { text } = responseOf(job);
	return job.type === 'TTS' && typeof text === 'string' ? text.length : undefined;
}

async function audioOf(this: WaitContext, job: IDataObject, characters: number | undefined, itemIndex: number) {
	const url = audioLink(job);
	if (url === undefined) {
		throw new NodeOperationError(this.getNode(), 'This job has no audio', {
			itemIndex,
			description: 'Only a finished text-to-speech job has audio. Turn Download the Audio off for other jobs.',
		});
	}
	// File storage often sends this generic type.
	const accepts = (type: string) => /^audio\/|^(application|binary)\/octet-stream/i.test(type);
	const { bytes, contentType } = await publicFile.call(this, { url, thing: 'audio', accepts, itemIndex });
	checkSpeechLength(this, bytes, characters, itemIndex);
	const isMp3 = /^audio\/(mpeg|mp3)/i.test(contentType);
	return await this.helpers.prepareBinaryData(bytes, nameOf('speech', job, isMp3 ? 'mp3' : 'wav'), isMp3 ? 'audio/mpeg' : 'audio/wav');
}

/** The three fields known to contain the link (docs/platforms/hamsa.md, 7.2). The `mediaUrl` of a transcription is its input. */
function audioLink(job: IDataObject): string | undefined {
	const { ttsMediaFile, mediaUrl } = responseOf(job);
	const links = [ttsMediaFile, mediaUrl, job.type === 'TRANSCRIPTION' ? undefined : job.mediaUrl];
	return links.find((link): link is string => typeof link === 'string' && link !== '');
}

async function srtOf(this: WaitContext, job: IDataObject, itemIndex: number): Promise<string | undefined> {
	const response = responseOf(job);
	const found = SRT_FIELDS.map((name) => response[name] ?? job[name]).find(
		(value): value is string => typeof value === 'string' && value.trim() !== '',
	);
	if (found === undefined || found.includes('-->')) return found;
	if (!/^https?:\/\/\S+$/i.test(found.trim())) return undefined;
	const accepts = (type: string) => !/^text\/html/i.test(type);
	const { bytes } = await publicFile.call(this, { url: found.trim(), thing: 'subtitles file', accepts, itemIndex });
	return bytes.toString('utf8');
}

/** The name of a file. The ID comes from the platform, so it is sanitized. */
const nameOf = (what: string, job: IDataObject, extension: string): string => safeFileName(`${what}-${idOfState(job) ?? 'job'}`, extension);
