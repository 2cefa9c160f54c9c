// Reads what is to be played, and keeps the files with a mistake apart.
import path from 'node:path';

import { filesIn, type Options } from './options';
import { CannotRun } from './pretend';
import { FileError, readRehearsal, type RehearsalFile } from './read';
import { mistakesIn } from './resolve';
import type { Outcome } from './result';
import { TestBed } from './testBed';

export interface Loaded {
	/** Without a mistake. */
	good: RehearsalFile[];
	wrong: Outcome[];
	/** Everything that was read or looked for: rehearsals and files of workflows. */
	files: string[];
}

/** A rehearsal's own file, and the one of its workflow. */
export const filesOf = ({ file, rehearsal: { workflow } }: Pick<RehearsalFile, 'file' | 'rehearsal'>): string[] =>
	[file, ...(workflow === undefined ? [] : [path.resolve(path.dirname(file), workflow)])].map((one) => path.resolve(one));

/** Says what is wrong with the names of a file. */
type Look = (one: RehearsalFile) => Promise<string[]>;

async function loadWith({ files, only }: Options, look: Look): Promise<Loaded> {
	const good: RehearsalFile[] = [];
	const wrong: Outcome[] = [];
	const looked: string[] = [];
	const refuse = (file: string, reason: string) =>
		wrong.push({ file, title: path.basename(file), is: 'couldNotRun', reason, played: [], mustPass: 1 });
	for (const file of await filesIn(files)) {
		looked.push(path.resolve(file));
		try {
			const read = await readRehearsal(file);
			if (only !== undefined && !read.rehearsal.rehearsal.toLowerCase().includes(only.toLowerCase())) continue;
			looked.push(...filesOf(read));
			const mistakes = await look(read);
			if (mistakes.length > 0) refuse(file, mistakes.join('\n  '));
			else good.push(read);
		} catch (error) {
			if (!(error instanceof FileError)) throw error;
			refuse(file, error.message);
		}
	}
	return { good, wrong, files: [...new Set(looked)] };
}

/** Who is there to be called, only the console knows. */
async function loadForConsole(options: Options, url: string): Promise<Loaded> {
	const testBed = await TestBed.on(url);
	const look: Look = async ({ file, rehearsal }) => {
		try {
			await testBed.find(rehearsal);
			return [];
		} catch (error) {
			if (error instanceof CannotRun) return [`${file}: ${error.message}`];
			throw error;
		}
	};
	try {
		return await loadWith(options, look);
	} finally {
		await testBed.close();
	}
}

/** @throws Error when a file or folder is not there, or no console answers */
export async function load(options: Options): Promise<Loaded> {
	const { on, check } = options;
	if (on === undefined) return await loadWith(options, mistakesIn);
	return check ? await loadForConsole(options, on) : await loadWith(options, async () => await Promise.resolve([]));
}
