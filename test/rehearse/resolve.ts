// Whether everything that a rehearsal names is there, told without n8n.
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';

import type { WorkflowJson } from '../e2e/harness/workflows';
import { callerFor, eventOf, numberFor } from './acts';
import { calleeOf, calleesOfTheTestBed, type Callee } from './callees';
import { suggestion } from './issues';
import { tablesIn, unknownNames, type UnknownName } from './names';
import { CannotRun } from './pretend';
import type { RehearsalFile } from './read';
import { plain } from './text';

/** A trigger of this package: something that can be called, or told of an event. */
const TRIGGER = /^n8n-nodes-voice-agents\.\w+Trigger$/;

const isWorkflow = (parsed: unknown): parsed is WorkflowJson =>
	typeof parsed === 'object' && parsed !== null && Array.isArray((parsed as WorkflowJson).nodes) && 'connections' in parsed;

/** @param file of a workflow, as n8n's editor downloads it @throws {CannotRun} with the nearest file, if it is not there */
export async function readWorkflow(file: string): Promise<WorkflowJson> {
	const text = await readFile(file, 'utf8').catch(async () => {
		const beside = (await readdir(path.dirname(file)).catch(() => [])).filter((name) => name.endsWith('.json'));
		const known = beside.length > 0 ? ` ${suggestion(path.basename(file), beside)}` : '';
		throw new CannotRun(`There is no workflow file ${file}.${known}`);
	});
	let parsed: unknown;
	try {
		parsed = JSON.parse(text);
	} catch {
		throw new CannotRun(`${file} is not JSON: download the workflow from n8n's editor`);
	}
	if (!isWorkflow(parsed)) throw new CannotRun(`${file} is no workflow: download one from n8n's editor`);
	return parsed;
}

async function publishedFrom(file: string): Promise<Callee> {
	const workflow = await readWorkflow(file);
	if (!workflow.nodes.some(({ type }) => TRIGGER.test(type))) {
		throw new CannotRun(`${file} has no trigger of n8n-nodes-voice-agents, so nobody can call it`);
	}
	return calleeOf({ ...workflow, name: workflow.name ?? path.basename(file) });
}

/** @throws {CannotRun} with the nearest name */
async function named(name: string): Promise<Callee | undefined> {
	// Numbers are given out when the platforms start.
	if (/^\+?\d[\d ]+$/.test(name)) return undefined;
	const { callees, waiting } = await calleesOfTheTestBed();
	const isIt = (one: string) => plain(one) === plain(name);
	const found = callees.find(({ names }) => names.some(isIt));
	if (found) return found;
	if (waiting.some(isIt)) {
		throw new CannotRun(
			`The example "${name}" needs an account of yours: publish it in the n8n of "npm start", and play this with --on`,
		);
	}
	const known = callees.map(({ names: [first] }) => first);
	throw new CannotRun(
		`Nobody is called "${name}". ${suggestion(name, known)} A workflow of your own is named by its file with "workflow", or played with --on.`,
	);
}

/** The words of what is thrown, and nothing for what goes well. */
function complaint(look: () => unknown): string[] {
	try {
		look();
		return [];
	} catch (error) {
		if (error instanceof CannotRun) return [error.message];
		throw error;
	}
}

/** Events that a platform does not have, and platforms that do not call. */
function unknownActs({ rehearsal }: RehearsalFile, target: Callee['target']): UnknownName[] {
	if (!target) return [];
	const acts = rehearsal.turns.map((turn, index) => ({ turn, path: ['turns', index] }));
	const ofPlatform = complaint(() => callerFor(rehearsal.as, target)).map((words) => ({ path: [], key: 'as', words }));
	const ofNumber = complaint(() => numberFor(rehearsal, target)).map((words) => ({ path: [], key: 'caller', words }));
	const isSent = ({ turn: { says, texts, event } }: (typeof acts)[number]) =>
		says !== undefined || texts !== undefined || event !== undefined;
	return [
		...(ofPlatform.length > 0 ? ofPlatform : ofNumber),
		...acts
			.filter(isSent)
			.flatMap(({ turn, path: place }) => complaint(() => eventOf(turn, target)).map((words) => ({ path: place, words }))),
	];
}

/** @returns each mistake with file and line; none where all is there */
export async function mistakesIn(one: RehearsalFile): Promise<string[]> {
	const { file, rehearsal, lineAt } = one;
	const said = ({ path: place, key, words }: UnknownName) => `${file}:${lineAt(place, key)}: ${words}`;
	const [key, find] =
		rehearsal.workflow === undefined
			? (['call', async () => await named(rehearsal.call!)] as const)
			: (['workflow', async () => await publishedFrom(path.resolve(path.dirname(file), rehearsal.workflow!))] as const);
	try {
		const callee = await find();
		if (!callee) return [];
		const others = (await calleesOfTheTestBed()).callees.map(({ workflow }) => workflow);
		const tables = tablesIn([...others, callee.workflow]);
		return [...unknownActs(one, callee.target), ...unknownNames(rehearsal, callee.workflow, tables)].map(said);
	} catch (error) {
		if (error instanceof CannotRun) return [said({ path: [], key, words: error.message })];
		throw error;
	}
}
