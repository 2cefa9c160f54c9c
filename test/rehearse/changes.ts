// Tells which files have changed.
import { EventEmitter, once } from 'node:events';
import { watch, type FSWatcher } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Editors write a file in several steps. */
const SETTLE_MS = 200;

/** What rehearsals and workflows are written in. */
const OURS = /\.(?:ya?ml|json)$/;

export class Changes {
	/** By folder: editors put a new file in the place of the old one. */
	private readonly watchers = new Map<string, FSWatcher>();
	private readonly changed = new Set<string>();
	private readonly news = new EventEmitter();

	/** @param until ends it */
	constructor(private readonly until: AbortSignal) {
		until.addEventListener('abort', () => this.watchers.forEach((watcher) => watcher.close()), { once: true });
	}

	/** Besides those before: these files, and others in their folders. Folders that are not there are left out. */
	follow(files: string[]): void {
		for (const folder of new Set(files.map((file) => path.dirname(file)))) {
			if (this.watchers.has(folder)) continue;
			try {
				this.watchers.set(
					folder,
					watch(folder, (_kind, name) => this.note(name === null ? undefined : path.join(folder, name))),
				);
			} catch {
				// A rehearsal names a workflow of a folder that is not there: its own file must change first.
			}
		}
	}

	/** Absolute paths of what changed since it was last asked; waits until something did. @throws when it was ended */
	async next(): Promise<ReadonlySet<string>> {
		if (this.changed.size === 0) await once(this.news, 'change', { signal: this.until });
		await sleep(SETTLE_MS, undefined, { signal: this.until });
		const changed = new Set(this.changed);
		this.changed.clear();
		return changed;
	}

	private note(file: string | undefined): void {
		if (file === undefined || !OURS.test(file)) return;
		this.changed.add(file);
		this.news.emit('change');
	}
}
