import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { numbersAmong, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentBody, agentFields, SIMPLE_AGENT, systemPromptField, voiceModeField } from './fields';

const properties: INodeProperties[] = [
	{
		displayName: 'Name',
		name: 'name',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Front desk',
		description: 'Name of the agent in AgentPhone',
	},
	voiceModeField,
	{
		displayName:
			'AgentPhone answers the callers of a hosted agent itself. AgentPhone Trigger then gets no Caller Speaks, only texts and ended calls.',
		name: 'hostedNotice',
		type: 'notice',
		default: '',
		displayOptions: { show: { voiceMode: ['hosted'] } },
	},
	{ ...systemPromptField, required: true, displayOptions: { show: { voiceMode: ['hosted'] } } },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: agentFields,
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['agent'], operation: ['create'] } }, properties);

/** `POST /v1/agents` (docs/platforms/agentphone.md, 3.1). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const name = textOf.call(this, 'name', itemIndex).trim();
	const voiceMode = this.getNodeParameter('voiceMode', itemIndex) as string;
	const additionalFields = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	if (name === '') checksFor(this, itemIndex).reject('Name', 'must not be empty');

	// Empty fields are not sent, because a new agent has nothing to clear. A number is never empty.
	const body: IDataObject = {
		name,
		voiceMode,
		...agentBody.call(this, itemIndex, omitEmpty(additionalFields, numbersAmong(agentFields))),
	};
	if (voiceMode === 'hosted') body.systemPrompt = textOf.call(this, 'systemPrompt', itemIndex);

	const agent = await apiRequest.call(this, { method: 'POST', path: endpoint('agents'), body, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_AGENT)(agent);
}
