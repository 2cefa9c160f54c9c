// Runs commands side by side, each as soon as those it needs have ended well, and prints what each had to say when it ends.
import { spawn } from 'node:child_process';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');

/**
 * @typedef {object} Step
 * @property {string} name
 * @property {string[]} command
 * @property {string[]} [needs] names of steps that must have ended well
 * @property {number} [cores] how many it keeps busy (default 1); 0 for one that waits most of the time
 */

const secondsSince = (moment) => Math.round((Date.now() - moment) / 1000);

/** @returns {Promise<{ code: number, output: string }>} */
async function execute(command, children) {
	const child = spawn(command[0], command.slice(1), {
		cwd: root,
		stdio: ['ignore', 'pipe', 'pipe'],
		shell: process.platform === 'win32',
	});
	children.add(child);
	let output = '';
	for (const stream of [child.stdout, child.stderr]) {
		stream.setEncoding('utf8');
		stream.on('data', (text) => (output += text));
	}
	const code = await new Promise((resolve) => {
		child.on('error', (error) => {
			output += error.message;
			resolve(1);
		});
		child.on('close', (status) => resolve(status ?? 1));
	});
	children.delete(child);
	return { code, output };
}

/** The line that test.mjs ends with. */
const countsIn = (output) => {
	const [, passed, failed] = output.match(/^(\d+) passed, (\d+) failed(?!.*^\d+ passed, \d+ failed)/ms) ?? [];
	return passed === undefined ? undefined : { passed: Number(passed), failed: Number(failed) };
};

/**
 * Steps are begun in their order; one that waits for a core lets nobody pass.
 * A step that fails does not end the others, but those that need it are not run.
 *
 * @param {Step[]} steps
 * @returns {Promise<Array<{ name: string, result: 'passed' | 'failed' | 'not run', seconds: number, passed: number, failed: number }>>}
 */
export async function runSteps(steps, cores = Math.max(2, availableParallelism())) {
	const started = Date.now();
	const results = new Map();
	const running = new Map();
	const children = new Set();
	for (const signal of ['SIGINT', 'SIGTERM']) {
		process.once(signal, () => {
			for (const child of children) child.kill(signal);
			process.exit(1);
		});
	}
	const waiting = [...steps];
	const isReady = ({ needs = [] }) => needs.every((name) => results.get(name)?.result === 'passed');
	const isHopeless = ({ needs = [] }) => needs.some((name) => results.has(name) && results.get(name).result !== 'passed');
	const busy = () => [...running.keys()].reduce((sum, { cores: own = 1 }) => sum + Math.min(own, cores), 0);

	const begin = (step) => {
		const begun = Date.now();
		console.log(`... ${step.name} begins (${secondsSince(started)} s)`);
		const work = execute(step.command, children).then(({ code, output }) => {
			const seconds = secondsSince(begun);
			const counts = countsIn(output) ?? { passed: 0, failed: 0 };
			if (code !== 0 && counts.failed === 0) counts.failed = 1;
			results.set(step.name, { name: step.name, result: code === 0 ? 'passed' : 'failed', seconds, ...counts });
			running.delete(step);
			console.log(
				`\n=== ${step.name}: ${code === 0 ? 'done' : 'FAILED'} after ${seconds} s (${step.command.join(' ')})\n${output.trimEnd()}\n`,
			);
		});
		running.set(step, work);
	};

	while (waiting.length > 0 || running.size > 0) {
		for (const step of waiting.filter(isHopeless)) {
			waiting.splice(waiting.indexOf(step), 1);
			results.set(step.name, { name: step.name, result: 'not run', seconds: 0, passed: 0, failed: 1 });
		}
		for (const step of waiting.filter(isReady)) {
			if (running.size > 0 && busy() + Math.min(step.cores ?? 1, cores) > cores) break;
			waiting.splice(waiting.indexOf(step), 1);
			begin(step);
		}
		if (running.size > 0) await Promise.race(running.values());
		else if (waiting.length > 0 && !waiting.some(isHopeless))
			throw new Error(`these need what is not there: ${waiting.map(({ name }) => name).join(', ')}`);
	}
	return steps.map(({ name }) => results.get(name));
}

/** Prints a table of seconds. @returns whether all passed */
export function printTable(results, wallSeconds) {
	const rows = [
		['step', 'seconds', 'result'],
		...results.map(({ name, seconds, result }) => [name, String(seconds), result]),
		['all together', String(wallSeconds), ''],
	];
	const widths = rows[0].map((_cell, index) => Math.max(...rows.map((row) => row[index].length)));
	console.log();
	for (const [name, seconds, result] of rows)
		console.log([name.padEnd(widths[0]), seconds.padStart(widths[1]), result].join('  ').trimEnd());
	return results.every(({ result }) => result === 'passed');
}
