import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';

const number = (displayName: string, name: string, defaultValue: number, whole: boolean, description: string) => ({
	displayName,
	name,
	type: 'number' as const,
	typeOptions: { minValue: whole ? 1 : 0, ...(!whole && { numberPrecision: 2 }) },
	default: defaultValue,
	description,
});

const NUMBERS = [
	number('Max Characters per Line', 'maxCharsPerLine', 42, true, 'Maximum length of a line'),
	number('Max Duration (Seconds)', 'maxDuration', 7, false, 'Maximum time for which a subtitle is shown'),
	number('Max Lines per Subtitle', 'maxLinesPerSubtitle', 2, true, 'Maximum number of lines shown at once'),
	number('Max Mergeable Gap (Seconds)', 'maxMergeableGap', 0.3, false, 'Maximum gap between two subtitles that are merged into one'),
	number('Min Duration (Seconds)', 'minDuration', 0.7, false, 'Minimum time for which a subtitle is shown'),
	number('Min Gap (Seconds)', 'minGap', 0.04, false, 'Minimum gap between two subtitles'),
];

/** The collection that `srtOptions` reads. The defaults are those of Hamsa (docs/platforms/hamsa.md, 7.1). */
export const SRT_OPTIONS: INodeProperties = {
	displayName: 'SRT Options',
	name: 'srtOptions',
	type: 'collection',
	placeholder: 'Add option',
	default: {},
	description: 'How the subtitles are split',
	options: [
		...NUMBERS,
		{
			displayName: 'Single Speaker per Subtitle',
			name: 'singleSpeakerPerSubtitle',
			type: 'boolean',
			default: true,
			description: 'Whether each subtitle contains the words of one speaker only',
		},
	],
};

/**
 * The subtitle options in the body of a transcription: `{returnSrtFormat, srtOptions?}`; empty if Subtitles (SRT) is off, because Hamsa
 * ignores the options then.
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function srtOptions(this: IExecuteFunctions, itemIndex: number): IDataObject {
	if (!(this.getNodeParameter('returnSrtFormat', itemIndex, false) as boolean)) return {};
	const check = checksFor(this, itemIndex);
	const options = { ...(this.getNodeParameter('srtOptions', itemIndex, {}) as IDataObject) };
	for (const { displayName, name, typeOptions, default: defaultValue } of NUMBERS) {
		if (name in options)
			options[name] = check.number(displayName, options[name], {
				min: typeOptions.minValue,
				whole: Number.isInteger(defaultValue) && typeOptions.minValue === 1,
			});
	}
	const { minDuration = 0.7, maxDuration = 7 } = options as { minDuration?: number; maxDuration?: number };
	if (minDuration > maxDuration) check.reject('Min Duration (Seconds)', 'must not be longer than Max Duration (Seconds)');
	return { returnSrtFormat: true, ...(Object.keys(options).length > 0 && { srtOptions: options }) };
}
