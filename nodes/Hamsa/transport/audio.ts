import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { apiError } from '../../shared/http/apiError';
import { bytesOf, chunksOf, QuietStream, type ByteStream } from '../../shared/http/byteStream';
import { openStream } from '../../shared/http/openStream';
import { noAnswer, sendOnce } from '../../shared/http/send';
import { account, CREDENTIAL } from './account';
import { HAMSA_RATE_LIMIT } from './rateLimit';
import { explainStatus, wording } from './request';

/** More than ten minutes of 16 kHz speech. Hamsa names no limit; this one keeps an item from filling the memory of n8n. */
export const MAX_AUDIO_BYTES = 25 * 1024 * 1024;

export interface AudioRequest {
	/** Made with `endpoint`. */
	path: string;
	body: IDataObject;
	/** How long the whole of it may take. */
	timeoutMs: number;
	/** The item an exception is about. */
	itemIndex: number;
}

/**
 * Asks Hamsa to make audio, and reads it as it comes. It costs credits, so it is never asked for a second time by itself.
 *
 * @throws NodeApiError for anything but a success, and if the audio breaks off or takes too long
 * @throws NodeOperationError if it is more than `MAX_AUDIO_BYTES`
 */
export async function apiAudio(this: IExecuteFunctions, { path, body, timeoutMs, itemIndex }: AudioRequest): Promise<Buffer> {
	const { baseURL, secrets } = await account.call(this, itemIndex);
	const until = monotonicNow() + timeoutMs;
	const told = { ...wording, repeatable: false, rateLimit: HAMSA_RATE_LIMIT, secrets, itemIndex, explainStatus };
	const headers = { Accept: 'audio/wav' };
	const options = { method: 'POST' as const, url: baseURL + path, body, headers, encoding: 'stream' as const, timeout: timeoutMs };
	const stream = await openStream.call(this, { ...told, accepts: isAudio }, async () => await sendOnce.call(this, CREDENTIAL, options, itemIndex));
	try {
		return await collected.call(this, stream, until, timeoutMs, itemIndex);
	} catch (error) {
		if (error instanceof NodeOperationError) throw new NodeOperationError(this.getNode(), error);
		throw apiError(this.getNode(), { ...told, outcome: { ...noAnswer(error), begun: true, attempts: 1, mayHaveActed: true } });
	}
}

/** The documentation says audio/wav (docs/platforms/hamsa.md, 11.1); what says nothing in particular may be audio too. */
const isAudio = (contentType: string) => /^(audio\/|application\/octet-stream|undefined$)/i.test(contentType);

async function collected(this: IExecuteFunctions, stream: ByteStream, until: number, quietMs: number, itemIndex: number): Promise<Buffer> {
	const audio = new Audio(this, itemIndex);
	for await (const chunk of chunksOf(stream, { until: Infinity, quietMs })) {
		if (monotonicNow() > until) throw new QuietStream('it took too long');
		audio.add(chunk);
	}
	return audio.bytes;
}

/** Audio that comes piece by piece and may not grow without end. */
export class Audio {
	private readonly pieces: Buffer[] = [];
	private size = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/** @throws NodeOperationError once it is more than `MAX_AUDIO_BYTES` */
	add(piece: Uint8Array | string): void {
		const bytes = bytesOf(piece);
		this.size += bytes.length;
		if (this.size > MAX_AUDIO_BYTES) {
			throw new NodeOperationError(this.context.getNode(), `Hamsa sent more than ${MAX_AUDIO_BYTES / 1024 / 1024} MB of audio`, {
				itemIndex: this.itemIndex,
				description: 'The rest was not read. Split the text into shorter ones. What Hamsa made so far may have been charged.',
			});
		}
		this.pieces.push(bytes);
	}

	get bytes(): Buffer {
		return Buffer.concat(this.pieces);
	}
}
