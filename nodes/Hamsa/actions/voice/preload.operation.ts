import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { voiceLocator } from '../common/fields';

const properties: INodeProperties[] = [
	{ ...voiceLocator, description: 'The cloned voice to prepare for realtime speech. Once is enough; repeating it has no effect.' },
];

export const description = updateDisplayOptions({ show: { resource: ['voice'], operation: ['preload'] } }, properties);

/** `POST /v2/tts/voices/custom/preload` (docs/platforms/hamsa.md, 8), which answers with an empty list. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceId = locatorId.call(this, 'voiceId', itemIndex, 'Voice');
	const path = endpoint('v2', 'tts', 'voices', 'custom', 'preload');
	await apiRequest.call(this, { method: 'POST', path, body: { voiceId }, idempotent: true, itemIndex });
	return { preloaded: true, voiceId };
}
