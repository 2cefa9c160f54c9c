// Child processes and temporary folders that cannot be left behind: see guard.mjs.
import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { closeSync, openSync, readFileSync, readdirSync, readlinkSync } from 'node:fs';
import { mkdtemp, realpath, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pWaitFor from 'p-wait-for';

/** Written into the environment of everything started here, so that strays can be found. */
const marker = randomUUID();

let guard: ChildProcess | undefined;

function tellGuard(message: Record<string, unknown>): void {
	if (!guard) {
		guard = spawn(process.execPath, [path.join(__dirname, 'guard.mjs'), marker], {
			detached: true,
			stdio: ['pipe', 'ignore', 'ignore'],
		});
		// The guard waits for us; nobody waits for the guard.
		guard.unref();
		(guard.stdin as unknown as { unref(): void }).unref();
	}
	guard.stdin!.write(`${JSON.stringify(message)}\n`);
}

/** A new folder below the system's temporary one, removed at the latest when this process ends. */
export async function makeTempFolder(name: string): Promise<string> {
	const folder = await realpath(await mkdtemp(path.join(tmpdir(), `voice-agents-${name}-`)));
	tellGuard({ folder });
	return folder;
}

/** Removes a folder of {@link makeTempFolder}. */
export async function removeTempFolder(folder: string): Promise<void> {
	await rm(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
	tellGuard({ dropFolder: folder });
}

export interface OwnedProcessOptions {
	cwd: string;
	/** The whole environment: nothing is inherited. */
	env: Record<string, string>;
	/** Standard output and error are appended here. */
	logFile: string;
	/** Run as this user; only root may. */
	user?: { uid: number; gid: number };
	/** End with SIGTERM, not SIGKILL, when the harness itself dies (databases). */
	gently?: boolean;
}

/** A process in a group of its own, together with every process it starts. */
export interface OwnedProcess {
	readonly pid: number;
	/** Set once the first process of the group has ended. */
	exit(): { code: number | null; signal: NodeJS.Signals | null } | undefined;
	/** Asks the group to end and waits until it did; SIGKILL after `WAIT_TIMEOUT_MS` ms (default 10 s). */
	stop(signal?: NodeJS.Signals, WAIT_TIMEOUT_MS?: number): Promise<void>;
	/** SIGKILL to the whole group; resolves when none of it is left. */
	kill(): Promise<void>;
}

interface ProcessEntry {
	pid: number;
	state: string;
	group: number;
}

function readProcess(pid: number): ProcessEntry | undefined {
	try {
		const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
		// The second field is the command in parentheses and may itself hold spaces.
		const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
		return { pid, state: state, group: Number(group) };
	} catch {
		return undefined;
	}
}

function livingProcesses(): ProcessEntry[] {
	return readdirSync('/proc')
		.filter((name) => /^\d+$/.test(name))
		.map((name) => readProcess(Number(name)))
		.filter((entry): entry is ProcessEntry => entry !== undefined && entry.state !== 'Z');
}

function groupIsAlive(group: number): boolean {
	if (process.platform === 'linux') return livingProcesses().some((entry) => entry.group === group);
	try {
		process.kill(-group, 0);
		return true;
	} catch {
		return false;
	}
}

/**
 * Ids of the living processes that work in `folder` or have it in their environment: with a
 * user folder, everything an n8n instance has started. Linux only (reads /proc).
 */
export function processesOf(folder: string): number[] {
	return livingProcesses()
		.filter(({ pid }) => pid !== process.pid)
		.filter(({ pid }) => {
			try {
				return readlinkSync(`/proc/${pid}/cwd`).startsWith(folder) || readFileSync(`/proc/${pid}/environ`, 'utf8').includes(folder);
			} catch {
				return false;
			}
		})
		.map(({ pid }) => pid);
}

function signalGroup(group: number, signal: NodeJS.Signals): void {
	try {
		process.kill(-group, signal);
	} catch (error) {
		if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
	}
}

/**
 * Starts a program in its own process group.
 *
 * It never keeps the caller alive: a forgotten one is ended when the caller ends.
 * @throws when the program cannot be started at all
 */
export async function startProcess(command: string, args: string[], options: OwnedProcessOptions): Promise<OwnedProcess> {
	const log = openSync(options.logFile, 'a');
	const child = spawn(command, args, {
		cwd: options.cwd,
		env: { ...options.env, VOICE_AGENTS_HARNESS: marker },
		detached: true,
		stdio: ['ignore', log, log],
		...options.user,
	});
	closeSync(log);
	let exit: ReturnType<OwnedProcess['exit']>;
	child.once('exit', (code, signal) => {
		exit = { code, signal };
		// What the leader left running (n8n's task runner) goes with it.
		signalGroup(child.pid!, 'SIGKILL');
	});
	await new Promise<void>((resolve, reject) => {
		child.once('spawn', resolve);
		child.once('error', reject);
	});
	const group = child.pid!;
	tellGuard({ add: group, gently: options.gently ?? false });
	child.unref();

	// Once the group is gone its number may be given to strangers: never signal it again.
	let ended = false;
	const end = async (signal: NodeJS.Signals, timeout: number) => {
		if (ended) return;
		signalGroup(group, signal);
		// A leader can look dead while its threads still hold its ports; its exit is the end of them all.
		await pWaitFor(() => exit !== undefined && !groupIsAlive(group), { interval: 20, timeout });
		ended = true;
		tellGuard({ drop: group });
	};
	const kill = async () => await end('SIGKILL', 10_000);
	return {
		pid: group,
		exit: () => exit,
		kill,
		stop: async (signal = 'SIGTERM', WAIT_TIMEOUT_MS = 10_000) => await end(signal, WAIT_TIMEOUT_MS).catch(kill),
	};
}

/** Memory of a process, in megabytes. Linux only. */
export function residentMB(pid: number): number {
	const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
	return Number(kilobytes) / 1024;
}
