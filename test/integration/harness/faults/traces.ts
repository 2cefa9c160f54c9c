import { inspect } from 'node:util';

/**
 * Everything a run leaves behind, as one text: data, errors with stack, cause and context, and what was written to the
 * console meanwhile.
 */
export class Traces {
	private written = '';

	constructor() {
		for (const stream of [process.stdout, process.stderr]) {
			jest.spyOn(stream, 'write').mockImplementation((chunk) => {
				this.written += String(chunk);
				return true;
			});
		}
		for (const level of ['log', 'info', 'warn', 'error', 'debug'] as const) {
			jest.spyOn(console, level).mockImplementation((...texts: unknown[]) => void (this.written += inspect(texts)));
		}
	}

	/** Whether the secret is anywhere in what is given or in what was written. */
	hold(secret: string, ...left: unknown[]): boolean {
		const text =
			this.written +
			left
				.map((one) => inspect(one, { depth: Infinity, maxArrayLength: Infinity, maxStringLength: Infinity, showHidden: true }))
				.join('\n');
		return [secret, Buffer.from(secret).toString('base64').replace(/=+$/, '')].some((picture) => text.includes(picture));
	}
}
