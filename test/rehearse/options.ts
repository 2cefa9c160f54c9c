import { parseArgs } from 'node:util';
import { readdir, stat } from 'node:fs/promises';
import path from 'node:path';

export interface Options {
	files: string[];
	/** Only rehearsals with this in their title. */
	only?: string;
	junit?: string;
	page?: string;
	/** A console that runs already. */
	on?: string;
	runs?: number;
	/** Reads the files, and plays nothing. */
	check: boolean;
	/** Plays again when a file changes, until it is interrupted. */
	watch: boolean;
	/** On an n8n with a queue. */
	queue: boolean;
	/** A check that was not judged has failed. */
	strict: boolean;
}

export const USAGE = `npm run rehearse -- <file or folder> ...
  --only "books"       only rehearsals with this in their title
  --check              read the files and say what is wrong with them; play nothing
  --watch              play again what changes, until Ctrl+C
  --on http://...      on the call console of a running "npm start"
  --queue              on an n8n with a queue and a worker, for which Redis and PostgreSQL are installed
  --runs 5             play each so often; all must pass where the file says nothing else
  --strict             a check that is not judged has failed
  --junit out.xml      for CI services
  --page out.html      for people`;

/** @throws Error with the usage */
export function optionsIn(args: string[]): Options {
	const text = { type: 'string' } as const;
	const flag = { type: 'boolean', default: false } as const;
	const { values, positionals } = parseArgs({
		args,
		allowPositionals: true,
		options: { only: text, junit: text, page: text, on: text, runs: text, check: flag, watch: flag, queue: flag, strict: flag },
	});
	const runs = values.runs === undefined ? undefined : Number(values.runs);
	if (runs !== undefined && !(Number.isInteger(runs) && runs >= 1 && runs <= 100)) throw new Error('--runs takes a number from 1 to 100');
	if (positionals.length === 0) throw new Error(USAGE);
	const { only, junit, page, on, check, watch, queue, strict } = values;
	if (watch && check) throw new Error('--check plays nothing: leave out one of --watch and --check');
	if (queue && on !== undefined) throw new Error('--queue starts an n8n of its own: leave out one of --queue and --on');
	return { files: positionals, only, junit, page, on, runs, check, watch, queue, strict };
}

/** Files as they are, folders with every rehearsal in them. @throws Error for one that is not there */
export async function filesIn(names: string[]): Promise<string[]> {
	const all = await Promise.all(
		names.map(async (name) => {
			const found = await stat(name).catch(() => {
				throw new Error(`There is no file or folder ${name}`);
			});
			if (!found.isDirectory()) return [name];
			const inside = await readdir(name);
			return inside
				.filter((file) => /\.(ya?ml|json)$/.test(file))
				.sort()
				.map((file) => path.join(name, file));
		}),
	);
	return all.flat();
}
