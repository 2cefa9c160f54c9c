import type { INodeProperties } from 'n8n-workflow';

import { simplifyField } from '../../shared/actions/fields';
import { eventsField, ifWebhookExistsField, registrationField, testNotice, whenRegistering } from '../../shared/webhook/triggerFields';
import { agentLocator } from '../actions/common/fields';
import { EVENT_OPTIONS } from './events';

export const triggerProperties: INodeProperties[] = [
	{
		...agentLocator,
		displayOptions: { show: whenRegistering },
		description: 'The voice agent whose calls start this workflow. The list can be searched by name.',
	},
	eventsField(
		EVENT_OPTIONS,
		'callEnded',
		'What starts the workflow. Each event gets an output of its own. Hamsa sends all of them; the others are acknowledged and start nothing.',
	),
	{
		...simplifyField,
		noDataExpression: true,
		displayOptions: { show: { events: ['callAnswered', 'callEnded', 'callStarted'] } },
		description:
			'Whether a call that has started, was answered or has ended comes as one flat record, with the same fields for every platform, instead of the event as Hamsa sent it',
	},
	registrationField(
		'Publishing the workflow sets the webhook of the agent at Hamsa, with a secret of its own; unpublishing restores the previous webhook',
		'You give Hamsa the production URL above, for an agent, a single call or a job, and keep the secret in a credential',
	),
	{
		displayName:
			'Where you paste the URL, set as Auth Key the word of the credential (Bearer), and as Auth Secret its secret. Without them every event is refused.',
		name: 'pasteNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { registration: ['manual'] } },
	},
	ifWebhookExistsField(
		'Unpublishing this workflow restores it. If Hamsa does not show its secret, that has to be set again in Hamsa afterwards.',
		'Hamsa has one webhook per agent',
	),
	testNotice('Hamsa'),
];
