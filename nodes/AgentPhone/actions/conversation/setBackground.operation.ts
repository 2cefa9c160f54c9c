import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { conversationLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...conversationLocator, description: 'The iMessage conversation whose background to set for all participants' },
	{
		displayName: 'Image URL',
		name: 'imageUrl',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. https://example.com/wallpaper.jpg',
		description: 'Public URL of a JPEG, PNG, GIF, WebP or HEIC picture of at most 10 MB. It must start with https://.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['setBackground'] } }, properties);

/** `POST /v1/conversations/{conversation_id}/background` (docs/platforms/agentphone.md, 3.4). It is idempotent. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const conversationId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const imageUrl = checksFor(this, itemIndex).httpsUrl('Image URL', this.getNodeParameter('imageUrl', itemIndex));
	const path = endpoint('conversations', conversationId, 'background');
	return await apiRequest.call(this, { method: 'POST', path, body: { image_url: imageUrl }, idempotent: true, itemIndex });
}
