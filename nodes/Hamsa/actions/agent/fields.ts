import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { numbersAmong, simplifier } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { withoutSecrets } from '../common/secrets';
import { webhook } from '../common/webhook';
import { callSettings } from './body/callSettings';
import { conversation } from './body/conversation';
import { linkedResourcesBody } from './body/linkedResources';
import { llm } from './body/llm';
import { outcome } from './body/outcome';
import { voice } from './body/voice';

/** The fields of an agent that Simplify keeps (docs/platforms/hamsa.md, 2.2). */
export const SIMPLE_AGENT = ['id', 'name', 'type', 'conversation', 'voice', 'phoneNumber', 'webhookUrl', 'createdAt', 'updatedAt'] as const;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Front desk',
	description: 'Name of the agent in Hamsa',
};

export const agentTypes = [
	{ name: 'Flow Agent', value: 'Flow Agent', description: 'Follows a flow created in the Hamsa editor' },
	{ name: 'Single Prompt', value: 'Single Prompt', description: 'Follows one prompt' },
];

export const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: agentTypes,
	default: 'Single Prompt',
	description: 'What the agent follows in a conversation',
};

const GROUPS = [conversation, voice, llm, callSettings, outcome, webhook];

/** The collections that create and update have in common. */
export const groupFields: INodeProperties[] = GROUPS.map(({ field }) => field);

/**
 * The nested body of v2 (docs/platforms/hamsa.md, 2.2). It only contains fields that were added.
 *
 * @param others the value of the collection of linked resources
 * @param clearing whether a field added and left empty is cleared, as in an update, or not sent, as for a new agent; a number is
 *   never empty
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function agentBody(this: IExecuteFunctions, itemIndex: number, others: IDataObject, clearing: boolean): IDataObject {
	const check = checksFor(this, itemIndex);
	const relevant = (fields: IDataObject, numbers: string[] = []) => (clearing ? cleared(fields) : withContent(fields, numbers));
	const groups = GROUPS.map(({ field, body }) => {
		const fields = relevant(
			this.getNodeParameter(field.name, itemIndex, {}) as IDataObject,
			numbersAmong(field.options as INodeProperties[]),
		);
		return Object.keys(fields).length === 0 ? {} : body(fields, check);
	});
	return Object.assign({}, ...groups, linkedResourcesBody(relevant(others), check)) as IDataObject;
}

/** Turns null and undefined, which an expression may return for an empty field, into an empty text. */
const cleared = (fields: IDataObject): IDataObject =>
	Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']));

function withContent(fields: IDataObject, numbers: string[]): IDataObject {
	const isEmpty = (value: unknown) =>
		value === '' || value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
	return Object.fromEntries(Object.entries(fields).filter(([name, value]) => numbers.includes(name) || !isEmpty(value)));
}

/** The secrets in a body, which must not appear in an error even if Hamsa's answer repeats them. */
export function secretsOf({ llm: model, webhookAuth }: IDataObject): string[] {
	const secrets = [(model as IDataObject | undefined)?.apiKey, (webhookAuth as IDataObject | undefined)?.authSecret];
	return secrets.filter((secret): secret is string => typeof secret === 'string');
}

/** Applies the field Simplify to an agent and hides its secrets, because Hamsa returns model keys and webhook secrets in clear text. */
export function agentShaper(
	this: IExecuteFunctions,
	itemIndex: number,
	fields: readonly string[] = SIMPLE_AGENT,
): (agent: IDataObject) => IDataObject {
	const simplify = simplifier.call(this, itemIndex, fields);
	return (agent) => withoutSecrets(simplify(agent));
}
