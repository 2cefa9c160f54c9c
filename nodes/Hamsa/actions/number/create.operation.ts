import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { type Checks, checksFor, omitEmpty, pairsOf, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { withoutSecrets } from '../common/secrets';
import { providers, SIMPLE_NUMBER, sipFields, twilioFields } from './fields';

const properties: INodeProperties[] = [
	{
		displayName: 'Provider',
		name: 'provider',
		type: 'options',
		options: providers,
		default: 'TWILIO',
		description: 'The provider of the number. Hamsa does not sell numbers through its API.',
	},
	{
		displayName: 'Phone Number',
		name: 'phoneNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		description: 'The number to add, with plus sign and country code',
	},
	{
		displayName: 'Label',
		name: 'label',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. Front desk',
		description: 'A name that identifies the number',
	},
	...twilioFields,
	...sipFields,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['create'] } }, properties);

/** `POST /v1/voice-agents/phone-number` (docs/platforms/hamsa.md, 3). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const text = (label: string, name: string) => textOf.call(this, name, itemIndex).trim() || check.reject(label, 'must not be empty');
	const type = this.getNodeParameter('provider', itemIndex) as string;
	const number: IDataObject = {
		type,
		phoneNumber: check.phone('Phone Number', this.getNodeParameter('phoneNumber', itemIndex)),
		label: text('Label', 'label'),
	};
	const provider = type === 'SIP' ? sipTrunk.call(this, itemIndex, text, check) : twilioAccount(text);

	const path = endpoint('v1', 'voice-agents', 'phone-number');
	const added = await apiRequest.call(this, {
		method: 'POST',
		path,
		body: { ...number, ...provider.body },
		secrets: provider.secrets,
		itemIndex,
	});
	return simplifier.call(this, itemIndex, SIMPLE_NUMBER)(withoutSecrets(added));
}

type Text = (label: string, name: string) => string;

function twilioAccount(text: Text): { body: IDataObject; secrets: string[] } {
	const twilioAuthToken = text('Twilio Auth Token', 'twilioAuthToken');
	return { body: { twilioAccountSid: text('Twilio Account SID', 'twilioAccountSid'), twilioAuthToken }, secrets: [twilioAuthToken] };
}

/** The request format of a trunk is not documented: this is its format in answers, with the user name and password that the guide mentions. */
function sipTrunk(this: IExecuteFunctions, itemIndex: number, text: Text, { reject }: Checks): { body: IDataObject; secrets: string[] } {
	const { customHeaders, username, password } = this.getNodeParameter('sipOptions', itemIndex, {}) as IDataObject;
	if (password && !username) reject('User Name', 'must be given together with the password');
	const headers = pairsOf(customHeaders);
	const trunk = omitEmpty({
		address: text('SIP Address', 'sipAddress'),
		transportType: this.getNodeParameter('sipTransport', itemIndex),
		username,
		password,
	});
	if (Object.keys(headers).length > 0) trunk.customHeaders = headers;
	return { body: { sipOutboundConfigs: trunk }, secrets: [String(password ?? '')] };
}
