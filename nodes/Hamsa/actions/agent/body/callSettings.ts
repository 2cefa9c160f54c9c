import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../../../../shared/actions/fields';
import type { Group } from '../../common/group';

interface NumberSetting {
	field: INodeProperties & { default: number };
	min: number;
	max?: number;
}

const number = (
	displayName: string,
	name: string,
	[min, max]: [number, number?],
	defaultValue: number,
	description: string,
): NumberSetting => ({
	field: {
		displayName,
		name,
		type: 'number',
		typeOptions: {
			minValue: min,
			...(max !== undefined && { maxValue: max }),
			...(max !== undefined && max < 2 && { numberPrecision: 2 }),
		},
		default: defaultValue,
		description,
	},
	min,
	max,
});

/**
 * The assignment of ranges to fields is inferred: the page with the ranges does not name the fields, but lists them in the same
 * order (docs/platforms/hamsa.md, 2.2). The defaults are those of Hamsa's samples.
 */
const NUMBERS: NumberSetting[] = [
	number(
		'Inactivity Timeout (Seconds)',
		'userInactivityTimeout',
		[5, 30],
		15,
		'How long the caller may be silent before the agent reacts, from 5 to 30 seconds',
	),
	number(
		'Max Call Duration (Seconds)',
		'maxCallDuration',
		[30, 600],
		300,
		'Maximum duration after which a call is ended, from 30 to 600 seconds',
	),
	number(
		'Min Interruption Duration (Seconds)',
		'minInterruptionDuration',
		[0.2, 1.5],
		0.5,
		'How long the caller must speak to interrupt the agent, from 0.2 to 1.5 seconds',
	),
	number(
		'Response Delay (Ms)',
		'responseDelay',
		[100, 1500],
		400,
		'How long the agent waits before it answers, from 100 to 1500 milliseconds',
	),
	number(
		'Silence Threshold (Ms)',
		'silenceThreshold',
		[1],
		800,
		'How much silence marks the end of what the caller says, 1 millisecond or more',
	),
	number(
		'Speech Detection Threshold',
		'vadActivationThreshold',
		[0.2, 0.9],
		0.5,
		'Confidence required to detect speech, from 0.2 to 0.9. With a higher value, less noise is taken for speech.',
	),
	number(
		'Wait for User to Speak First',
		'waitForUserToSpeakFirst',
		[0, 2],
		0,
		'Whether the caller speaks first: 0 for no, up to 2. Hamsa does not explain the values.',
	),
];

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description: `Whether ${description}`,
});

const OTHERS: INodeProperties[] = [
	flag('Agentic RAG', 'agenticRag', 'the agent decides when to search its knowledge items'),
	flag('Auto Gain Control', 'enableAutoGainControl', 'the volume of the caller is adjusted automatically'),
	flag('Background Noise', 'backgroundNoise', 'quiet background sounds are played during the call'),
	flag('Denoised Speech to Text', 'sendDenoisedToStt', 'the audio is transcribed after noise has been removed'),
	flag(
		'Gender Detection',
		'genderDetection',
		'the agent detects the gender of the caller from the voice and addresses the caller accordingly',
	),
	{ ...flag('Interruptible', 'interrupt', 'the caller may interrupt the agent'), default: true },
	flag('Language and Dialect Switching', 'languageDialectSwitcher', 'the agent switches to the language and dialect of the caller'),
	{
		displayName: 'Noise Cancellation',
		name: 'noiseCancellation',
		type: 'string',
		default: '',
		placeholder: 'e.g. telephony_optimized',
		description: 'How noise is removed from the audio of the caller. Hamsa only documents telephony_optimized.',
	},
	{
		displayName: 'Noise Cancellation Scope',
		name: 'cancelNoisePer',
		type: 'string',
		default: '',
		placeholder: 'e.g. conversation',
		description: 'Scope over which the noise profile is learned. Hamsa only documents conversation.',
	},
	flag('Smart Call End', 'smartCallEnd', 'the agent hangs up when the conversation is finished'),
	flag('Speaker Identification', 'speakerIdentification', 'the agent distinguishes several speakers'),
	flag('Thinking Voice', 'thinkingVoice', 'the agent makes a sound while it generates an answer'),
];

export const callSettings: Group = {
	field: {
		displayName: 'Call Settings',
		name: 'callSettings',
		type: 'collection',
		placeholder: 'Add setting',
		default: {},
		description: 'Timing, audio and conversation behavior of calls',
		options: alphabetical([...NUMBERS.map(({ field }) => field), ...OTHERS], ({ displayName }) => displayName),
	},
	body: (fields, check) => {
		const body = { ...fields };
		for (const { field, min, max } of NUMBERS) {
			if (field.name in body) body[field.name] = check.number(field.displayName, body[field.name], { min, max });
		}
		return { callSettings: body };
	},
};
