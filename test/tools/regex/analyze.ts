import { createRequire } from 'node:module';

import type { Expression } from './collect';
import type { Pumped } from './measure';

/** How long the analysis of an expression may take, in milliseconds. */
const ANALYSIS_MS = 3_000;

/** As much as is used of recheck (https://makenowjust-labs.github.io/recheck/). */
interface Recheck {
	checkSync(source: string, flags: string, options: { timeout: number; recallTimeout: number }): Diagnostics;
}

type Diagnostics =
	| { status: 'safe' | 'unknown' }
	| {
			status: 'vulnerable';
			complexity: { type: string; degree?: number };
			attack: { pumps: Array<{ prefix: string; pump: string }>; suffix: string };
	  };

/** Its version without Java and native code; `undefined` if it is not installed. */
export function recheck(): Recheck | undefined {
	try {
		return createRequire(__filename)('recheck/lib/browser.js') as Recheck;
	} catch {
		return undefined;
	}
}

/** What an expression costs in the worst case (`safe`, `exponential`, `polynomial 2`, `unknown`), and texts that make it slow. */
export function analyzed({ source, flags }: Expression, tool: Recheck | undefined): { kind: string; attacks: Pumped[] } {
	try {
		const found = tool?.checkSync(source, flags, { timeout: ANALYSIS_MS, recallTimeout: -1 });
		if (found?.status !== 'vulnerable') return { kind: found?.status ?? 'unknown', attacks: [] };
		const { complexity, attack } = found;
		// Of several repeated parts the last one counts; those before it are its beginning.
		const attacks = attack.pumps.map(({ prefix, pump }, index) => ({
			prefix:
				attack.pumps
					.slice(0, index)
					.map((one) => one.prefix + one.pump.repeat(50))
					.join('') + prefix,
			pump,
			suffix: attack.suffix,
		}));
		return { kind: complexity.degree === undefined ? complexity.type : `${complexity.type} ${complexity.degree}`, attacks };
	} catch {
		return { kind: 'unknown', attacks: [] };
	}
}
