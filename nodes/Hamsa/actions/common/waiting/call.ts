import type { IDataObject } from 'n8n-workflow';

import { withoutSecrets } from '../secrets';

/** A call for the output, with its secrets hidden. The analysis and the result are unchanged, because their field names are user data. */
export function readCall(answer: IDataObject): IDataObject {
	const contentFields = Object.fromEntries(
		['callAnalysis', 'jobResponse'].filter((name) => name in answer).map((name) => [name, answer[name]]),
	);
	return { ...withoutSecrets(answer), ...contentFields };
}
