import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../actions/fields';
import { LANGUAGES } from '../actions/languages';

/*
 * The fields of a trigger that answers live callers; `liveAnswer` reads them. A text that still is the English default is said
 * in the language of the option Language.
 */

/** When the fields are shown, as in `{events: ['voiceTurn']}`. */
type Shown = NonNullable<INodeProperties['displayOptions']>['show'];

export const greetingField = (show: Shown): INodeProperties => ({
	displayName: 'Greeting',
	name: 'greeting',
	type: 'string',
	noDataExpression: true,
	default: 'Hello, how can I help you?',
	placeholder: 'e.g. Hello, you are speaking to the front desk. How can I help?',
	displayOptions: { show },
	description:
		'Said at once when a call is connected and nobody has spoken yet; the workflow does not run. Leave empty to run the workflow then, with callStarted set to true.',
});

export const fillerField = (show: Shown): INodeProperties => ({
	displayName: 'Filler Lines',
	name: 'filler',
	type: 'string',
	typeOptions: { rows: 2 },
	noDataExpression: true,
	default: 'One moment, please.',
	placeholder: 'e.g. Let me check that.',
	displayOptions: { show },
	description:
		'Said at once, before the workflow runs, and again whenever the caller would wait in silence. Several lines are said in turn, one each time. Leave empty to say nothing.',
});

/** @param show always, if left out */
export const fallbackField = (show?: Shown): INodeProperties => ({
	displayName: 'Fallback Message',
	name: 'fallbackMessage',
	type: 'string',
	noDataExpression: true,
	default: 'Sorry, I could not do that just now. Please try again.',
	...(show && { displayOptions: { show } }),
	description: 'Said instead of silence when the workflow fails, is stopped, says nothing, or takes too long',
});

/** The options of a live answer, in the order of their names. */
export const LIVE_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Filler After (Seconds)',
		name: 'fillerAfter',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 30, numberPrecision: 1 },
		default: 0,
		description: 'Say the first filler line only if the workflow has said nothing for so long. 0 says it at once.',
	},
	{
		displayName: 'Filler Again Every (Seconds)',
		name: 'fillerEvery',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 60, numberPrecision: 1 },
		default: 8,
		description: 'Say the next filler line whenever nothing has been said for so long, also after the first words. 0 says only one.',
	},
	{
		displayName: 'Language',
		name: 'language',
		type: 'options',
		noDataExpression: true,
		options: alphabetical([...LANGUAGES, { name: 'Bengali', value: 'bn-IN' }], ({ name }) => name),
		default: 'en-US',
		description:
			'Language of the spoken answers. It decides where one sentence ends and the next begins. Greeting, filler and fallback message are said in it too, unless you have changed them (20 languages).',
	},
	{
		displayName: 'Model Thinks First',
		name: 'startsWithReasoning',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether the model writes its thoughts first and ends them with &lt;/think&gt; without having marked their beginning. Nothing before that mark is said. Models that mark both need no such option.',
	},
	{
		displayName: 'Never Speak',
		name: 'neverSpeak',
		type: 'string',
		typeOptions: { rows: 3 },
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. [TRANSFER]',
		description:
			'Texts that are never said, one a line, such as marks the workflow looks for. A line like /\\[[A-Z_]+\\]/ is a regular expression.',
	},
	{
		displayName: 'When the Caller Interrupts',
		name: 'bargeIn',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Keep Speaking',
				value: 'continue',
				description: 'The answer that is being spoken goes on beside the new one',
			},
			{
				name: 'Stop Speaking',
				value: 'stop',
				description: 'The answer that is being spoken ends; its workflow goes on unheard',
			},
		],
		default: 'stop',
		description: 'What happens to an answer when the same caller speaks again before it has ended',
	},
	{
		displayName: 'Who Is Heard',
		name: 'heard',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Every AI Agent on the Main Line',
				value: 'all',
				description: 'Also one whose answer a later node reads',
			},
			{
				name: 'The Last AI Agent of a Path',
				value: 'last',
				description:
					'Not one whose answer another AI Agent or a Voice Reply after it reads, such as an agent that only chooses a branch',
			},
		],
		default: 'last',
		description: 'Which AI Agents speak to the caller. One that is the tool of another agent is never heard; Voice Reply always is.',
	},
];
