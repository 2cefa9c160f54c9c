import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions, omitField } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { numberIn } from '../../../shared/numbers';
import { apiRequest } from '../../transport/client';
import { webToolLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';
import { messagesOf, schemaOf, secretsIn, settingsOf } from './body';
import {
	authTokenField,
	backgroundField,
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

/** In a fixed collection all fields are always present, so 0 means that no timeout is set. */
const optionalTimeoutField: INodeProperties = {
	...timeoutField,
	typeOptions: { minValue: 0 },
	default: 0,
	description:
		'Maximum time for the answer of the server. With 0, the default of Hamsa applies. Answers of Hamsa may show it in another unit.',
};

const properties: INodeProperties[] = [
	{
		...webToolLocator,
		description: 'The tool to change. The list can be searched by name. MCP tools are changed in the Hamsa dashboard.',
	},
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		description: 'Only fields added here change',
		options: [
			descriptionField,
			nameField,
			{
				...parametersField,
				description:
					'The values that the agent takes from the call, which replace the existing parameters. Cannot be combined with Parameters Schema.',
			},
			{
				...schemaField,
				description: 'The parameters that the agent fills in, as a JSON Schema object. It replaces the existing parameters.',
			},
			backgroundField,
			{
				displayName: 'Server',
				name: 'server',
				type: 'fixedCollection',
				default: {},
				description:
					'The request that the tool sends. Hamsa may clear fields that are left out here, so enter everything that the tool needs.',
				options: [
					{
						displayName: 'Server',
						name: 'settings',
						values: [authTokenField, headersField, methodField, pathParametersField, serverUrlField, optionalTimeoutField],
					},
				],
			},
			{
				...startMessageField,
				description: 'What the agent says when it calls the tool. Added and left empty, the agent says nothing.',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['update'] } }, properties);

/** `PATCH /v2/voice-agents/web-tool/{id}` (docs/platforms/hamsa.md, 4.2). It is not documented whether `toolSettings` may be partial, so it is sent as a whole. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const id = locatorId.call(this, 'webToolId', itemIndex, 'Web Tool');
	const fields = this.getNodeParameter('updateFields', itemIndex, {}) as IDataObject;
	const server = (fields.server as { settings?: IDataObject } | undefined)?.settings;

	const changes: IDataObject = {};
	if (fields.name !== undefined) changes.name = check.text('Name', fields.name, { max: 250 });
	if (fields.description !== undefined) changes.description = check.text('Description', fields.description, { max: 1_000 });
	if (fields.async !== undefined) changes.async = fields.async;
	if (server) changes.toolSettings = settingsOf(check, numberIn(server.timeout) === 0 ? omitField('timeout', server) : server);
	if (fields.startMessage !== undefined) changes.messages = messagesOf(fields.startMessage);
	if (fields.parameters !== undefined) changes.params = schemaOf(check, fields.parameters);
	if (fields.parametersSchema !== undefined) {
		if (changes.params) check.reject('Parameters Schema', 'cannot be given together with Parameters');
		changes.params = check.jsonObject('Parameters Schema', fields.parametersSchema);
	}
	if (Object.keys(changes).length === 0) check.reject('Update Fields', 'must contain at least one field to change');

	const request = { method: 'PATCH' as const, path: endpoint('v2', 'voice-agents', 'web-tool', id), secrets: secretsIn(server ?? {}) };
	// The reference sends the type with every change, because the allowed fields depend on it.
	const tool = await apiRequest.call(this, { ...request, body: { type: 'FUNCTION', ...changes }, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_TOOL)(withoutSecrets(tool));
}
