// Reads the file of a rehearsal, and says where it is wrong.
import { readFile } from 'node:fs/promises';

import { isMap, isNode, isPair, isScalar, LineCounter, parseDocument, type Document } from 'yaml';

import { CHECKS } from './checks';
import { rehearsal, type Rehearsal } from './format';
import { innermost, wordsFor, type Issue } from './issues';

/** The message names file, line and what to write instead. */
export class FileError extends Error {}

/** YAML or JSON. @throws {FileError} for the first mistake of the file */
export async function readRehearsal(file: string): Promise<Rehearsal> {
	const text = await readFile(file, 'utf8').catch(() => {
		throw new FileError(`${file}: there is no such file`);
	});
	return parseRehearsal(text, file);
}

/** @param file its name, for messages @throws {FileError} */
export function parseRehearsal(text: string, file: string): Rehearsal {
	const lines = new LineCounter();
	const document = parseDocument(text, { lineCounter: lines, prettyErrors: false });
	const [broken] = document.errors;
	if (broken) throw new FileError(`${file}:${lines.linePos(broken.pos[0]).line}: ${broken.message}`);
	const parsed = rehearsal.safeParse(document.toJS({ maxAliasCount: 20 }), { reportInput: true });
	if (parsed.success) return parsed.data;
	const [issue] = parsed.error.issues.flatMap(innermost);
	throw new FileError(`${file}:${lineOf(document, lines, issue)}: ${wordsFor(issue, knownAt)}`);
}

function lineOf(document: Document, lines: LineCounter, { path, ...issue }: Issue): number {
	const wanted = issue.code === 'unrecognized_keys' ? issue.keys[0] : undefined;
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
