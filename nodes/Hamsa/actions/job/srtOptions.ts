import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from '../../../shared/actions/input';

const number = (displayName: string, name: string, usual: number, whole: boolean, description: string) => ({
	displayName,
	name,
	type: 'number' as const,
	typeOptions: { minValue: whole ? 1 : 0, ...(!whole && { numberPrecision: 2 }) },
	default: usual,
	description,
});

const NUMBERS = [
	number('Max Characters per Line', 'maxCharsPerLine', 42, true, 'How long a line may be'),
	number('Max Duration (Seconds)', 'maxDuration', 7, false, 'How long a subtitle is shown at most'),
	number('Max Lines per Subtitle', 'maxLinesPerSubtitle', 2, true, 'How many lines are shown at once'),
	number('Max Mergeable Gap (Seconds)', 'maxMergeableGap', 0.3, false, 'How long the silence between two subtitles may be for them to become one'),
	number('Min Duration (Seconds)', 'minDuration', 0.7, false, 'How long a subtitle is shown at least'),
	number('Min Gap (Seconds)', 'minGap', 0.04, false, 'How long no subtitle is shown between two'),
];

/** The defaults are Hamsa's own (docs/platforms/hamsa.md, 7.1). */
export const SRT_OPTIONS: INodeProperties = {
	displayName: 'SRT Options',
	name: 'srtOptions',
	type: 'collection',
	placeholder: 'Add Option',
	default: {},
	description: 'How the subtitles are cut',
	options: [
		...NUMBERS,
		{
			displayName: 'Single Speaker per Subtitle',
			name: 'singleSpeakerPerSubtitle',
			type: 'boolean',
			default: true,
			description: 'Whether a subtitle never holds what two people say',
		},
	],
};

/**
 * The part of the body about subtitles: nothing without them, because the options only count together with `returnSrtFormat`.
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function srtOptions(this: IExecuteFunctions, itemIndex: number): IDataObject {
	if (!(this.getNodeParameter('returnSrtFormat', itemIndex, false) as boolean)) return {};
	const check = checksFor(this, itemIndex);
	const options = { ...(this.getNodeParameter('srtOptions', itemIndex, {}) as IDataObject) };
	for (const { displayName, name, typeOptions, default: usual } of NUMBERS) {
		if (name in options) options[name] = check.number(displayName, options[name], { min: typeOptions.minValue, whole: Number.isInteger(usual) && typeOptions.minValue === 1 });
	}
	const { minDuration = 0.7, maxDuration = 7 } = options as { minDuration?: number; maxDuration?: number };
	if (minDuration > maxDuration) check.reject('Min Duration (Seconds)', 'must not be longer than Max Duration (Seconds)');
	return { returnSrtFormat: true, ...(Object.keys(options).length > 0 && { srtOptions: options }) };
}
