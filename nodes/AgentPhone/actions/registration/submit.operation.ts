import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { registrationBody } from './body';
import { registrationFields } from './fields';
import { optionalFields } from './optionalFields';

const properties: INodeProperties[] = [
	{
		displayName:
			'Each registration is charged $25 and takes 7 to 10 business days. Without one, carriers do not deliver SMS to the US. The data is sent to the carriers: have it checked before you submit.',
		name: 'submitNotice',
		type: 'notice',
		default: '',
	},
	...registrationFields,
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: optionalFields,
	},
];

export const description = updateDisplayOptions({ show: { resource: ['registration'], operation: ['submit'] } }, properties);

/** `POST /v1/register` (docs/platforms/agentphone.md, 3.11), in snake_case. It is charged each time, so it is not idempotent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const body = registrationBody.call(this, itemIndex);
	return await apiRequest.call(this, { method: 'POST', path: endpoint('register'), body, itemIndex });
}
