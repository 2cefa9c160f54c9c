import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { statistics, statisticsFields } from './statistics';

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getNumbers'] } }, statisticsFields);

/** `GET /v1/projects/statistics/numbers` (docs/platforms/hamsa.md, 9): each metric with its unit. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	return await statistics.call(this, itemIndex, 'numbers');
}
