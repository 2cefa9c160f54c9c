import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { statistics, statisticsFields } from './statistics';

export const description = updateDisplayOptions({ show: { resource: ['usage'], operation: ['getChart'] } }, statisticsFields);

/** `GET /v1/projects/statistics/chart` (docs/platforms/hamsa.md, 9): one item for each date, with all metrics of that date. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	return byDate(await statistics.call(this, itemIndex, 'chart'));
}

/** Hamsa returns a list of dates for each metric, and a metric may lack some dates. */
function byDate(chart: IDataObject): IDataObject[] {
	const rows = new Map<string, IDataObject>();
	for (const [metric, points] of Object.entries(chart)) {
		if (!Array.isArray(points)) continue;
		for (const { date, ...point } of points as IDataObject[]) {
			const key = String(date);
			rows.set(key, { ...(rows.get(key) ?? { date }), [metric]: point });
		}
	}
	return [...rows.values()].sort((a, b) => String(a.date).localeCompare(String(b.date)));
}
