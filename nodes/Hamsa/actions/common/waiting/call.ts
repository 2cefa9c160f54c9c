import type { IDataObject } from 'n8n-workflow';

import { withoutSecrets } from '../secrets';

/** A call as it is shown: what it was told keeps its secrets. What was said is left alone, whatever its fields are called. */
export function readCall(answer: IDataObject): IDataObject {
	const spokenFields = Object.fromEntries(['callAnalysis', 'jobResponse'].filter((name) => name in answer).map((name) => [name, answer[name]]));
	return { ...withoutSecrets(answer), ...spokenFields };
}
