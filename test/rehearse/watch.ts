// Plays everything once, and after that what has changed.
import path from 'node:path';

import { Changes } from './changes';
import { filesOf, type Loaded } from './load';
import { count } from './report/words';

export interface Watching {
	/** Reads all files anew. */
	load: () => Promise<Loaded>;
	play: (loaded: Loaded) => Promise<void>;
	say: (text: string) => void;
	/** Ends it. */
	until: AbortSignal;
}

/** The part of a round that a change is about: what changed, and what was wrong before and no more. */
function partOf({ good, wrong, files }: Loaded, changed: ReadonlySet<string>, wrongBefore: ReadonlySet<string>): Loaded {
	return {
		good: good.filter((one) => wrongBefore.has(one.file) || filesOf(one).some((file) => changed.has(file))),
		wrong: wrong.filter(({ file }) => !wrongBefore.has(file) || changed.has(path.resolve(file))),
		files,
	};
}

/** @throws when it is ended, or a file is not there at the beginning */
export async function playAgain({ load, play, say, until }: Watching): Promise<never> {
	const changes = new Changes(until);
	let loaded = await load();
	let part = loaded;
	for (;;) {
		changes.follow(loaded.files);
		if (part.good.length + part.wrong.length > 0) {
			await play(part);
			say(`\nWatching ${count(loaded.files.length, 'file')}. Ctrl+C ends it.`);
		}
		const changed = await changes.next();
		const wrongBefore = new Set(loaded.wrong.map(({ file }) => file));
		try {
			loaded = await load();
			part = partOf(loaded, changed, wrongBefore);
		} catch (error) {
			// A file is away for a while.
			say(error instanceof Error ? error.message : String(error));
			part = { good: [], wrong: [], files: [] };
		}
	}
}
