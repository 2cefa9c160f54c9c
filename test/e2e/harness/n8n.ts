// A real n8n on the loopback interface, with the packed package installed.
import { randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { createServer } from 'node:net';
import path from 'node:path';
import axios from 'axios';
import getPort from 'get-port';
import pWaitFor from 'p-wait-for';
import { installPackage, packPackage } from './pack';
import { n8nEntry, n8nModules, n8nNode } from './paths';
import { type OwnedProcess, makeTempFolder, removeTempFolder, startProcess } from './processes';

/** The processes n8n consists of; all but `start` exist in queue mode only. */
export type N8nCommand = 'start' | 'worker' | 'webhook';

export interface N8nProcessOptions {
	command: N8nCommand;
	userFolder: string;
	logFile: string;
	encryptionKey: string;
	/** A fixed port; a free one otherwise. */
	port?: number;
	/** Remove the user folder at `stop()`, for good. */
	disposable?: boolean;
	/** Added to, and winning over, what the harness sets. */
	env?: Record<string, string>;
}

/** One n8n process, restartable under the same address. */
export interface N8nProcess {
	/** `http://127.0.0.1:<port>`, without a slash at the end. */
	readonly baseUrl: string;
	readonly userFolder: string;
	/** Changes with {@link restart}. */
	readonly pid: number;
	/** Whether its process has not ended, by itself or by somebody. */
	readonly isRunning: boolean;
	/** Everything n8n printed so far; still there after `stop()`. */
	logs(): string;
	/** Ends it as an operator would (SIGTERM, open calls may finish). A temporary user folder goes with it. */
	stop(): Promise<void>;
	/** The same, and its data stay. */
	shutDown(): Promise<void>;
	/** SIGKILL to n8n and its task runner: a crash. Its data stay. */
	kill(): Promise<void>;
	/** `kill()`, and a temporary user folder goes with it: faster than `stop()`, for whoever needs nothing more of it. */
	discard(): Promise<void>;
	/** Starts it again with the same data and ports, ending it first if it still runs. @param changes of its environment, for this run */
	restart(changes?: Record<string, string>): Promise<void>;
}

/** See {@link startN8n}. */
export type N8nInstance = N8nProcess;

export interface N8nOptions {
	/** Environment variables added to, and winning over, what the harness sets. */
	env?: Record<string, string>;
	/** Package to install; this repository, packed, when not given; none if `null`. */
	tarball?: string | null;
	/** Packages to install besides. */
	moreTarballs?: string[];
	/** Where n8n's output goes; into the user folder when not given. */
	logFile?: string;
	/** Keep data in this folder and don't remove it; a temporary folder when not given. */
	reuseUserFolder?: string;
	/** A fixed port; a free one when not given. */
	port?: number;
}

/** n8n talks to nobody but us: no telemetry, no update or template look-ups. */
const quiet: Record<string, string> = {
	N8N_DIAGNOSTICS_ENABLED: 'false',
	// The one module that fetches its list from n8n's servers at every start; one that an older n8n has not may not be named.
	...(existsSync(path.join(n8nModules, 'n8n/dist/modules/mcp-registry')) && { N8N_DISABLED_MODULES: 'mcp-registry' }),
	N8N_DYNAMIC_BANNERS_ENABLED: 'false',
	N8N_HIRING_BANNER_ENABLED: 'false',
	N8N_LICENSE_AUTO_RENEW_ENABLED: 'false',
	N8N_PERSONALIZATION_ENABLED: 'false',
	N8N_TEMPLATES_ENABLED: 'false',
	N8N_VERIFIED_PACKAGES_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_ENABLED: 'false',
	N8N_VERSION_NOTIFICATIONS_WHATS_NEW_ENABLED: 'false',
};

/** A cold start takes 4 to 6 s alone on two cores; three at once, with migrations, several times that. */
const startTimeout = 120_000;

/** n8n lets running executions finish before it ends; a test that needs longer should say so by `kill()`. */
const stopPatience = 15_000;

interface Ports {
	/** Web server (start, webhook) or health check (worker). */
	web: number;
	/** The task broker for n8n's Code node: two instances cannot share one. */
	broker: number;
}

const freePort = async (): Promise<number> => await getPort({ host: '127.0.0.1' });

/** @throws when nobody can listen on the port: whoever has it would answer in n8n's place */
async function ensureFree(port: number): Promise<void> {
	await new Promise<void>((resolve, reject) => {
		const probe = createServer();
		probe.once('error', reject);
		probe.listen(port, '127.0.0.1', () => probe.close(() => resolve()));
	});
}

async function choosePorts(wanted?: number): Promise<Ports> {
	if (wanted !== undefined) await ensureFree(wanted);
	return { web: wanted ?? (await freePort()), broker: await freePort() };
}

/** Where n8n looks for programs: it starts its task runner as plain `node`. */
export const n8nPath = [path.dirname(n8nNode), path.join(n8nModules, '.bin'), process.env.PATH ?? ''].join(path.delimiter);

const baseUrlOf = (ports: Ports) => `http://127.0.0.1:${ports.web}`;

/**
 * Built from scratch: the caller's NODE_ENV, NODE_OPTIONS, proxies and N8N_* variables would
 * change what n8n does from one machine to the next.
 */
function environment(options: N8nProcessOptions, ports: Ports): Record<string, string> {
	return {
		PATH: n8nPath,
		HOME: options.userFolder,
		TMPDIR: path.join(options.userFolder, 'tmp'),
		LANG: 'C.UTF-8',
		TZ: 'UTC',
		GENERIC_TIMEZONE: 'UTC',
		...quiet,
		N8N_USER_FOLDER: options.userFolder,
		N8N_ENCRYPTION_KEY: options.encryptionKey,
		N8N_LISTEN_ADDRESS: '127.0.0.1',
		N8N_PORT: String(ports.web),
		N8N_RUNNERS_BROKER_PORT: String(ports.broker),
		N8N_EDITOR_BASE_URL: baseUrlOf(ports),
		N8N_SECURE_COOKIE: 'false',
		WEBHOOK_URL: `${baseUrlOf(ports)}/`,
		...(options.command === 'worker' && {
			QUEUE_HEALTH_CHECK_ACTIVE: 'true',
			QUEUE_HEALTH_CHECK_PORT: String(ports.web),
			N8N_WORKER_SERVER_ADDRESS: '127.0.0.1',
		}),
		...options.env,
	};
}

class N8nProcessRunner implements N8nProcess {
	private process: OwnedProcess | undefined;

	/** The log as it was when the folder it was in was removed. */
	private lastLogs = '';

	private constructor(
		private readonly options: N8nProcessOptions,
		private readonly ports: Ports,
	) {}

	static async start(options: N8nProcessOptions): Promise<N8nProcessRunner> {
		await mkdir(path.join(options.userFolder, 'tmp'), { recursive: true });
		for (let attempt = 1; ; attempt++) {
			const runner = new N8nProcessRunner(options, await choosePorts(options.port));
			const logStart = runner.logs().length;
			try {
				await runner.launch();
				return runner;
			} catch (error) {
				// Between asking for a free port and n8n binding it, anyone may take it.
				const portTaken = /already in use|EADDRINUSE/.test(runner.logs().slice(logStart));
				if (!portTaken || options.port !== undefined || attempt === 3) throw error;
			}
		}
	}

	get baseUrl() {
		return baseUrlOf(this.ports);
	}

	get userFolder() {
		return this.options.userFolder;
	}

	get pid() {
		return this.process!.pid;
	}

	get isRunning() {
		return this.process !== undefined && this.process.exit() === undefined;
	}

	logs() {
		try {
			return readFileSync(this.options.logFile, 'utf8');
		} catch {
			return this.lastLogs;
		}
	}

	async stop() {
		await this.shutDown();
		await this.dispose();
	}

	async shutDown() {
		await this.process?.stop('SIGTERM', stopPatience);
	}

	async kill() {
		await this.process?.kill();
	}

	async discard() {
		await this.kill();
		await this.dispose();
	}

	private async dispose() {
		this.lastLogs = this.logs();
		if (this.options.disposable) await removeTempFolder(this.userFolder);
	}

	async restart(changes: Record<string, string> = {}) {
		await this.shutDown();
		await this.launch(changes);
	}

	/** @throws with the end of n8n's output when it ends or is not ready in time */
	private async launch(changes: Record<string, string> = {}): Promise<void> {
		const { command, userFolder, logFile } = this.options;
		const started = await startProcess(n8nNode, [n8nEntry, command], {
			cwd: userFolder,
			env: { ...environment(this.options, this.ports), ...changes },
			logFile,
		});
		this.process = started;
		try {
			await pWaitFor(() => this.isReady(started), { interval: 100, timeout: startTimeout });
		} catch (error) {
			await started.kill();
			const reason = error instanceof Error ? error.message : String(error);
			throw new Error(`n8n ${command} did not start: ${reason}\n${this.logs().split('\n').slice(-40).join('\n')}`);
		}
	}

	private async isReady(started: OwnedProcess): Promise<boolean> {
		const exit = started.exit();
		if (exit) throw new Error(`it ended with ${exit.signal ?? `code ${exit.code ?? '?'}`}`);
		try {
			// n8n 1.x and 2.0 say that they are ready before they know their REST routes.
			const paths = ['/healthz/readiness', ...(this.options.command === 'start' ? ['/rest/settings'] : [])];
			const ask = async (asked: string) =>
				await axios.get(this.baseUrl + asked, { timeout: 2_000, validateStatus: null, proxy: false });
			return (await Promise.all(paths.map(ask))).every(({ status }) => status === 200);
		} catch {
			// Not listening yet.
			return false;
		}
	}
}

/** Starts one process of n8n and waits until it is ready. The building block of regular and queue mode. */
export const startN8nProcess = async (options: N8nProcessOptions): Promise<N8nProcess> => await N8nProcessRunner.start(options);

export const generateEncryptionKey = (): string => randomBytes(24).toString('base64url');

/**
 * Starts n8n in regular mode (SQLite), with its own ports and data, and the package installed.
 *
 * It and all it starts end with `stop()`, `kill()`, or the calling process, however that ends.
 * @throws with the end of n8n's output when n8n does not come up
 */
export async function startN8n(options: N8nOptions = {}): Promise<N8nInstance> {
	const { reuseUserFolder } = options;
	const userFolder = reuseUserFolder ?? (await makeTempFolder('n8n'));
	await mkdir(userFolder, { recursive: true });
	if (options.tarball !== null) await installPackage(options.tarball ?? (await packPackage()), userFolder);
	for (const tarball of options.moreTarballs ?? []) await installPackage(tarball, userFolder);
	return await startN8nProcess({
		command: 'start',
		userFolder,
		disposable: reuseUserFolder === undefined,
		logFile: options.logFile ?? path.join(userFolder, 'n8n.log'),
		// With data that outlives us the key has to as well.
		encryptionKey: reuseUserFolder === undefined ? generateEncryptionKey() : keptEncryptionKey(reuseUserFolder),
		port: options.port,
		env: options.env,
	});
}

/** The key of a kept user folder, made at its first use. */
function keptEncryptionKey(userFolder: string): string {
	const file = path.join(userFolder, 'encryption-key');
	try {
		return readFileSync(file, 'utf8');
	} catch {
		const key = generateEncryptionKey();
		writeFileSync(file, key, { mode: 0o600 });
		return key;
	}
}
