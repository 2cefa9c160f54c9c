// What came of each burst, for the table in docs/faults.md (test/tools/faults.mjs writes it).
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

import { repositoryRoot } from '../../e2e/harness/paths';
import type { Mode } from './fixture';

export interface Row {
	fault: string;
	mode: Mode;
	/** Distinct events sent, each with all the repetitions its platform makes. */
	delivered: number;
	/** Answered with 2xx in the end. */
	acknowledged: number;
	/** Whose work was done exactly once, retries by hand included. */
	executedOnce: number;
	/** Whose execution broke off and was retried by hand. */
	byHand: number;
	/** Acknowledged, and n8n does not hold it: neither done nor to be retried. */
	lost: number;
	/** Times the work was done beyond once for each. */
	doubled: number;
	/** How the turns of those ended who were on the line. */
	callers: { answered: number; fallbackMessage: number; cutOff: number };
	/** The longest time one of them heard nothing new. */
	longestSilenceSeconds: number;
	/** From the first delivery until all was over. */
	seconds: number;
}

const file = path.join(repositoryRoot, 'test-results/fault-rows.json');

/** Adds a row, in place of one of the same fault and mode. */
export function noteRow(row: Row): void {
	let rows: Row[] = [];
	try {
		rows = JSON.parse(readFileSync(file, 'utf8')) as Row[];
	} catch {
		// The first one.
	}
	const others = rows.filter(({ fault, mode }) => fault !== row.fault || mode !== row.mode);
	mkdirSync(path.dirname(file), { recursive: true });
	writeFileSync(file, JSON.stringify([...others, { ...row, at: new Date().toISOString() }], null, '\t'));
	console.log(JSON.stringify(row));
}
