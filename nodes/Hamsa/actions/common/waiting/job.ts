import type { IDataObject } from 'n8n-workflow';

import { parseJson } from '../../../../shared/json';
import { withoutSecrets } from '../secrets';

const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A job as it is shown. Some answers wrap the job once more, and some hold `jobResponse` as JSON text (docs/platforms/hamsa.md, 1.2
 * and 7.4); the secret of its webhook is not for showing. What was said is
 * left alone, whatever its fields are called.
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

/** The result within a job; empty while there is none. */
export function responseOf({ jobResponse }: IDataObject): IDataObject {
	return isObject(jobResponse) ? jobResponse : {};
}
