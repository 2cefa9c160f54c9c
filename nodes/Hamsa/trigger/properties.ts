import type { INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/actions/fields';
import { ifWebhookExistsField } from '../../shared/webhook/registration';
import { agentLocator } from '../actions/common/fields';
import { EVENT_OPTIONS } from './events';

const registersItself = { registration: ['api'] };

export const triggerProperties: INodeProperties[] = [
	{
		displayName: 'Webhook',
		name: 'registration',
		type: 'options',
		noDataExpression: true,
		options: [
			{
				name: 'Register It for Me',
				value: 'api',
				description: 'Activating the workflow sets the webhook of the agent at Hamsa, with a secret of its own; deactivating puts back what was there',
			},
			{
				name: 'I Paste the URL Myself',
				value: 'manual',
				description: 'You give Hamsa the production URL above, for an agent, a single call or a job, and keep the secret in a credential',
			},
		],
		default: 'api',
	},
	{
		...agentLocator,
		displayOptions: { show: registersItself },
		description: 'The voice agent whose calls start this workflow. The list can be searched by name.',
	},
	{
		displayName:
			'Where you paste the URL, set as Auth Key the word of the credential (Bearer), and as Auth Secret its secret. Without them every event is refused.',
		name: 'pasteNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	{
		displayName: 'Events',
		name: 'events',
		type: 'multiOptions',
		noDataExpression: true,
		required: true,
		options: EVENT_OPTIONS,
		default: ['callEnded'],
		description: 'What starts the workflow. Each event gets an output of its own. Hamsa sends all of them; the others are acknowledged and start nothing.',
	},
	{
		...simplifyField,
		noDataExpression: true,
		displayOptions: { show: { events: ['callEnded'] } },
	},
	ifWebhookExistsField(
		'Take its place; deactivating this workflow puts it back. If Hamsa does not show its secret, that has to be set again in Hamsa afterwards.',
		'Hamsa has one webhook per agent',
	),
	{
		displayName:
			'While you listen for a test event, Hamsa delivers to the test URL. If this workflow is active, the events of its calls go there too until the test ends.',
		name: 'testNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: registersItself },
	},
];
