import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { withoutSecrets } from '../common/secrets';
import { messagesOf, schemaOf, secretsIn, settingsOf } from './body';
import {
	authTokenField,
	backgroundField,
	collectionIdField,
	descriptionField,
	headersField,
	methodField,
	nameField,
	parametersField,
	pathParametersField,
	schemaField,
	serverUrlField,
	SIMPLE_TOOL,
	startMessageField,
	timeoutField,
} from './fields';

const properties: INodeProperties[] = [
	{ ...nameField, required: true },
	{ ...descriptionField, required: true },
	{ ...serverUrlField, required: true },
	methodField,
	{
		displayName: 'Specify Parameters',
		name: 'specifyParameters',
		type: 'options',
		options: [
			{ name: 'As a List', value: 'list' },
			{ name: 'As JSON Schema', value: 'schema' },
		],
		default: 'list',
		description: 'How to define the parameters that the agent fills in',
	},
	{ ...parametersField, displayOptions: { show: { specifyParameters: ['list'] } } },
	{ ...schemaField, displayOptions: { show: { specifyParameters: ['schema'] } } },
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [authTokenField, collectionIdField, headersField, pathParametersField, backgroundField, startMessageField, timeoutField],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['create'] } }, properties);

/** `POST /v2/voice-agents/web-tool` (docs/platforms/hamsa.md, 4.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const field = (name: string) => this.getNodeParameter(name, itemIndex, undefined) as unknown;
	const { async = false, collectionId, startMessage, ...server } = field('additionalFields') as IDataObject;
	const schema = field('specifyParameters') === 'schema';
	const body = omitEmpty({
		type: 'FUNCTION',
		name: check.text('Name', textOf.call(this, 'name', itemIndex), { max: 250 }),
		description: check.text('Description', textOf.call(this, 'description', itemIndex), { max: 1_000 }),
		async,
		collectionId,
		toolSettings: settingsOf(check, {
			...server,
			serverUrl: textOf.call(this, 'serverUrl', itemIndex),
			method: textOf.call(this, 'method', itemIndex),
		}),
		// Both are required, even if they are empty.
		messages: messagesOf(startMessage),
		params: schema ? check.jsonObject('Parameters Schema', field('parametersSchema')) : schemaOf(check, field('parameters')),
	});

	const secrets = secretsIn(server);
	const tool = await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('v2', 'voice-agents', 'web-tool'),
		body,
		secrets,
		itemIndex,
	});
	return simplifier.call(this, itemIndex, SIMPLE_TOOL)(withoutSecrets(tool));
}
