// What n8n's expression engine did for each webhook call: see preload/traceExpressions.mjs.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

export interface TraceEvent {
	event: 'acquire' | 'evaluate' | 'line' | 'release' | 'request' | 'start';
	/** Number of the webhook call in whose course it happened. */
	call?: number;
	url?: string;
	expression?: string;
}

/** Environment variables that make n8n write its trace into `file`. */
export const traceTo = (file: string): Record<string, string> => ({
	NODE_OPTIONS: `--import ${pathToFileURL(path.join(__dirname, 'preload/traceExpressions.mjs')).href}`,
	EXPRESSION_TRACE: file,
});

/** Everything so far, oldest first. */
export function readTrace(file: string): TraceEvent[] {
	return readFileSync(file, 'utf8')
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as TraceEvent);
}

/** What happened in the course of all webhook calls at that URL. */
export function callsTo(trace: TraceEvent[], url: string): TraceEvent[] {
	const calls = new Set(callNumbers(trace, url));
	return trace.filter(({ call }) => calls.has(call));
}

const callNumbers = (trace: TraceEvent[], url: string) =>
	trace.filter((one) => one.event === 'request' && one.url === new URL(url).pathname).map(({ call }) => call);

/** Per webhook call at that URL, oldest first: what happened in its course before the first byte of its answer. */
export function beforeFirstLine(trace: TraceEvent[], url: string): TraceEvent[][] {
	return callNumbers(trace, url).map((call) => {
		const own = trace.filter((one) => one.call === call);
		const line = own.findIndex(({ event }) => event === 'line');
		if (line === -1) throw new Error(`webhook call ${call} was not answered`);
		return own.slice(0, line);
	});
}
