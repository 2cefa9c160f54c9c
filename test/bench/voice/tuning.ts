// Our trigger under the settings an operator can change, one n8n each.
import { makeTempFolder, removeTempFolder } from '../../e2e/harness/processes';
import { databaseUser, startPostgres } from '../../e2e/harness/servers';
import { startQueueFixture } from '../../e2e/suites/fixture';
import type { Callers } from './load';
import { measure, type Cell, type Level, type Measured } from './speed';
import { makeSubjects, startBenchFixture } from './subjects';

export const LAZY = { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' };

interface Running extends Measured {
	stop(): Promise<void>;
}

/** A setting by what it is called in the documentation. */
interface Setting {
	name: string;
	start(): Promise<Running>;
}

const regular = (name: string, env: Record<string, string>): Setting => ({
	name,
	start: async () => {
		const fixture = await startBenchFixture(env);
		const [subject] = await makeSubjects(fixture, fixture.n8n.baseUrl, ['ours']);
		return { ...subject, pids: [fixture.n8n.pid], stop: () => fixture.stop() };
	},
});

const onPostgres = (name: string, env: Record<string, string>): Setting => ({
	name,
	start: async () => {
		const folder = await makeTempFolder('tuning');
		const postgres = await startPostgres(folder);
		const database = {
			DB_TYPE: 'postgresdb',
			DB_POSTGRESDB_HOST: '127.0.0.1',
			DB_POSTGRESDB_PORT: String(postgres.port),
			DB_POSTGRESDB_DATABASE: 'postgres',
			DB_POSTGRESDB_USER: databaseUser,
		};
		const one = await regular(name, { ...env, ...database }).start();
		const stop = async () => {
			await one.stop();
			await postgres.process.stop('SIGINT');
			await removeTempFolder(folder);
		};
		return { ...one, stop };
	},
});

const inQueueMode = (name: string, workers: number, env: Record<string, string>): Setting => ({
	name,
	start: async () => {
		const fixture = await startQueueFixture({}, { workers, env });
		const { main, workers: started, webhookProcessors, webhookUrl } = fixture.n8n;
		const [subject] = await makeSubjects(fixture, webhookUrl, ['ours']);
		return { ...subject, pids: [main, ...started, ...webhookProcessors].map(({ pid }) => pid), stop: () => fixture.stop() };
	},
});

/** Compared within a group only: the members of one run at the same time and are measured in turn. */
const groups: Setting[][] = [
	[
		regular('default settings', {}),
		regular('`N8N_EXPRESSION_ENGINE_POOL_SIZE=8`', { N8N_EXPRESSION_ENGINE_POOL_SIZE: '8' }),
		regular('`N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE=true` ("lazy")', LAZY),
		regular('lazy, `EXECUTIONS_DATA_SAVE_ON_SUCCESS=none`', { ...LAZY, EXECUTIONS_DATA_SAVE_ON_SUCCESS: 'none' }),
		regular('lazy, `EXECUTIONS_DATA_SAVE_ON_PROGRESS=true`', { ...LAZY, EXECUTIONS_DATA_SAVE_ON_PROGRESS: 'true' }),
		onPostgres('lazy, PostgreSQL on the same machine', LAZY),
	],
	[
		regular('lazy, one process', LAZY),
		inQueueMode('lazy, queue mode, webhook processor and 1 worker', 1, LAZY),
		inQueueMode('lazy, queue mode, webhook processor and 2 workers', 2, LAZY),
	],
];

export interface TuningRow {
	setting: string;
	/** One for each level. */
	cells: Cell[];
}

/** @returns rows of each group, in order */
export async function measureTuning(callers: Callers, levels: Level[]): Promise<TuningRow[][]> {
	const result: TuningRow[][] = [];
	for (const group of groups) {
		const running: Running[] = [];
		try {
			for (const setting of group) running.push(await setting.start());
			// The first turns of a fresh n8n load code.
			for (const { url, secret } of running) await callers.slice({ url, secret, callers: 2, turns: 5, pauseMs: 0 });
			const cells: Cell[][] = [];
			for (const level of levels) cells.push(await measure(callers, running, level));
			result.push(group.map(({ name }, index) => ({ setting: name, cells: cells.map((level) => level[index]) })));
		} finally {
			for (const one of running) await one.stop();
		}
	}
	return result;
}
