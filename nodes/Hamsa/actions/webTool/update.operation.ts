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

/** All fields of a group are always there, so one value has to stand for none. */
const hamsasTimeoutField: INodeProperties = {
	...timeoutField,
	typeOptions: { minValue: 0 },
	default: 0,
	description: 'How long the server has to answer. At 0, as long as Hamsa gives it. Answers of Hamsa may show it in another unit.',
};

const properties: INodeProperties[] = [
	{ ...webToolLocator, description: 'The tool to change. The list can be searched by name. MCP tools are changed in the Hamsa dashboard.' },
	{
		displayName: 'Update Fields',
		name: 'updateFields',
		type: 'collection',
		placeholder: 'Add Field',
		default: {},
		description: 'Only fields added here change',
		options: [
			descriptionField,
			nameField,
			{ ...parametersField, description: 'What the agent fills in from the call, instead of what was there. Not together with Parameters Schema.' },
			{ ...schemaField, description: 'What the agent fills in, as a JSON Schema object, instead of what was there' },
			backgroundField,
			{
				displayName: 'Server',
				name: 'server',
				type: 'fixedCollection',
				default: {},
				description: 'Where the tool calls and how. Hamsa may clear what is left out here, so give all that the tool needs.',
				options: [
					{
						displayName: 'Server',
						name: 'settings',
						values: [authTokenField, headersField, methodField, pathParametersField, serverUrlField, hamsasTimeoutField],
					},
				],
			},
			{ ...startMessageField, description: 'What the agent says when it starts to use the tool. Added and left empty, it says nothing.' },
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['update'] } }, properties);

/** `PATCH /v2/voice-agents/web-tool/{id}` (docs/platforms/hamsa.md, 4.2). Whether `toolSettings` may be sent in part is not documented, so it goes whole. */
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
	if (Object.keys(changes).length === 0) check.reject('Update Fields', 'must hold at least one field to change');

	const request = { method: 'PATCH' as const, path: endpoint('v2', 'voice-agents', 'web-tool', id), secrets: secretsIn(server ?? {}) };
	// The reference sends the type with every change: it decides which other fields are allowed.
	const tool = await apiRequest.call(this, { ...request, body: { type: 'FUNCTION', ...changes }, itemIndex });
	return simplifier.call(this, itemIndex, SIMPLE_TOOL)(withoutSecrets(tool));
}
