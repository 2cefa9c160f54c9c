import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { rowsOf } from '../../transport/list';
import { conversationLocator } from '../common/fields';
import { withoutSecrets } from '../common/secrets';

const properties: INodeProperties[] = [{ ...conversationLocator, description: 'The call whose log to retrieve' }];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['getLog'] } }, properties);

/**
 * `GET /v1/agent-analytics/logs?jobId=` (docs/platforms/hamsa.md, 9): one item for each entry, `{category, message, payload}`. The
 * payload is unchanged apart from secrets, because its content is not documented.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const jobId = locatorId.call(this, 'conversationId', itemIndex, 'Conversation');
	const answer = await apiRequest.call(this, { path: endpoint('v1', 'agent-analytics', 'logs'), qs: { jobId }, itemIndex });
	return rowsOf(answer).map((entry) => withoutSecrets(entry));
}
