import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { monotonicNow } from '../../shared/clock';
import { bytesOf, readChunks, StreamIdleError, type ByteStream } from '../../shared/http/byteStream';
import { client } from './client';

/** More than ten minutes of 16 kHz speech. Hamsa documents no limit; this one protects the memory of n8n. */
export const MAX_AUDIO_BYTES = 25 * 1024 * 1024;

export interface AudioRequest {
	/** Built with `endpoint`. */
	path: string;
	body: IDataObject;
	/** Maximum time for the whole request, in milliseconds. */
	timeoutMs: number;
	/** The item that an error refers to. */
	itemIndex: number;
}

/**
 * Sends one request for audio and reads the response stream. The request is never repeated, because it costs credits.
 *
 * @returns the bytes as Hamsa sends them
 * @throws NodeApiError for anything but a success, and if the stream breaks off or takes too long
 * @throws NodeOperationError if there are more than `MAX_AUDIO_BYTES`
 */
export async function apiAudio(this: IExecuteFunctions, { path, body, timeoutMs, itemIndex }: AudioRequest): Promise<Buffer> {
	const until = monotonicNow() + timeoutMs;
	const stream = await client.stream.call(this, {
		method: 'POST',
		path,
		body,
		accept: 'audio/wav',
		accepts: isAudio,
		timeoutMs,
		itemIndex,
	});
	try {
		return await collectAudio.call(this, stream, until, timeoutMs, itemIndex);
	} catch (error) {
		if (error instanceof NodeOperationError) throw new NodeOperationError(this.getNode(), error);
		throw await client.brokenStream.call(this, error, { itemIndex });
	}
}

/** The documented type is audio/wav (docs/platforms/hamsa.md, 11.1); generic and missing types are accepted as well. */
const isAudio = (contentType: string) => /^(audio\/|application\/octet-stream|undefined$)/i.test(contentType);

async function collectAudio(
	this: IExecuteFunctions,
	stream: ByteStream,
	until: number,
	idleTimeoutMs: number,
	itemIndex: number,
): Promise<Buffer> {
	const audio = new AudioCollector(this, itemIndex);
	for await (const chunk of readChunks(stream, { until: Infinity, idleTimeoutMs })) {
		if (monotonicNow() > until) throw new StreamIdleError('it took too long');
		audio.add(chunk);
	}
	return audio.bytes;
}

/** Collects audio from a stream, up to `MAX_AUDIO_BYTES`. */
export class AudioCollector {
	private readonly chunks: Buffer[] = [];
	private size = 0;

	constructor(
		private readonly context: IExecuteFunctions,
		private readonly itemIndex: number,
	) {}

	/** @throws NodeOperationError once there are more than `MAX_AUDIO_BYTES` */
	add(chunk: Uint8Array | string): void {
		const bytes = bytesOf(chunk);
		this.size += bytes.length;
		if (this.size > MAX_AUDIO_BYTES) {
			throw new NodeOperationError(this.context.getNode(), `Hamsa sent more than ${MAX_AUDIO_BYTES / 1024 / 1024} MB of audio`, {
				itemIndex: this.itemIndex,
				description: 'The rest was not read. Split the text into shorter texts. The audio generated so far may have been charged.',
			});
		}
		this.chunks.push(bytes);
	}

	get bytes(): Buffer {
		return Buffer.concat(this.chunks);
	}
}
