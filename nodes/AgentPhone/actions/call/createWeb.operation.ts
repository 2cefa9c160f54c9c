import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId, pairsOf } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { agentLocator } from '../common/fields';
import { variablesField } from './fields';
import { explainRejectedCall } from './rejectedCall';

const properties: INodeProperties[] = [
	{
		displayName:
			'The token in the answer is valid for 30 seconds. Pass it to the browser immediately, for example with Respond to Webhook, so that the web SDK of AgentPhone can start the call. Anyone with the token can talk to the agent, which costs money.',
		name: 'createWebNotice',
		type: 'notice',
		default: '',
	},
	{ ...agentLocator, description: 'The agent to talk to. It needs no phone number.' },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Metadata',
				name: 'metadata',
				type: 'json',
				default: '',
				placeholder: 'e.g. {"orderNumber": "A-17"}',
				description: 'A JSON object to store with the call',
			},
			{
				...variablesField,
				description:
					'Values for placeholders such as {{name}} in the system prompt and the begin message of the agent. Requires a hosted agent.',
			},
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createWeb'] } }, properties);

/** `POST /v1/calls/web` (docs/platforms/agentphone.md, 3.5): `{callId, accessToken}`. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const { metadata, variables } = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const body: IDataObject = { agentId };
	if (metadata) body.metadata = checksFor(this, itemIndex).jsonObject('Metadata', metadata, '{"orderNumber": "A-17"}');
	const values = pairsOf(variables);
	if (Object.keys(values).length > 0) body.variables = values;
	return await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('calls', 'web'),
		body,
		itemIndex,
		explainStatus: explainRejectedCall,
	});
}
