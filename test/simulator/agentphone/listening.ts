import type { IncomingHttpHeaders } from 'node:http';

import type { AnswerLine, VoiceAnswer } from './answer';
import { messageOf } from '../common/apiError';
import { TurnRecord, type CutReason } from '../common/line';
import { readAnswer } from './reading';
import { post, readText } from '../common/post';
import type { PreparedDelivery } from './webhooks/prepare';

/** A started answer that never ends is given up; the platform's own limit is not documented. */
const MAX_TURN_MS = 120_000;

/** How long an answer may stay open after its closing line before that counts as a problem. */
const LINGER_MS = 2_000;

export interface ListenOptions {
	hangUpAfterLines?: number;
	hangUpAfterMs?: number;
	/** The caller hangs up when it is aborted. */
	hangUp?: AbortSignal;
	onLine?: (line: AnswerLine) => void;
}

/** What came over the line, besides the words themselves. */
export interface Heard {
	/** Null when no answer began. */
	status: number | null;
	contentType: string | null;
	headers: IncomingHttpHeaders;
	body: string;
	/** The status line and headers; then the first byte of the body; then the first whole line. */
	headMs: number | null;
	firstByteMs: number | null;
	firstLineMs: number | null;
	totalMs: number;
	cut: CutReason | null;
	/** The connection failed, and not by the caller. */
	lost: string | null;
}

/** Posts a voice turn and fills `answer` while the lines come (docs/platforms/agentphone.md, 4.6, "Behaviour"). */
export async function listen(
	prepared: PreparedDelivery,
	answer: VoiceAnswer,
	closed: AbortSignal,
	{ hangUpAfterLines, hangUpAfterMs, hangUp, onLine }: ListenOptions,
): Promise<Heard> {
	const started = performance.now();
	const elapsed = () => Math.round(performance.now() - started);
	const line = new TurnRecord(closed);
	const heard: Heard = {
		status: null,
		contentType: null,
		headers: {},
		body: '',
		headMs: null,
		firstByteMs: null,
		firstLineMs: null,
		totalMs: 0,
		cut: null,
		lost: null,
	};

	// The limit is on "starts responding": the first byte of the body stops it.
	line.cutAfter(prepared.timeoutMs, 'time-out');
	line.cutAfter(MAX_TURN_MS, 'endless');
	if (hangUpAfterMs !== undefined) line.cutAfter(hangUpAfterMs, 'hang-up');
	const onHangUp = () => line.cut('hang-up');
	hangUp?.addEventListener('abort', onHangUp, { once: true });
	const onFirstByte = () => {
		line.stop('time-out');
		heard.firstByteMs ??= elapsed();
	};
	const hear = (spoken: AnswerLine): boolean => {
		heard.firstLineMs ??= spoken.atMs;
		onLine?.(spoken);
		if (answer.final) line.cutAfter(LINGER_MS, 'linger');
		if (answer.lines.length !== hangUpAfterLines) return true;
		line.cut('hang-up');
		return false;
	};

	try {
		const response = await post({ ...prepared, signal: line.signal });
		heard.headMs = elapsed();
		heard.status = response.statusCode ?? null;
		heard.contentType = response.headers['content-type'] ?? null;
		heard.headers = response.headers;
		const success = heard.status !== null && heard.status >= 200 && heard.status < 300;
		heard.body = success ? await readAnswer(response, { answer, elapsed, onFirstByte, onLine: hear }) : await readText(response);
	} catch (error) {
		if (!line.reason) heard.lost = messageOf(error);
	}
	line.release();
	hangUp?.removeEventListener('abort', onHangUp);
	heard.totalMs = elapsed();
	heard.cut = line.reason;
	if (heard.cut === 'linger') answer.problems.push(`still open ${LINGER_MS} ms after the closing line`);
	if (heard.cut === 'endless') answer.problems.push(`no end after ${MAX_TURN_MS} ms`);
	if (heard.lost && heard.status !== null) answer.problems.push(`connection lost: ${heard.lost}`);
	return heard;
}
