import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { knowledgeItemLocator } from '../common/fields';
import { urlField } from './fields';

const properties: INodeProperties[] = [
	{ ...knowledgeItemLocator, description: 'The item of type Web Pages to add a web page to' },
	urlField,
];

export const description = updateDisplayOptions({ show: { resource: ['knowledgeItem'], operation: ['addUrl'] } }, properties);

/** `POST /v1/voice-agents/knowledge-base/{id}/url` (docs/platforms/hamsa.md, 4.1). The answer is not documented. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const id = locatorId.call(this, 'knowledgeItemId', itemIndex, 'Knowledge Item');
	const url = checksFor(this, itemIndex).webUrl('URL', this.getNodeParameter('url', itemIndex));
	await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('v1', 'voice-agents', 'knowledge-base', id, 'url'),
		body: { url },
		itemIndex,
	});
	return { added: true, id, url };
}
