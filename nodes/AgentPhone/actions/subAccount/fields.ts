import type { IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor, textOf } from '../../../shared/actions/input';

/** Maximum length of a name (docs/platforms/agentphone.md, 3.10). */
const MAX_NAME_LENGTH = 100;

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Customer one',
	description: 'Name of the sub-account in AgentPhone, at most 100 characters',
};

/**
 * The value of `nameField`.
 *
 * @throws NodeOperationError if it does not have 1 to 100 characters
 */
export function nameOf(this: IExecuteFunctions, itemIndex: number): string {
	const name = textOf.call(this, 'name', itemIndex).trim();
	if (name.length >= 1 && name.length <= MAX_NAME_LENGTH) return name;
	return checksFor(this, itemIndex).reject('Name', `must have 1 to ${MAX_NAME_LENGTH} characters, but has ${name.length}`);
}
