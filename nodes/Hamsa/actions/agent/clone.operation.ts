import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { agentShaper, nameField } from './fields';

const properties: INodeProperties[] = [
	{ ...agentLocator, description: 'The voice agent to copy. The list can be searched by name; choose a template of Hamsa by its ID.' },
	{ ...nameField, required: true, placeholder: 'e.g. Front desk, second line', description: 'Name of the copy in Hamsa' },
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['clone'] } }, properties);

/** The fields of a copy that Simplify keeps. This route belongs to v1, where agents are flat and their name is `agentName`. */
const SIMPLE_COPY = [
	'id',
	'agentName',
	'type',
	'greetingMessage',
	'preamble',
	'lang',
	'voiceId',
	'webhookUrl',
	'createdAt',
	'updatedAt',
] as const;

/** `POST /v1/voice-agents/clone?voiceAgentId=` (docs/platforms/hamsa.md, 2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceAgentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const agentName = textOf.call(this, 'name', itemIndex).trim();
	if (agentName === '') checksFor(this, itemIndex).reject('Name', 'must not be empty');

	const shape = agentShaper.call(this, itemIndex, SIMPLE_COPY);
	const path = endpoint('v1', 'voice-agents', 'clone');
	return shape(await apiRequest.call(this, { method: 'POST', path, qs: { voiceAgentId }, body: { agentName }, itemIndex }));
}
