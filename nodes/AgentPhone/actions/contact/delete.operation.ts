import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { contactLocator } from '../common/fields';

const properties: INodeProperties[] = [contactLocator];

export const description = updateDisplayOptions({ show: { resource: ['contact'], operation: ['delete'] } }, properties);

/** `DELETE /v1/contacts/{contact_id}` (docs/platforms/agentphone.md, 3.6), which answers 204. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const contactId = locatorId.call(this, 'contactId', itemIndex, 'Contact');
	await apiRequest.call(this, { method: 'DELETE', path: endpoint('contacts', contactId), itemIndex });
	return { deleted: true, id: contactId };
}
