import { type IDataObject, type JsonObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

import { endpoint } from '../../../../shared/http/url';
import { apiRequest } from '../../../transport/client';
import { readCall } from './call';
import { readJob } from './job';
import type { WaitContext } from './waitable';

export interface FetchOptions {
	itemIndex?: number;
	/** Not to wait when Hamsa gets too many requests: whoever asks will ask again. */
	noRateLimitWait?: boolean;
}

/** What can be waited for. */
export interface TrackedTask {
	/** As in "could not finish the job". */
	noun: string;
	/** As in "The job 1234". */
	named: (state: IDataObject) => string;
	/** Asks Hamsa; undefined if it knows nothing of it yet. */
	fetchStatus: (this: WaitContext, id: string, options?: FetchOptions) => Promise<IDataObject | undefined>;
	/** Unknown states count as still running (docs/platforms/hamsa.md, 7.4). */
	stateOf: (state: IDataObject) => 'running' | 'finished' | 'failed';
	failureOf: (state: IDataObject) => string;
	/** What to do when it was started and cannot be looked at any more. */
	advice: string;
}

/** The ID in a first answer or a state: `id`, or `jobId` where an answer holds nothing else (docs/platforms/hamsa.md, 2.3, 7.1, 7.2). */
export function idOfState({ id, jobId }: IDataObject): string | undefined {
	return [id, jobId].find((one): one is string => typeof one === 'string' && one !== '');
}

const statusOf = ({ status }: IDataObject): string => String(status ?? '').toUpperCase();

/** A transcription, a speech or AI content: `GET /v1/jobs?jobId=` (docs/platforms/hamsa.md, 7.4). */
export const JOB: TrackedTask = {
	noun: 'job',
	named: (state) => `The job ${idOfState(state) ?? ''}`.trim(),
	async fetchStatus(id, { itemIndex, noRateLimitWait } = {}) {
		return readJob(await apiRequest.call(this, { path: endpoint('v1', 'jobs'), qs: { jobId: id }, itemIndex, noRateLimitWait }));
	},
	stateOf: (state) => (statusOf(state) === 'COMPLETED' ? 'finished' : statusOf(state) === 'FAILED' ? 'failed' : 'running'),
	failureOf: ({ jobResponse }) => {
		const { error } = (typeof jobResponse === 'object' && jobResponse !== null ? jobResponse : {}) as IDataObject;
		const said = typeof error === 'object' && error !== null ? (error as IDataObject).message : error;
		return typeof said === 'string' ? said : '';
	},
	advice: 'It was started and goes on at Hamsa. Read it with Job: Get before starting another.',
};

/** However a call ends, that is its result: nobody answering is no error of the node (docs/platforms/hamsa.md, 2.3). */
const CALL_ENDS = new Set(['COMPLETED', 'NO_ANSWER', 'FAILED', 'FORWARDED', 'TERMINATED']);

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
			// The record of a call that was placed just now may take a moment.
			if (!(error instanceof NodeApiError)) throw new NodeOperationError(this.getNode(), error as Error);
			if (error.httpCode === '404') return undefined;
			throw new NodeApiError(this.getNode(), error as unknown as JsonObject);
		}
	},
	stateOf: (state) => (CALL_ENDS.has(statusOf(state)) ? 'finished' : 'running'),
	failureOf: () => '',
	advice: 'It was placed and may still be going on. Read it with Conversation: Get before placing another.',
};
