import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import { jobLocator } from '../common/fields';

/** The fields of a job that Simplify keeps (docs/platforms/hamsa.md, 7.4). */
export const SIMPLE_JOB = [
	'id',
	'jobId',
	'title',
	'type',
	'status',
	'mediaUrl',
	'jobResponse',
	'totalCost',
	'usageTime',
	'relevantJobId',
	'createdAt',
	'updatedAt',
] as const;

/** The documented statuses (docs/platforms/hamsa.md, 7.4). */
export const jobStatuses: INodePropertyOptions[] = [
	{ name: 'Completed', value: 'COMPLETED' },
	{ name: 'Failed', value: 'FAILED' },
	{ name: 'Pending', value: 'PENDING' },
];

/** The documented types (docs/platforms/hamsa.md, 7.4). */
export const jobTypes: INodePropertyOptions[] = [
	{ name: 'AI Content', value: 'AI_CONTENT' },
	{ name: 'Text to Speech', value: 'TTS' },
	{ name: 'Transcription', value: 'TRANSCRIPTION' },
	{ name: 'Translation', value: 'TRANSLATION' },
];

/** The texts that can be generated from a transcription (docs/platforms/hamsa.md, 7.3). */
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

export const transcriptionLocator: INodeProperties = {
	...jobLocator,
	description: 'The completed transcription to work with. The list can be searched by title.',
};

const binaryField = (name: string, displayName: string, defaultValue: string, shownBy: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	required: true,
	default: defaultValue,
	displayOptions: { show: { [shownBy]: [true] } },
	hint: 'The name of the output binary field to put the file in',
	description,
});

/** The fields that `fileOptions` reads. */
export const audioFields: INodeProperties[] = [
	{
		displayName: 'Download the Audio',
		name: 'downloadAudio',
		type: 'boolean',
		default: false,
		description: 'Whether to download the speech as a WAV file once it is done. The link in the output is public in any case.',
	},
	binaryField(
		'audioField',
		'Put Audio in Field',
		'data',
		'downloadAudio',
		'The binary field of the item that the WAV file is written to',
	),
];

/** The fields that `fileOptions` reads. */
export const srtFields: INodeProperties[] = [
	{
		displayName: 'Output SRT as File',
		name: 'srtAsFile',
		type: 'boolean',
		default: false,
		description:
			'Whether to write the subtitles to a file once they are available. Hamsa does not document where its answer contains them: the node checks the likely fields, and srtFound in the output shows whether it found them.',
	},
	binaryField('srtField', 'Put SRT in Field', 'srt', 'srtAsFile', 'The binary field of the item that the SRT file is written to'),
];
