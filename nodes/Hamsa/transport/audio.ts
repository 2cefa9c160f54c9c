import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { bytesOf, readChunks, StreamIdleError, type ByteStream } from '../../shared/http/byteStream';
import { client } from './client';

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
	const until = monotonicNow() + timeoutMs;
	const stream = await client.stream.call(this, { method: 'POST', path, body, accept: 'audio/wav', accepts: isAudio, timeoutMs, itemIndex });
	try {
		return await collected.call(this, stream, until, timeoutMs, itemIndex);
	} catch (error) {
		if (error instanceof NodeOperationError) throw new NodeOperationError(this.getNode(), error);
		throw await client.brokenStream.call(this, error, { itemIndex });
	}
}

/** The documentation says audio/wav (docs/platforms/hamsa.md, 11.1); what says nothing in particular may be audio too. */
const isAudio = (contentType: string) => /^(audio\/|application\/octet-stream|undefined$)/i.test(contentType);

async function collected(this: IExecuteFunctions, stream: ByteStream, until: number, idleTimeoutMs: number, itemIndex: number): Promise<Buffer> {
	const audio = new Audio(this, itemIndex);
	for await (const chunk of readChunks(stream, { until: Infinity, idleTimeoutMs })) {
		if (monotonicNow() > until) throw new StreamIdleError('it took too long');
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
