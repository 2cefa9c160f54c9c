import type { IncomingMessage } from 'node:http';

import type { AnswerLine, VoiceAnswer } from './answer';

const NEWLINE = 0x0a;

export interface Reading {
	answer: VoiceAnswer;
	/** Since the turn was posted. */
	elapsed: () => number;
	onFirstByte: () => void;
	/** Called for every line; false stops reading, as a caller who hangs up. */
	onLine: (line: AnswerLine) => boolean;
}

const mediaType = (response: IncomingMessage) => (response.headers['content-type'] ?? '').split(';')[0].trim().toLowerCase();

/** Cuts bytes into lines, so that a character split between two chunks stays whole. */
async function* linesOf(chunks: AsyncIterable<Buffer>, onRest: () => void): AsyncGenerator<string> {
	let rest: Buffer = Buffer.alloc(0);
	for await (const chunk of chunks) {
		rest = Buffer.concat([rest, chunk]);
		for (let end = rest.indexOf(NEWLINE); end >= 0; end = rest.indexOf(NEWLINE)) {
			yield rest.subarray(0, end).toString('utf8');
			rest = rest.subarray(end + 1);
		}
	}
	if (rest.length === 0) return;
	onRest();
	yield rest.toString('utf8');
}

async function* watched(response: IncomingMessage, onFirstByte: () => void): AsyncGenerator<Buffer> {
	for await (const chunk of response) {
		onFirstByte();
		yield chunk as Buffer;
	}
}

/**
 * Reads an answer as AgentPhone says it does (docs/platforms/agentphone.md, 4.6): `application/x-ndjson` line by line while it
 * comes, anything else as one JSON object when it is complete. Returns the whole text.
 */
export async function readAnswer(response: IncomingMessage, reading: Reading): Promise<string> {
	const { answer, elapsed, onFirstByte, onLine } = reading;
	const type = mediaType(response);
	const chunks = watched(response, onFirstByte);
	if (response.headers['content-encoding']) answer.problems.push('compressed, though nobody asked for it');

	if (type === 'application/x-ndjson') {
		const raws: string[] = [];
		for await (const raw of linesOf(chunks, () => answer.problems.push('last line without \\n'))) {
			raws.push(raw);
			if (raw.trim() === '') answer.problems.push('empty line');
			else if (!onLine(answer.takeLine(raw, elapsed()))) return raws.join('\n');
		}
		if (!answer.final && answer.lines.length > 0) answer.problems.push('the turn was never closed: every line is interim');
		return raws.join('\n');
	}

	const parts: Buffer[] = [];
	for await (const chunk of chunks) parts.push(chunk);
	const raw = Buffer.concat(parts).toString('utf8');
	if (raw.trim() === '') return raw;
	if (type !== 'application/json') answer.problems.push(`unexpected content type: ${type || 'none'}`);
	onLine(answer.takeWhole(raw, elapsed()));
	return raw;
}
