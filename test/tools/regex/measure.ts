// How long an expression takes for texts, at most so long: in a thread of its own, which can be ended.
import { Worker } from 'node:worker_threads';

/** A repeated text with something before and after it. */
export interface Pumped {
	prefix: string;
	pump: string;
	suffix: string;
}

const CODE = `
	const { parentPort } = require('node:worker_threads');
	parentPort.on('message', ({ source, flags, texts, length }) => {
		const expression = new RegExp(source, flags);
		const times = texts.map(({ prefix, pump, suffix }) => {
			const text = prefix + pump.repeat(Math.max(1, Math.floor((length - prefix.length - suffix.length) / pump.length))) + suffix;
			// The text is put together when it is first read.
			text.charCodeAt(length >> 1);
			const startedAt = performance.now();
			expression.lastIndex = 0;
			if (expression.global) text.replace(expression, '');
			else expression.exec(text);
			return performance.now() - startedAt;
		});
		parentPort.postMessage(times);
	});
`;

export class Stopwatch {
	private worker = new Worker(CODE, { eval: true });

	/** Milliseconds for each text, made as long as told; `undefined` if all of them together take longer than so many. */
	async time(source: string, flags: string, texts: Pumped[], length: number, limitMs: number): Promise<number[] | undefined> {
		const { worker } = this;
		let timer: NodeJS.Timeout | undefined;
		const answer = new Promise<number[]>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
		});
		const late = new Promise<undefined>((resolve) => {
			timer = setTimeout(() => resolve(undefined), limitMs);
		});
		worker.postMessage({ source, flags, texts, length });
		const times = await Promise.race([answer, late]);
		clearTimeout(timer);
		worker.removeAllListeners('message').removeAllListeners('error');
		if (times === undefined) {
			await worker.terminate();
			this.worker = new Worker(CODE, { eval: true });
		}
		return times;
	}

	async end(): Promise<void> {
		await this.worker.terminate();
	}
}
