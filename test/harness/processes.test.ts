import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import pWaitFor from 'p-wait-for';
import { processesOf } from '../e2e/harness/processes';

/** Starts a process with a child and a grandchild in a temporary folder, says where, and waits for ever. */
const ownerProgram = `
const { makeTempFolder, startProcess } = require(${JSON.stringify(path.join(__dirname, '../e2e/harness/processes.ts'))});
makeTempFolder('owner').then(async (cwd) => {
	const env = { PATH: process.env.PATH, HOME: cwd };
	await startProcess('sh', ['-c', 'sleep 1000 & sleep 1000'], { cwd, env, logFile: cwd + '/log' });
	// Deaf to polite signals, like a server that hangs.
	await startProcess('sh', ['-c', 'trap "" TERM INT; sleep 1000 & wait; sleep 1000'], { cwd, env, logFile: cwd + '/log', gently: process.argv[1] === 'gently' });
	if (process.argv.includes('mounted')) {
		require('node:fs').mkdirSync(cwd + '/disk');
		require('node:child_process').execFileSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'tmpfs', cwd + '/disk']);
		require('node:fs').writeFileSync(cwd + '/disk/file', '');
	}
	console.log(cwd);
	setInterval(() => undefined, 1000);
});
`;

let owner: ChildProcess | undefined;

afterEach(() => {
	owner?.kill('SIGKILL');
});

async function startOwner(...args: string[]): Promise<string> {
	owner = spawn(process.execPath, ['--import', 'tsx', '-e', ownerProgram, ...args], {
		cwd: path.join(__dirname, '../..'),
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	for await (const line of createInterface({ input: owner.stdout! })) return line;
	throw new Error('the owner ended early');
}

test.each<[NodeJS.Signals, string[]]>([
	['SIGKILL', []],
	['SIGTERM', []],
	['SIGINT', []],
	['SIGKILL', ['gently']],
	// Only root may mount a disk, and so leave one behind.
	...(process.getuid?.() === 0 ? [['SIGKILL', ['mounted']] as [NodeJS.Signals, string[]]] : []),
])('nothing outlives its owner: %s %s', async (signal, args) => {
	const folder = await startOwner(...args);
	// A shell runs before what it starts does.
	await pWaitFor(() => processesOf(folder).length >= 4, { interval: 20, timeout: 30_000 });
	owner!.kill(signal);
	await pWaitFor(() => processesOf(folder).length === 0 && !existsSync(folder), { interval: 20, timeout: 30_000 });
});
