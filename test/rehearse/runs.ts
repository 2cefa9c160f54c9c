// What n8n keeps of the executions that a delivery started.
import type { N8nApi } from '../e2e/harness/api';
import type { Delivery } from '../console/protocol';
import type { SeenRun } from './observation';

interface RawRun {
	error?: { message?: string };
}

interface RawData {
	resultData?: { runData?: Record<string, RawRun[]> };
}

/** Every run of every node, in no order. */
export async function runsOf(api: N8nApi, deliveries: Delivery[]): Promise<SeenRun[]> {
	const ids = [...new Set(deliveries.flatMap(({ executions }) => executions.map(({ id }) => id)))];
	const all = await Promise.all(
		ids.map(async (execution) => {
			const { data } = await api.getExecution(execution);
			return Object.entries((data as RawData).resultData?.runData ?? {}).flatMap(([node, runs]) =>
				runs.map(
					(run): SeenRun => ({ node, execution, ...(run.error && { error: run.error.message ?? 'no reason given' }), data: run }),
				),
			);
		}),
	);
	return all.flat();
}
