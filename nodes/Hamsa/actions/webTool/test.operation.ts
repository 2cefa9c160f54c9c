import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { pairsField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiEvents } from '../../transport/events';
import { projectId } from '../../transport/project';
import { secretsIn, nonEmptyPairs, timeoutOf } from './body';
import { authTokenField, headersField, methodField, serverUrlField, timeoutField } from './fields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Hamsa sends a real request to this server, with the selected method. Its effects, such as a booking or a deletion, are real.',
		name: 'testNotice',
		type: 'notice',
		default: '',
	},
	{ ...serverUrlField, required: true },
	methodField,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				displayName: 'Auth Prefix',
				name: 'authPrefix',
				type: 'string',
				default: 'Bearer',
				placeholder: 'e.g. Bearer',
				description: 'The scheme before the auth token in the Authorization header',
			},
			authTokenField,
			{
				displayName: 'Body',
				name: 'body',
				type: 'json',
				default: '',
				placeholder: 'e.g. {"orderNumber": "A-17"}',
				description: 'A JSON object to send to the server',
			},
			headersField,
			pairsField('Query Parameters', 'queryParams', 'Query Parameter', 'Query parameters to add to the URL'),
			timeoutField,
		],
	},
];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['test'] } }, properties);

/**
 * `POST /v1/voice-agents/web-tool/test-api-tool` (docs/platforms/hamsa.md, 4.2): one item for each event, `{event, data}`. The types of events
 * are not documented.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const check = checksFor(this, itemIndex);
	const fields = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const serverUrl = check.webUrl('Server URL', this.getNodeParameter('serverUrl', itemIndex));
	const body = omitEmpty({
		serverUrl,
		method: this.getNodeParameter('method', itemIndex) as string,
		authPrefix: fields.authPrefix,
		authToken: fields.authToken,
		timeout: timeoutOf(check, fields),
		httpHeaders: nonEmptyPairs(fields.httpHeaders),
		queryParams: nonEmptyPairs(fields.queryParams),
		body: fields.body ? check.jsonObject('Body', fields.body, '{"orderNumber": "A-17"}') : undefined,
	});
	body.projectId = await projectId.call(this, itemIndex);

	const path = endpoint('v1', 'voice-agents', 'web-tool', 'test-api-tool');
	const events = await apiEvents.call(this, { path, body, secrets: secretsIn(fields), itemIndex });
	return events.map(({ event, data }) => ({ event, data: data as IDataObject }));
}
