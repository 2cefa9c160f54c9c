// Redis and PostgreSQL of our own, on free ports, with nothing kept.
import { execFile } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { chmod, chown, mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';
import getPort from 'get-port';
import pWaitFor from 'p-wait-for';
import { findServer } from './debian';
import { type OwnedProcess, startProcess } from './processes';

const run = promisify(execFile);

export interface Server {
	readonly port: number;
	/** Changes with {@link restart}. */
	readonly process: OwnedProcess;
	/** Starts it again with the same data and port, ending it first if it still runs. */
	restart(): Promise<void>;
}

export interface DatabaseOptions {
	/**
	 * What it acknowledged survives its own sudden death, as docs/queue-mode promises of Redis and as PostgreSQL does by
	 * itself. Off where nobody kills it: faster.
	 */
	durable?: boolean;
	/** Where PostgreSQL keeps all it has; a folder of its own if left out. */
	postgresFolder?: string;
	/** The same of Redis. */
	redisFolder?: string;
}

/** SIGINT is PostgreSQL's "disconnect everybody and end", and good enough for Redis. */
export const endServer = 'SIGINT';

/** @param launch starts the program and waits until it is ready */
async function restartable(port: number, launch: () => Promise<OwnedProcess>): Promise<Server> {
	let process = await launch();
	return {
		port,
		get process() {
			return process;
		},
		restart: async () => {
			await process.stop(endServer);
			process = await launch();
		},
	};
}

const startTimeout = 30_000;

async function waitUntilReady(name: string, started: OwnedProcess, logFile: string, isReady: () => Promise<boolean>): Promise<void> {
	try {
		await pWaitFor(
			async () => {
				if (started.exit()) throw new Error('it ended');
				return await isReady();
			},
			{ interval: 50, timeout: startTimeout },
		);
	} catch (error) {
		await started.kill();
		const reason = error instanceof Error ? error.message : String(error);
		throw new Error(`${name} did not start: ${reason}\n${readFileSync(logFile, 'utf8').slice(-2000)}`);
	}
}

/** Sends one line. @returns the beginning of the answer; '' if none comes within a second */
export async function answerTo(port: number, line: string): Promise<string> {
	return await new Promise((resolve) => {
		const socket = connect(port, '127.0.0.1', () => socket.write(line));
		socket.setTimeout(1_000, () => socket.destroy());
		socket.once('data', (data) => {
			resolve(data.toString());
			socket.destroy();
		});
		socket.once('error', () => socket.destroy());
		socket.once('close', () => resolve(''));
	});
}

/** Whether Redis can write down what it is told; without, it refuses to be told anything. */
export const redisWrites = async ({ port }: Server): Promise<boolean> =>
	(await answerTo(port, 'INFO persistence\r\n')).includes('aof_last_write_status:ok');

/** Starts Redis in a sub-folder of `folder`, installing it first if need be. */
export async function startRedis(
	folder: string,
	{ durable = false, redisFolder: cwd = path.join(folder, 'redis') }: DatabaseOptions = {},
): Promise<Server> {
	const program = await findServer('redis-server', 'redis-server');
	await mkdir(cwd, { recursive: true });
	const port = await getPort({ host: '127.0.0.1' });
	const logFile = path.join(folder, 'redis.log');
	const settings = ['--bind', '127.0.0.1', '--port', String(port), '--save', '', '--appendonly', durable ? 'yes' : 'no', '--dir', cwd];
	return await restartable(port, async () => {
		const started = await startProcess(program, settings, { cwd, env: { PATH: process.env.PATH ?? '' }, logFile });
		await waitUntilReady('Redis', started, logFile, async () => (await answerTo(port, 'PING\r\n')).startsWith('+PONG'));
		return started;
	});
}

/**
 * Starts nginx in a sub-folder of `folder`, installing it first if need be.
 * @param inServer what stands in its one `server` block
 */
export async function startNginx(folder: string, inServer: string): Promise<Server> {
	const program = await findServer('nginx', 'nginx-light');
	const cwd = path.join(folder, 'nginx');
	await mkdir(cwd);
	const port = await getPort({ host: '127.0.0.1' });
	const logFile = path.join(folder, 'nginx.log');
	const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((name) => `${name}_temp_path ${path.join(cwd, name)};`);
	const configuration = [
		'daemon off; master_process off; pid nginx.pid; error_log stderr;',
		'events {}',
		`http { access_log off; ${temporary.join(' ')}`,
		`server { listen 127.0.0.1:${port};`,
		inServer,
		'} }',
	];
	const file = path.join(cwd, 'nginx.conf');
	await writeFile(file, configuration.join('\n'));
	return await restartable(port, async () => {
		const started = await startProcess(program, ['-p', cwd, '-c', file], { cwd, env: { PATH: process.env.PATH ?? '' }, logFile });
		await waitUntilReady('nginx', started, logFile, async () =>
			(await answerTo(port, 'GET /harness HTTP/1.0\r\n\r\n')).startsWith('HTTP/1.1'),
		);
		return started;
	});
}

/** PostgreSQL refuses to run as root: then it runs as the user Debian's package creates. */
async function postgresUser(): Promise<{ uid: number; gid: number } | undefined> {
	if (process.getuid?.() !== 0) return undefined;
	const [uid, gid] = await Promise.all(['-u', '-g'].map(async (flag) => Number((await run('id', [flag, 'postgres'])).stdout)));
	return { uid: uid, gid: gid };
}

/** Name of the only database user; it needs no password. The database is `postgres`. */
export const databaseUser = 'n8n';

/**
 * One of PostgreSQL's processes that serve n8n crashes, as after a panic: PostgreSQL ends all others, and recovers by itself.
 * @throws Error if none serves n8n
 */
export async function crashOneOf({ process: { pid } }: Server): Promise<void> {
	const { stdout } = await run('pgrep', ['-P', String(pid), '-f', `postgres: ${databaseUser} `]);
	process.kill(Number(stdout.split('\n')[0]), 'SIGABRT');
}

/** A program that comes with PostgreSQL, such as `psql`, installed first if need be. */
export const postgresTool = async (name: string): Promise<string> =>
	path.join(path.dirname(await findServer('postgres', 'postgresql')), name);

/** Starts PostgreSQL in a sub-folder of `folder`, installing it first if need be. */
export async function startPostgres(
	folder: string,
	{ durable = false, postgresFolder = path.join(folder, 'postgres') }: DatabaseOptions = {},
): Promise<Server> {
	const program = await findServer('postgres', 'postgresql');
	const tool = (name: string) => path.join(path.dirname(program), name);
	const cwd = postgresFolder;
	await mkdir(cwd, { mode: 0o700, recursive: true });
	const user = await postgresUser();
	if (user) {
		await chown(cwd, user.uid, user.gid);
		// A temporary folder is its owner's alone; another user may now pass through, not look around.
		await chmod(path.dirname(cwd), 0o711);
	}
	const env = { PATH: process.env.PATH ?? '', LANG: 'C.UTF-8' };
	const data = path.join(cwd, 'data');
	await run(tool('initdb'), ['-D', data, '-U', databaseUser, '--auth=trust', '--encoding=UTF8', '--no-locale', '--no-sync'], {
		cwd,
		env,
		...user,
	});
	const port = await getPort({ host: '127.0.0.1' });
	const settings = {
		port: String(port),
		listen_addresses: '127.0.0.1',
		unix_socket_directories: cwd,
		max_connections: '200',
		// The data need not survive a power cut, whatever else they survive.
		fsync: 'off',
		synchronous_commit: durable ? 'on' : 'off',
		full_page_writes: 'off',
	};
	const logFile = path.join(folder, 'postgres.log');
	const ready = async () => {
		try {
			await run(tool('pg_isready'), ['-q', '-h', '127.0.0.1', '-p', String(port)]);
			return true;
		} catch {
			return false;
		}
	};
	return await restartable(port, async () => {
		const started = await startProcess(
			program,
			['-D', data, ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])],
			{
				cwd,
				env,
				logFile,
				gently: true,
				...(user && { user }),
			},
		);
		await waitUntilReady('PostgreSQL', started, logFile, ready);
		return started;
	});
}
