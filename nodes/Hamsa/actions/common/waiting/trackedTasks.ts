import { type IDataObject, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { endpoint } from '../../../../shared/http/url';
import { isObject } from '../../../../shared/json';
import { apiRequest } from '../../../transport/client';
import { objectOr } from '../../../transport/objects';
import { readCall } from './call';
import { readJob } from './job';
import type { TrackedTask } from './types';

/** The ID in a first answer or a state: `id`, or `jobId` where an answer contains nothing else (docs/platforms/hamsa.md, 2.3, 7.1, 7.2). */
export function idOfState({ id, jobId }: IDataObject): string | undefined {
	return [id, jobId].find((one): one is string => typeof one === 'string' && one !== '');
}

const statusOf = ({ status }: IDataObject): string => String(status ?? '').toUpperCase();

/** A transcription, a text-to-speech job or AI content: `GET /v1/jobs?jobId=` (docs/platforms/hamsa.md, 7.4). */
export const JOB: TrackedTask = {
	noun: 'job',
	named: (state) => `The job ${idOfState(state) ?? ''}`.trim(),
	async fetchStatus(id, { itemIndex, noRateLimitWait } = {}) {
		return readJob(await apiRequest.call(this, { path: endpoint('v1', 'jobs'), qs: { jobId: id }, itemIndex, noRateLimitWait }));
	},
	stateOf: (state) => (statusOf(state) === 'COMPLETED' ? 'finished' : statusOf(state) === 'FAILED' ? 'failed' : 'running'),
	failureOf: ({ jobResponse }) => {
		const { error } = objectOr(jobResponse, {});
		const reason = isObject(error) ? error.message : error;
		return typeof reason === 'string' ? reason : '';
	},
	advice: 'It was started and may still be running. Read it with Job: Get before starting another.',
};

/** Every way in which a call can end is a result: an unanswered call is not an error of the node (docs/platforms/hamsa.md, 2.3). */
const FINAL_CALL_STATUSES = new Set(['COMPLETED', 'NO_ANSWER', 'FAILED', 'FORWARDED', 'TERMINATED']);

/** A call: `GET /v1/voice-agents/conversation/{id}`, where the conversation has the ID of the job (docs/platforms/hamsa.md, 2.3). */
export const CALL: TrackedTask = {
	noun: 'call',
	named: (state) => `The call ${idOfState(state) ?? ''}`.trim(),
	async fetchStatus(id, { itemIndex, noRateLimitWait } = {}) {
		try {
			// The vendor's own client sends the ID in both places.
			const path = endpoint('v1', 'voice-agents', 'conversation', id);
			return readCall(await apiRequest.call(this, { path, qs: { jobId: id }, itemIndex, noRateLimitWait }));
		} catch (error) {
			// The record of a new call may be created with a delay.
			if (!(error instanceof NodeApiError)) throw new NodeOperationError(this.getNode(), error as Error);
			if (error.httpCode === '404') return undefined;
			throw new NodeApiError(this.getNode(), error as unknown as JsonObject);
		}
	},
	stateOf: (state) => (FINAL_CALL_STATUSES.has(statusOf(state)) ? 'finished' : 'running'),
	failureOf: () => '',
	advice: 'It was placed and may still be in progress. Read it with Conversation: Get before placing another.',
};
