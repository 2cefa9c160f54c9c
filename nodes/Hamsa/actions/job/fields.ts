import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { jobLocator } from '../common/fields';

/** What Simplify keeps of a job (docs/platforms/hamsa.md, 7.4). */
export const SIMPLE_JOB = ['id', 'jobId', 'title', 'type', 'status', 'mediaUrl', 'jobResponse', 'totalCost', 'usageTime', 'relevantJobId', 'createdAt', 'updatedAt'] as const;

/** docs/platforms/hamsa.md, 7.4 */
export const jobStatuses: INodePropertyOptions[] = [
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Failed', value: 'FAILED' },
	{ name: 'Pending', value: 'PENDING' },
];

/** docs/platforms/hamsa.md, 7.4 */
export const jobTypes: INodePropertyOptions[] = [
	{ name: 'AI Content', value: 'AI_CONTENT' },
	{ name: 'Text to Speech', value: 'TTS' },
	{ name: 'Transcription', value: 'TRANSCRIPTION' },
	{ name: 'Translation', value: 'TRANSLATION' },
];

/** What can be written about a transcription (docs/platforms/hamsa.md, 7.3). */
export const aiParts: INodePropertyOptions[] = [
	{ name: 'Facebook Post', value: 'facebookPost' },
	{ name: 'FAQ', value: 'faq' },
	{ name: 'Instagram Threads', value: 'threadsByInstagram' },
	{ name: 'Introduction', value: 'introduction' },
	{ name: 'Key Topics', value: 'keyTopicsWithBullets' },
	{ name: 'Keywords', value: 'keywords' },
	{ name: 'LinkedIn Post', value: 'linkedInPost' },
	{ name: 'Summary', value: 'summary' },
	{ name: 'Titles', value: 'titles' },
	{ name: 'Twitter Thread', value: 'twitterThread' },
	{ name: 'Web Article', value: 'webArticleSEOFriendly' },
	{ name: 'YouTube Description', value: 'youtubeDescription' },
];

export const transcriptionLocator: INodeProperties = { ...jobLocator, description: 'A transcription that is completed. The list can be searched by title.' };

const binaryField = (name: string, displayName: string, usual: string, asked: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: usual,
	displayOptions: { show: { [asked]: [true] } },
	hint: 'The name of the output binary field to put the file in',
	description,
});

/** Read by `fileWishes`. */
export const audioFields: INodeProperties[] = [
	{
		displayName: 'Download the Audio',
		name: 'downloadAudio',
		type: 'boolean',
		default: false,
		description: 'Whether to fetch the speech as a WAV file once it is done. The link in the output is public all the same.',
	},
	binaryField('audioField', 'Put Audio in Field', 'data', 'downloadAudio', 'Where the WAV file is put in the binary data of the item'),
];

/** Read by `fileWishes`. */
export const srtFields: INodeProperties[] = [
	{
		displayName: 'SRT as File',
		name: 'srtAsFile',
		type: 'boolean',
		default: false,
		description: 'Whether to put the subtitles into a file once they are there. Hamsa does not document where they are in its answer: the likely places are looked at, and srtFound in the output says whether they were found.',
	},
	binaryField('srtField', 'Put SRT in Field', 'srt', 'srtAsFile', 'Where the SRT file is put in the binary data of the item'),
];
