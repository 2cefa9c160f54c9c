import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { numbersAmong, simplifier } from '../../../shared/actions/fields';
import { checksFor } from '../../../shared/actions/input';
import { withoutSecrets } from '../common/secrets';
import { belongingsBody } from './body/linkedResources';
import { callSettings } from './body/callSettings';
import { conversation } from './body/conversation';
import { llm } from './body/llm';
import { outcome } from './body/outcome';
import { voice } from './body/voice';
import { webhook } from './body/webhook';

/** What Simplify keeps of an agent (docs/platforms/hamsa.md, 2.2). */
export const SIMPLE_AGENT = ['id', 'name', 'type', 'conversation', 'voice', 'phoneNumber', 'webhookUrl', 'createdAt', 'updatedAt'] as const;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Front desk',
	description: 'What the agent is called in Hamsa',
};

export const agentTypes = [
	{ name: 'Flow Agent', value: 'Flow Agent', description: 'Follows a workflow drawn in the Hamsa editor' },
	{ name: 'Single Prompt', value: 'Single Prompt', description: 'Follows one prompt' },
];

export const typeField: INodeProperties = {
	displayName: 'Type',
	name: 'type',
	type: 'options',
	options: agentTypes,
	default: 'Single Prompt',
	description: 'What the agent goes by in a conversation',
};

const GROUPS = [conversation, voice, llm, callSettings, outcome, webhook];

/** The collections that create and update have in common; what else there is comes in a collection of each one's own. */
export const groupFields: INodeProperties[] = GROUPS.map(({ field }) => field);

/**
 * The nested body of v2, of the fields that were added (docs/platforms/hamsa.md, 2.2). Fields that were not added are not in it.
 *
 * @param others the value of the collection beside the groups
 * @param clearing whether a field added and left empty is cleared, or not sent: a new agent has nothing to clear. A number is never empty.
 * @throws NodeOperationError naming the field that is out of its limits
 */
export function agentBody(this: IExecuteFunctions, itemIndex: number, others: IDataObject, clearing: boolean): IDataObject {
	const check = checksFor(this, itemIndex);
	const meant = (fields: IDataObject, numbers: string[] = []) => (clearing ? cleared(fields) : withContent(fields, numbers));
	const groups = GROUPS.map(({ field, body }) => {
		const fields = meant(this.getNodeParameter(field.name, itemIndex, {}) as IDataObject, numbersAmong(field.options as INodeProperties[]));
		return Object.keys(fields).length === 0 ? {} : body(fields, check);
	});
	return Object.assign({}, ...groups, belongingsBody(meant(others), check)) as IDataObject;
}

/** An expression may say "empty" in three ways. */
const cleared = (fields: IDataObject): IDataObject => Object.fromEntries(Object.entries(fields).map(([name, value]) => [name, value ?? '']));

function withContent(fields: IDataObject, numbers: string[]): IDataObject {
	const isEmpty = (value: unknown) => value === '' || value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);
	return Object.fromEntries(Object.entries(fields).filter(([name, value]) => numbers.includes(name) || !isEmpty(value)));
}

/** What of a body must not turn up in an error, should the refusal repeat it. */
export function secretsOf({ llm: model, webhookAuth }: IDataObject): string[] {
	const secrets = [(model as IDataObject | undefined)?.apiKey, (webhookAuth as IDataObject | undefined)?.authSecret];
	return secrets.filter((secret): secret is string => typeof secret === 'string');
}

/** What the field Simplify asks for, and never a secret: Hamsa answers keys of models and secrets of webhooks in the clear. */
export function agentShaper(this: IExecuteFunctions, itemIndex: number, fields: readonly string[] = SIMPLE_AGENT): (agent: IDataObject) => IDataObject {
	const simplify = simplifier.call(this, itemIndex, fields);
	return (agent) => withoutSecrets(simplify(agent));
}
