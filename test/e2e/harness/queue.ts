// n8n as larger operators run it: a main process, workers and webhook processors around Redis
// and PostgreSQL, each process with its own disk, as in containers.
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import getPort from 'get-port';
import { type N8nCommand, type N8nProcess, generateEncryptionKey, startN8nProcess } from './n8n';
import { installPackage, packPackage } from './pack';
import { makeTempFolder, removeTempFolder } from './processes';
import { type Server, databaseUser, endServer, startPostgres, startRedis } from './servers';

export interface QueueN8nOptions {
	/** How many (default 1 each). Without a webhook processor main takes the live calls. */
	workers?: number;
	webhookProcessors?: number;
	/** Environment variables for every n8n process, winning over what the harness sets. */
	env?: Record<string, string>;
	/**
	 * Environment variables of each process, in place of all that the harness would say of mode, queue and database; addresses and
	 * ports of the process itself remain the harness's.
	 */
	environmentOf?: (command: N8nCommand, surroundings: QueueSurroundings) => Record<string, string>;
	/** Package to install; this repository, packed, when not given. */
	tarball?: string;
	/** Packages to install besides. */
	moreTarballs?: string[];
	/** Redis and PostgreSQL keep what they acknowledged when they are killed. */
	durable?: boolean;
	/** Where PostgreSQL keeps all it has. */
	postgresFolder?: string;
	/** Where Redis keeps all it has. */
	redisFolder?: string;
}

/** What processes are told of each other. */
export interface QueueSurroundings {
	redisPort: number;
	/** The user is {@link databaseUser}, the database `postgres`. */
	postgresPort: number;
	/** Where live webhooks will be called; absent where main takes them. */
	webhookUrl?: string;
}

export interface QueueN8n {
	/** Editor and REST API. Test webhooks live here too. */
	readonly mainUrl: string;
	/** Where the outside world calls live webhooks: webhook processor 0, or main when there is none. */
	readonly webhookUrl: string;
	readonly webhookUrls: string[];
	readonly main: N8nProcess;
	readonly workers: N8nProcess[];
	readonly webhookProcessors: N8nProcess[];
	readonly redis: Server;
	readonly postgres: Server;
	/** All data and programs of this n8n are below this folder. */
	readonly folder: string;
	/** Everything every process printed. */
	logs(): string;
	/** Ends all processes, databases last, and removes all data. */
	stop(): Promise<void>;
	/** The same by SIGKILL: faster, for whoever needs nothing more of it. */
	discard(): Promise<void>;
}

/**
 * Starts n8n in queue mode, installing Redis and PostgreSQL first if they are missing.
 *
 * It and all it starts end with `stop()` or the calling process, however that ends.
 * @throws with the end of the output of what did not come up
 */
export async function startQueueN8n(options: QueueN8nOptions = {}): Promise<QueueN8n> {
	const tarball = options.tarball ?? (await packPackage());
	const folder = await makeTempFolder('queue');
	const servers: Server[] = [];
	const processes: N8nProcess[] = [];
	const stop = async () => {
		await Promise.all(processes.map(async (one) => await one.stop()));
		await Promise.all(servers.map(async ({ process }) => await process.stop(endServer)));
		await removeTempFolder(folder);
	};
	const discard = async () => {
		await Promise.all(processes.map(async (one) => await one.kill()));
		await stop();
	};
	try {
		const redis = await startRedis(folder, options);
		servers.push(redis);
		const postgres = await startPostgres(folder, options);
		servers.push(postgres);
		const { main, workers, webhookProcessors } = await startProcesses(options, {
			tarball,
			folder,
			redis,
			postgres,
			started: (one) => processes.push(one),
		});
		const webhookUrls = webhookProcessors.map(({ baseUrl }) => baseUrl);
		return {
			mainUrl: main.baseUrl,
			webhookUrl: webhookUrls[0] ?? main.baseUrl,
			webhookUrls,
			main,
			workers,
			webhookProcessors,
			redis,
			postgres,
			folder,
			logs: () => processes.map((one) => `--- ${one.userFolder}\n${one.logs()}`).join('\n'),
			stop,
			discard,
		};
	} catch (error) {
		await stop();
		throw error;
	}
}

const usualEnvironment = (_command: N8nCommand, { redisPort, postgresPort, webhookUrl }: QueueSurroundings): Record<string, string> => ({
	EXECUTIONS_MODE: 'queue',
	QUEUE_BULL_REDIS_HOST: '127.0.0.1',
	QUEUE_BULL_REDIS_PORT: String(redisPort),
	DB_TYPE: 'postgresdb',
	DB_POSTGRESDB_HOST: '127.0.0.1',
	DB_POSTGRESDB_PORT: String(postgresPort),
	DB_POSTGRESDB_DATABASE: 'postgres',
	DB_POSTGRESDB_USER: databaseUser,
	...(webhookUrl !== undefined && { WEBHOOK_URL: webhookUrl }),
});

interface Surroundings {
	tarball: string;
	folder: string;
	redis: Server;
	postgres: Server;
	/** Told of every process as soon as it runs, so that a later failure can end it. */
	started: (one: N8nProcess) => void;
}

async function startProcesses(
	{ workers = 1, webhookProcessors = 1, env, environmentOf = usualEnvironment, moreTarballs = [] }: QueueN8nOptions,
	{ tarball, folder, redis, postgres, started }: Surroundings,
): Promise<Pick<QueueN8n, 'main' | 'webhookProcessors' | 'workers'>> {
	const encryptionKey = generateEncryptionKey();
	// Main registers webhooks under the first processor's address, so that must be known before.
	const webhookPort = webhookProcessors > 0 ? await getPort({ host: '127.0.0.1' }) : undefined;
	const surroundings: QueueSurroundings = {
		redisPort: redis.port,
		postgresPort: postgres.port,
		...(webhookPort !== undefined && { webhookUrl: `http://127.0.0.1:${webhookPort}/` }),
	};
	const launch = async (command: N8nCommand, index: number): Promise<N8nProcess> => {
		const userFolder = path.join(folder, `${command}-${index}`);
		await mkdir(userFolder);
		for (const one of [tarball, ...moreTarballs]) await installPackage(one, userFolder);
		const port = command === 'webhook' && index === 0 ? webhookPort : undefined;
		const one = await startN8nProcess({
			command,
			userFolder,
			logFile: path.join(userFolder, 'n8n.log'),
			encryptionKey,
			env: { ...environmentOf(command, surroundings), ...env },
			...(port !== undefined && { port }),
		});
		started(one);
		return one;
	};
	const launchMany = async (command: N8nCommand, count: number) =>
		await Promise.all(Array.from({ length: count }, async (_nothing, index) => await launch(command, index)));
	// Main brings the database to n8n's newest schema; the others expect it there.
	const main = await launch('start', 0);
	const [startedWorkers, startedProcessors] = await Promise.all([
		launchMany('worker', workers),
		launchMany('webhook', webhookProcessors),
	]);
	return { main, workers: startedWorkers, webhookProcessors: startedProcessors };
}
