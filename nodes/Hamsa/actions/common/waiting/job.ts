import type { IDataObject } from 'n8n-workflow';

import { isObject, parseJson } from '../../../../shared/json';
import { withoutSecrets } from '../secrets';

/**
 * A job for the output, with the secret of its webhook hidden. Some answers wrap the job in another `data`, and some contain
 * `jobResponse` as JSON text (docs/platforms/hamsa.md, 1.2 and 7.4). The content of `jobResponse` is unchanged, because its
 * field names are user data.
 */
export function readJob(answer: IDataObject): IDataObject {
	const job = isObject(answer.data) && answer.id === undefined ? answer.data : answer;
	return { ...withoutSecrets(job), ...('jobResponse' in job && { jobResponse: parsed(job.jobResponse) }) };
}

function parsed(jobResponse: unknown): IDataObject[string] {
	if (typeof jobResponse !== 'string') return jobResponse as IDataObject[string];
	const value = parseJson(jobResponse);
	return isObject(value) ? value : jobResponse;
}

/** The result of a job; empty if there is none yet. */
export function responseOf({ jobResponse }: IDataObject): IDataObject {
	return isObject(jobResponse) ? jobResponse : {};
}
