import { type IDataObject, type IExecuteFunctions, NodeOperationError } from 'n8n-workflow';

import type { Explanation } from '../../shared/http/apiError';
import { jsonOf, readAll } from '../../shared/http/byteStream';
import { endpoint } from '../../shared/http/url';
import { isObject } from '../../shared/json';
import { apiRequest, client } from './client';
import { MAX_BYTES } from './publicFile';

/** Hamsa may only answer once the file is made, so the usual time limit could be too short. */
const START_TIMEOUT_MS = 120_000;

const MAX_DOWNLOAD_MS = 10 * 60_000;

const IDLE_TIMEOUT_MS = 60_000;

const EXPORT_PATH = ['v1', 'agent-analytics', 'conversations', 'export'] as const;

/** What the first request gives: the state of the export, or the file itself in an older form of the route. */
export type StartedExport = { state: IDataObject } | { file: Buffer };

/**
 * `GET /v1/agent-analytics/conversations/export` (docs/platforms/hamsa.md, 9). It is not repeated automatically: a busy agent gets 500
 * or 504 over a long period, and would get it again.
 *
 * @param qs `{projectId, voiceAgentId, period, startPeriod?, endPeriod?}`
 * @throws NodeApiError for anything but a success
 * @throws NodeOperationError for an answer without an export ID
 */
export async function startExport(this: IExecuteFunctions, qs: IDataObject, itemIndex: number): Promise<StartedExport> {
	let contentType = '';
	let body: unknown;
	const stream = await client.stream.call(this, {
		path: endpoint(...EXPORT_PATH),
		qs,
		accept: 'application/json, text/csv',
		accepts: (type) => /json|csv|octet-stream/i.test((contentType = type)),
		idempotent: false,
		timeoutMs: START_TIMEOUT_MS,
		explainStatus: explainLongPeriod,
		itemIndex,
	});
	try {
		const bytes = await readAll(stream, { maxBytes: MAX_BYTES, maxMs: MAX_DOWNLOAD_MS, idleTimeoutMs: IDLE_TIMEOUT_MS });
		if (!/json/i.test(contentType)) return { file: bytes };
		body = jsonOf(bytes.toString('utf8'));
	} catch (error) {
		throw await client.brokenStream.call(this, error, { idempotent: true, itemIndex });
	}
	const state = isObject(body) ? (body.data ?? body) : undefined;
	if (!isObject(state) || state.success === false) throw await client.unusableAnswer.call(this, body, { idempotent: true, itemIndex });
	if (typeof state.exportId === 'string' && state.exportId !== '') return { state: state as IDataObject };
	throw new NodeOperationError(this.getNode(), 'Hamsa answered without an export ID', {
		itemIndex,
		description: 'Run the node again later, or export the calls in the Hamsa dashboard.',
	});
}

/**
 * `GET .../export/status` (docs/platforms/hamsa.md, 9), whose parameter is inferred: `{status, downloadUrl?}`.
 *
 * @throws what `apiRequest` throws
 */
export async function exportStatus(this: IExecuteFunctions, exportId: string, itemIndex: number): Promise<IDataObject> {
	const path = endpoint(...EXPORT_PATH, 'status');
	return await apiRequest.call(this, { path, qs: { exportId }, noRateLimitWait: true, itemIndex });
}

function explainLongPeriod(statusCode: number, platformMessage: string): Explanation | undefined {
	if (statusCode !== 500 && statusCode !== 504) return undefined;
	return {
		message: `Hamsa could not export the calls of this period (HTTP ${statusCode})`,
		description: `Agents with many calls get this over a long period. Choose a shorter period, such as a day, and export the periods one after the other.${platformMessage === '' ? '' : ` Hamsa wrote: ${platformMessage}`}`,
	};
}
