import { type IBinaryKeyData, type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor } from '../../../shared/actions/input';
import { publicFile } from '../../transport/publicFile';
import { responseOf } from '../common/waiting/job';
import { idOfState } from '../common/waiting/trackedTasks';
import type { Files, WaitContext } from '../common/waiting/waitable';

/** Names under which the subtitles may be: the completed transcription is not documented (docs/platforms/hamsa.md, 7.4). */
const SRT_NAMES = ['srt', 'srtFormat', 'srtText', 'srtContent', 'srtFile', 'srtFileUrl', 'srtUrl', 'srtLink', 'srtMediaFile', 'subtitles'];

/** What the fields `audioFields` and `srtFields` ask for: the names of binary fields, by kind of file. */
export function fileWishes(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	const wish = (asked: string, label: string, name: string) =>
		(this.getNodeParameter(asked, itemIndex, false) as boolean) ? check.text(label, this.getNodeParameter(name, itemIndex), { max: 100 }) : undefined;
	const audio = wish('downloadAudio', 'Put Audio in Field', 'audioField');
	const srt = wish('srtAsFile', 'Put SRT in Field', 'srtField');
	if (audio !== undefined && audio === srt) check.reject('Put SRT in Field', 'must not be the field the audio is put in');
	return { ...(audio !== undefined && { audio }), ...(srt !== undefined && { srt }) };
}

/**
 * Fetches what is wished for of a job that is done.
 *
 * @throws NodeOperationError if a speech has no audio, and what `publicFile` throws
 */
export async function filesOf(this: WaitContext, job: IDataObject, { audio, srt }: IDataObject, itemIndex: number): Promise<Files> {
	const binary: IBinaryKeyData = {};
	const json: IDataObject = {};
	if (typeof audio === 'string') binary[audio] = await audioOf.call(this, job, itemIndex);
	if (typeof srt === 'string') {
		const text = await srtOf.call(this, job, itemIndex);
		json.srtFound = text !== undefined;
		if (text !== undefined) binary[srt] = await this.helpers.prepareBinaryData(Buffer.from(text, 'utf8'), nameOf('subtitles', job, 'srt'), 'application/x-subrip');
	}
	return { json, ...(Object.keys(binary).length > 0 && { binary }) };
}

async function audioOf(this: WaitContext, job: IDataObject, itemIndex: number) {
	const url = audioLink(job);
	if (url === undefined) {
		throw new NodeOperationError(this.getNode(), 'This job has no audio', {
			itemIndex,
			description: 'Only a finished text-to-speech job has some. Turn Download the Audio off for others.',
		});
	}
	// Stores of files often give no better type than this.
	const accepts = (type: string) => /^audio\/|^(application|binary)\/octet-stream/i.test(type);
	const { bytes, contentType } = await publicFile.call(this, { url, thing: 'audio', accepts, itemIndex });
	const isMp3 = /^audio\/(mpeg|mp3)/i.test(contentType);
	return await this.helpers.prepareBinaryData(bytes, nameOf('speech', job, isMp3 ? 'mp3' : 'wav'), isMp3 ? 'audio/mpeg' : 'audio/wav');
}

/** Three places are known (docs/platforms/hamsa.md, 7.2). The `mediaUrl` of a transcription is what was given to it. */
function audioLink(job: IDataObject): string | undefined {
	const { ttsMediaFile, mediaUrl } = responseOf(job);
	const links = [ttsMediaFile, mediaUrl, job.type === 'TRANSCRIPTION' ? undefined : job.mediaUrl];
	return links.find((link): link is string => typeof link === 'string' && link !== '');
}

async function srtOf(this: WaitContext, job: IDataObject, itemIndex: number): Promise<string | undefined> {
	const response = responseOf(job);
	const found = SRT_NAMES.map((name) => response[name] ?? job[name]).find((value): value is string => typeof value === 'string' && value.trim() !== '');
	if (found === undefined || found.includes('-->')) return found;
	if (!/^https?:\/\/\S+$/i.test(found.trim())) return undefined;
	const accepts = (type: string) => !/^text\/html/i.test(type);
	const { bytes } = await publicFile.call(this, { url: found.trim(), thing: 'subtitles file', accepts, itemIndex });
	return bytes.toString('utf8');
}

/** The ID is the platform's word. */
const nameOf = (what: string, job: IDataObject, extension: string): string => safeFileName(`${what}-${idOfState(job) ?? 'job'}`, extension);
