import type { INodeProperties } from 'n8n-workflow';

import { alphabetical } from '../../shared/actions/fields';
import { fallbackField, fillerField, greetingField, LIVE_OPTIONS } from '../../shared/liveTrigger/fields';
import { eventsField } from '../../shared/webhook/triggerFields';
import { EVENT_OPTIONS } from './eventKinds';

const answersCallers = { events: ['voiceTurn', 'toolResult'] };

const OWN_OPTIONS: INodeProperties[] = [
	{
		displayName: 'Before Starting (Milliseconds)',
		name: 'beforeStarting',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 0, maxValue: 2000 },
		default: 0,
		description:
			'Wait before the workflow starts, and start nothing if the platform asks again in the same call or gives up meanwhile. For platforms that ask before the caller has finished speaking. Every answer comes later by as much.',
	},
	{
		displayName: 'Include Request',
		name: 'includeRequest',
		type: 'boolean',
		noDataExpression: true,
		default: false,
		description:
			'Whether the item also holds the whole request, without fields that look like secrets. It holds the whole conversation, so executions become large.',
	},
	{
		displayName: 'On Failure',
		name: 'onFailure',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Break Off',
				value: 'breakOff',
				description: 'End the answer with an error, so that the backup model of the platform takes over',
			},
			{ name: 'Say the Fallback Message', value: 'fallback', description: 'The caller hears the fallback message' },
		],
		default: 'fallback',
		description: 'What happens when the workflow fails, is stopped, says nothing, or takes too long',
	},
	{
		displayName: 'Session ID From',
		name: 'sessionFrom',
		type: 'string',
		noDataExpression: true,
		default: '',
		placeholder: 'e.g. metadata.call_id',
		description:
			'Where the ID of the call is: the name of a header or of a parameter in the URL, or a path in the body. Leave empty to look where the platforms put it.',
	},
];

export const triggerProperties: INodeProperties[] = [
	{
		displayName:
			'Give the platform the URL above as the base URL of its custom LLM, and the API key of the credential. Platforms that want a whole URL take it with /chat/completions at its end.',
		name: 'urlNotice',
		type: 'notice',
		default: '',
	},
	eventsField(EVENT_OPTIONS, 'voiceTurn', 'What starts the workflow. Each event gets an output of its own.'),
	{
		...greetingField(answersCallers),
		default: '',
		description:
			'Said at once when the platform asks for an answer and nobody has spoken yet; the workflow does not run. Most platforms greet by themselves. Leave empty to run the workflow then, with callStarted set to true.',
	},
	fillerField(answersCallers),
	fallbackField(answersCallers),
	{
		displayName: 'Timeout (Seconds)',
		name: 'timeout',
		type: 'number',
		noDataExpression: true,
		typeOptions: { minValue: 5, maxValue: 120 },
		default: 20,
		displayOptions: { show: answersCallers },
		description: 'How long the platform waits for an answer. The fallback message is said 2 seconds before.',
	},
	{
		displayName: 'Options',
		name: 'options',
		type: 'collection',
		placeholder: 'Add option',
		default: {},
		options: alphabetical([...OWN_OPTIONS, ...LIVE_OPTIONS], ({ displayName }) => displayName),
	},
];
