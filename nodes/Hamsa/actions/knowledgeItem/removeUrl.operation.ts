import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { knowledgeItemLocator } from '../common/fields';
import { urlField } from './fields';

const properties: INodeProperties[] = [
	{ ...knowledgeItemLocator, description: 'The item of type Web Pages to remove a web page from' },
	urlField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['removeUrl'] } }, properties);

/** `DELETE /v1/voice-agents/knowledge-base/{id}/url` (docs/platforms/hamsa.md, 4.1), with the URL in the body. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	const url = checksFor(this, itemIndex).webUrl('URL', this.getNodeParameter('url', itemIndex));
	await apiRequest.call(this, {
		method: 'DELETE',
		path: endpoint('v1', 'voice-agents', 'knowledge-base', id, 'url'),
		body: { url },
		itemIndex,
	});
	return { removed: true, id, url };
}
