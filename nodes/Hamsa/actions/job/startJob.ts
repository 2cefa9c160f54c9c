import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import type { Callback } from '../common/waiting/types';
import { readJob } from '../common/waiting/job';
import { secretsOfWebhook, webhookBody } from '../common/webhook';

/**
 * Starts a job with one request, which is never repeated because each job costs credits.
 *
 * @param path segments after `/v1/jobs`
 * @throws what `apiRequest` and `webhookBody` throw
 */
export async function startJob(
	this: IExecuteFunctions,
	itemIndex: number,
	{ path, qs, body }: { path: string[]; qs?: IDataObject; body: IDataObject },
	callback?: Callback,
): Promise<IDataObject> {
	const webhook = webhookBody.call(this, itemIndex, callback);
	const request = {
		method: 'POST' as const,
		path: endpoint('v1', 'jobs', ...path),
		qs,
		body: { ...body, ...webhook },
		secrets: secretsOfWebhook(webhook),
		itemIndex,
	};
	return readJob(await apiRequest.call(this, request));
}
