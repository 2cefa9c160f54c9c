import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../../../../shared/actions/fields';
import type { Group } from './group';

interface Limited {
	field: INodeProperties & { default: number };
	min: number;
	max?: number;
}

const number = (displayName: string, name: string, [min, max]: [number, number?], usual: number, description: string): Limited => ({
	field: {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: min, ...(max !== undefined && { maxValue: max }), ...(max !== undefined && max < 2 && { numberPrecision: 2 }) },
		default: usual,
		description,
	},
	min,
	max,
});

/**
 * Which range belongs to which field is inferred: the page that has the ranges lost the names, and both have the same
 * order (docs/platforms/hamsa.md, 2.2). The defaults are those of Hamsa's samples.
 */
const NUMBERS: Limited[] = [
	number('Inactivity Timeout (Seconds)', 'userInactivityTimeout', [5, 30], 15, 'How long the caller may be silent before the agent reacts, from 5 to 30 seconds'),
	number('Max Call Duration (Seconds)', 'maxCallDuration', [30, 600], 300, 'When a call is ended at the latest, from 30 to 600 seconds'),
	number('Min Interruption Duration (Seconds)', 'minInterruptionDuration', [0.2, 1.5], 0.5, 'How long the caller has to speak to interrupt the agent, from 0.2 to 1.5 seconds'),
	number('Response Delay (Ms)', 'responseDelay', [100, 1500], 400, 'How long the agent waits before it answers, from 100 to 1500 milliseconds'),
	number('Silence Threshold (Ms)', 'silenceThreshold', [1], 800, 'How long a silence ends what the caller says, 1 millisecond or more'),
	number('Speech Detection Threshold', 'vadActivationThreshold', [0.2, 0.9], 0.5, 'How sure it must be that somebody speaks, from 0.2 to 0.9. Higher hears less noise as speech.'),
	number('Wait for User to Speak First', 'waitForUserToSpeakFirst', [0, 2], 0, 'Whether the caller speaks first: 0 for no, up to 2. Hamsa does not explain the values.'),
];

const flag = (displayName: string, name: string, description: string): INodeProperties => ({
	displayName,
	name,
	type: 'boolean',
	default: false,
	description: `Whether ${description}`,
});

const OTHERS: INodeProperties[] = [
	flag('Agentic RAG', 'agenticRag', 'the agent decides by itself when to look into its knowledge items'),
	flag('Auto Gain Control', 'enableAutoGainControl', 'the caller is made as loud as needed'),
	flag('Background Noise', 'backgroundNoise', 'quiet sounds are played, so that pauses do not sound dead'),
	flag('Denoised Speech to Text', 'sendDenoisedToStt', 'what the caller says is written down from the sound without its noise'),
	flag('Gender Detection', 'genderDetection', 'the agent speaks to the caller as a man or a woman, by the voice'),
	{ ...flag('Interruptible', 'interrupt', 'the caller may interrupt the agent'), default: true },
	flag('Language and Dialect Switching', 'languageDialectSwitcher', 'the agent follows the language and dialect of the caller'),
	{
		displayName: 'Noise Cancellation',
		name: 'noiseCancellation',
		type: 'string',
		default: '',
		placeholder: 'e.g. telephony_optimized',
		description: 'How noise is taken out of the sound of the caller. Hamsa names telephony_optimized only.',
	},
	{
		displayName: 'Noise Cancellation Scope',
		name: 'cancelNoisePer',
		type: 'string',
		default: '',
		placeholder: 'e.g. conversation',
		description: 'Over how much of the call noise is learnt. Hamsa names conversation only.',
	},
	flag('Smart Call End', 'smartCallEnd', 'the agent hangs up by itself when all is said'),
	flag('Speaker Identification', 'speakerIdentification', 'the agent tells several speakers apart'),
	flag('Thinking Voice', 'thinkingVoice', 'the agent makes a sound while it thinks'),
];

export const callSettings: Group = {
	field: {
		displayName: 'Call Settings',
		name: 'callSettings',
		type: 'collection',
		placeholder: 'Add Setting',
		default: {},
		description: 'Timing, sound and manners on the phone',
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
