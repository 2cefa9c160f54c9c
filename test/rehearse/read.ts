// Reads the file of a rehearsal, and says where it is wrong.
import { readFile } from 'node:fs/promises';

import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

import { CHECKS } from './checks';
import { rehearsal, type Rehearsal } from './format';
import { innermost, isUnknownKey, wordsFor } from './issues';

/** The message names file, line and what to write instead. */
export class FileError extends Error {}

/** A rehearsal, and where things stand in its file. */
export interface RehearsalFile {
	file: string;
	rehearsal: Rehearsal;
	/** @param key the line of this key, and not of what stands behind it */
	lineAt: (path: PropertyKey[], key?: string) => number;
}

/** YAML or JSON. @throws {FileError} for the first mistake of the file */
export async function readRehearsal(file: string): Promise<RehearsalFile> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new FileError(`${file}: there is no such file`);
	});
	return readText(text, file);
}

/** @param file its name, for messages @throws {FileError} */
export function readText(text: string, file: string): RehearsalFile {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const [broken] = document.errors;
	if (broken) throw new FileError(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
	const lineAt = (path: PropertyKey[], key?: string) => lineIn(document, lines, path, key);
	const parsed = rehearsal.safeParse(document.toJS({ maxAliasCount: 20 }), { reportInput: true });
	if (parsed.success) return { file, rehearsal: parsed.data, lineAt };
	const all = parsed.error.issues.flatMap(innermost);
	// A misspelled key is missing under its right name, too.
	const issue = all.find(isUnknownKey) ?? all[0];
	const line = lineAt(issue.path, isUnknownKey(issue) ? issue.keys[0] : undefined);
	throw new FileError(`${file}:${line}: ${wordsFor(issue, knownAt)}`);
}

/** The same, without the places. @throws {FileError} */
export const parseRehearsal = (text: string, file: string): Rehearsal => readText(text, file).rehearsal;

function lineIn(document: Document, lines: LineCounter, path: PropertyKey[], wanted: string | undefined): number {
	for (let length = path.length; length >= 0; length--) {
		const node = length === 0 ? document.contents : document.getIn(path.slice(0, length), true);
		const key =
			isMap(node) && wanted !== undefined
				? node.items.find((pair) => isPair(pair) && isScalar(pair.key) && pair.key.value === wanted)?.key
				: undefined;
		const place = isNode(key) ? key : isNode(node) ? node : undefined;
		if (place?.range) return lines.linePos(place.range[0]).line;
	}
	return 1;
}

const KNOWN_AT_THE_TOP = Object.keys(rehearsal.shape);
const KNOWN_IN_A_TURN = Object.keys(rehearsal.shape.turns.element.shape);
const KNOWN_IN_A_SCRIPT = ['when', 'calls', 'says', 'tool', 'with'];

function knownAt(path: PropertyKey[]): string[] {
	if (path.length === 0) return KNOWN_AT_THE_TOP;
	if (path[0] === 'script') return KNOWN_IN_A_SCRIPT;
	if (path[0] === 'turns' && path.length === 2) return KNOWN_IN_A_TURN;
	// A name after the number of an entry: inside a check.
	return typeof path.at(-1) === 'string' ? ['node', 'with', 'table', 'to', 'contains'] : Object.keys(CHECKS);
}
