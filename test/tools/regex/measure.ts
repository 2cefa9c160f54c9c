// How long an expression takes for a text, at most so long: in a thread of its own, which can be ended.
import { Worker } from 'node:worker_threads';

const CODE = `
	const { parentPort } = require('node:worker_threads');
	parentPort.on('message', ({ source, flags, texts }) => {
		const expression = new RegExp(source, flags);
		const times = texts.map((text) => {
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

	/** Milliseconds for each text; `undefined` if all of them together take longer than so many. */
	async time(source: string, flags: string, texts: string[], limitMs: number): Promise<number[] | undefined> {
		const { worker } = this;
		let timer: NodeJS.Timeout | undefined;
		const answer = new Promise<number[]>((resolve, reject) => {
			worker.once('message', resolve);
			worker.once('error', reject);
		});
		const late = new Promise<undefined>((resolve) => {
			timer = setTimeout(() => resolve(undefined), limitMs);
		});
		worker.postMessage({ source, flags, texts });
		const times = await Promise.race([answer, late]);
		clearTimeout(timer);
		worker.removeAllListeners();
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
