// A disk that is soon full, and nothing else with it.
import { execFile } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

export interface SmallDisk {
	/** Uses up all that is free. */
	fill(): Promise<void>;
	/** Gives that back. */
	free(): Promise<void>;
	/** Nobody may use it any more. */
	remove(): Promise<void>;
}

/** Puts a disk of so many megabytes at `folder`. */
export async function mountSmallDisk(folder: string, megabytes: number): Promise<SmallDisk> {
	await mkdir(folder, { recursive: true });
	await run('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', folder]).catch((error: unknown) => {
		throw new Error('The test of a full disk has to mount one, for which it must be root', { cause: error });
	});
	const filler = path.join(folder, 'filler');
	return {
		fill: async () => {
			// Ends with an error as soon as nothing is left, down to the last block.
			await run('dd', ['if=/dev/zero', `of=${filler}`, 'bs=4k']).catch(() => undefined);
			const oneMore = path.join(folder, 'one-more');
			await expect(writeFile(oneMore, Buffer.alloc(100_000))).rejects.toMatchObject({ code: 'ENOSPC' });
			await rm(oneMore, { force: true });
		},
		free: async () => await rm(filler, { force: true }),
		remove: async () => void (await run('umount', [folder])),
	};
}
