import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/** For fields that only a node shows that registers its webhook itself. */
export const whenRegistering = { registration: ['api'] };

/**
 * The field that says who sets the webhook at the platform; read with `registersItself`.
 *
 * @param api what publishing the workflow does
 * @param manual what the user does
 */
export const registrationField = (api: string, manual: string): INodeProperties => ({
	displayName: 'Webhook',
	name: 'registration',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Register It for Me', value: 'api', description: api },
		{ name: 'I Paste the URL Myself', value: 'manual', description: manual },
	],
	default: 'api',
});

/** The field that says which events start the workflow. */
export const eventsField = (options: INodePropertyOptions[], defaultEvents: string | string[], description: string): INodeProperties => ({
	displayName: 'Events',
	name: 'events',
	type: 'multiOptions',
	noDataExpression: true,
	required: true,
	options,
	default: [...[defaultEvents].flat()],
	description,
});

/** The field that decides what happens to a webhook somebody else has set, where a platform has only one. */
export const ifWebhookExistsField = (replacing: string, limitPhrase: string): INodeProperties => ({
	displayName: 'If a Webhook Already Exists',
	name: 'ifWebhookExists',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: whenRegistering },
	options: [
		{ name: 'Do Not Publish', value: 'doNotPublish', description: 'Keep it, and show its URL' },
		{ name: 'Replace It', value: 'replace', description: replacing },
	],
	default: 'doNotPublish',
	description: limitPhrase,
});

/** @param platform as in "AgentPhone delivers to the test URL" */
export const testNotice = (platform: string): INodeProperties => ({
	displayName: `While you listen for a test event, ${platform} delivers to the test URL. If this workflow is published, its events go there too until the test ends.`,
	name: 'testNotice',
	type: 'notice',
	default: '',
	displayOptions: { show: whenRegistering },
});
