// Outlives whoever started it by a moment, to clean up after them.
//
// The harness keeps this process's standard input open and writes what it starts, one JSON
// line each. When the input ends, the harness is gone, whatever the reason (end, crash,
// Ctrl+C, SIGKILL), and no handler inside it could be trusted to run. Then everything that
// is still registered is ended and every temporary folder removed.
//
//   {"add": <process group>, "gently": <boolean>}   {"drop": <process group>}
//   {"folder": <path>}                              {"dropFolder": <path>}
import { spawnSync } from 'node:child_process';
import { readFileSync, readdirSync, rmSync } from 'node:fs';
import { createInterface } from 'node:readline';

const marker = process.argv[2];
const groups = new Map();
const folders = new Set();

// The harness may be ended by a signal to its whole terminal session: stay for the clean-up.
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => undefined);

const send = (group, signal) => {
	try {
		process.kill(-group, signal);
	} catch {
		// Already gone.
	}
};

/** State and process group of every process, where the system has /proc. */
function processes() {
	let names;
	try {
		names = readdirSync('/proc');
	} catch {
		return [];
	}
	return names
		.filter((name) => /^\d+$/.test(name))
		.flatMap((pid) => {
			try {
				const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
				const [state, , group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
				return [{ pid: Number(pid), state, group: Number(group) }];
			} catch {
				return [];
			}
		});
}

/** Processes the harness started but had no time to register: they carry its mark in their environment. */
function unregistered() {
	return processes().filter(({ pid, state }) => {
		if (pid === process.pid || state === 'Z') return false;
		try {
			return readFileSync(`/proc/${pid}/environ`, 'utf8').split('\0').includes(`VOICE_AGENTS_HARNESS=${marker}`);
		} catch {
			return false;
		}
	});
}

const isRunning = (group) => processes().some((found) => found.group === group && found.state !== 'Z');

/** Disks that a test has mounted and had no time to unmount, the innermost first. */
function mountsBelow(folder) {
	try {
		const mounts = readFileSync('/proc/mounts', 'utf8')
			.split('\n')
			.map((line) => line.split(' ')[1] ?? '');
		return mounts.filter((mount) => mount.startsWith(`${folder}/`)).reverse();
	} catch {
		return [];
	}
}

async function cleanUp() {
	for (const [group, gently] of groups) if (!gently) send(group, 'SIGKILL');
	for (const { group } of unregistered()) if (!groups.get(group)) send(group, 'SIGKILL');
	// Databases get a moment to give back their shared memory.
	for (const [group, gently] of groups) if (gently) send(group, 'SIGTERM');
	const deadline = Date.now() + 5_000;
	while ([...groups.keys()].some(isRunning) && Date.now() < deadline) await new Promise((resolve) => setTimeout(resolve, 50));
	for (const group of groups.keys()) send(group, 'SIGKILL');
	for (const folder of folders) {
		for (const mount of mountsBelow(folder)) spawnSync('umount', ['--lazy', mount]);
		try {
			rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
		} catch {
			// The others can still go.
		}
	}
}

const commands = {
	add: (group, { gently }) => groups.set(group, gently === true),
	drop: (group) => groups.delete(group),
	folder: (folder) => folders.add(folder),
	dropFolder: (folder) => folders.delete(folder),
};

createInterface({ input: process.stdin })
	.on('line', (line) => {
		const message = JSON.parse(line);
		for (const [name, value] of Object.entries(message)) commands[name]?.(value, message);
	})
	.on('close', () => void cleanUp().then(() => process.exit()));
