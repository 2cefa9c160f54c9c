import { request as httpRequest, type IncomingMessage } from 'node:http';
import { request as httpsRequest } from 'node:https';

export interface PostOptions {
	url: string;
	headers: Record<string, string>;
	body: string | Buffer;
	signal: AbortSignal;
}

/** A delivery as it leaves, for whoever wants to look at it. */
export type Sent = Pick<PostOptions, 'url' | 'headers' | 'body'>;

/**
 * One POST on a connection of its own; resolves when the head of the answer is there. Redirects are not
 * followed: only the answer of the registered URL counts.
 */
export const post = ({ url, headers, body, signal }: PostOptions): Promise<IncomingMessage> =>
	new Promise((resolve, reject) => {
		const send = url.startsWith('https:') ? httpsRequest : httpRequest;
		const outgoing = send(
			url,
			{ method: 'POST', agent: false, signal, headers: { ...headers, 'Content-Length': String(Buffer.byteLength(body)) } },
			resolve,
		);
		outgoing.on('error', reject);
		outgoing.end(body);
	});

export async function readText(response: IncomingMessage): Promise<string> {
	const chunks: Buffer[] = [];
	for await (const chunk of response) chunks.push(chunk as Buffer);
	return Buffer.concat(chunks).toString('utf8');
}
