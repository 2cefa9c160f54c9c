import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { contactLocator } from '../common/fields';

const properties: INodeProperties[] = [contactLocator];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['get'] } }, properties);

/** `GET /v1/contacts/{contact_id}` (docs/platforms/agentphone.md, 3.6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const contactId = locatorId.call(this, 'contactId', itemIndex, 'Contact');
	return await apiRequest.call(this, { path: endpoint('contacts', contactId), itemIndex });
}
