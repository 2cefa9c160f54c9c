import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';

import { chunked } from '../../e2e/harness/rawHttp';
import { delivery, jsonOf, whole, withoutHeader, type Attack, type Header, type Kit } from './attack';

/** What n8n takes at most, unless N8N_PAYLOAD_SIZE_MAX is set. */
const LIMIT = 16 * 1024 * 1024;

/** An event with so many bytes of padding. */
const padded = ({ event }: Kit, bytes: number): Buffer => Buffer.from(JSON.stringify({ ...event, padding: 'x'.repeat(bytes) }));

const zeros = (encode: (bytes: Buffer) => Buffer): Buffer => encode(Buffer.alloc(100_000_000));

/** What unpacks to 100 MB. */
const bomb = (encoding: string, encode: (bytes: Buffer) => Buffer): Attack => {
	let body: Buffer | undefined;
	return whole(`100 MB of zeros by ${encoding}`, 'refused', () => ({
		body: (body ??= zeros(encode)),
		headers: (given) => [['Content-Encoding', encoding], ...given],
	}));
};

/** Pieces of so many bytes, with a pause of so many milliseconds after each. */
function slowly(bytes: Buffer, size: number, pauseMs: number): Array<Buffer | number> {
	const steps: Array<Buffer | number> = [];
	for (let start = 0; start < bytes.length; start += size) steps.push(bytes.subarray(start, start + size), pauseMs);
	return steps;
}

const withoutLength = (given: Header[]): Header[] => [...withoutHeader('content-length')(given), ['Transfer-Encoding', 'chunked']];

/** What takes n8n time or memory: sent once. */
export const largeAttacks: Attack[] = [
	whole('just below the limit of n8n', 'either', (kit) => ({ body: padded(kit, LIMIT - 10_000) })),
	whole('just above the limit of n8n', 'refused', (kit) => ({ body: padded(kit, LIMIT) })),
	{
		what: 'just above the limit of n8n, in chunks',
		outcome: 'refused',
		request: (kit) => ({
			steps: [delivery(kit, { body: chunked(padded(kit, LIMIT), 65_536), proven: padded(kit, LIMIT), headers: withoutLength })],
		}),
	},
	whole('just above the limit of n8n, by gzip', 'refused', (kit) => ({
		body: gzipSync(padded(kit, LIMIT)),
		proven: padded(kit, LIMIT),
		headers: (given) => [['Content-Encoding', 'gzip'], ...given],
	})),
	bomb('gzip', gzipSync),
	bomb('deflate', deflateSync),
	bomb('br', brotliCompressSync),
	whole('5 MB of brackets', 'either', (kit) => ({
		body: Buffer.from(`${jsonOf(kit).toString().slice(0, -1)},"deep":${'['.repeat(2_500_000)}${']'.repeat(2_500_000)}}`),
	})),
	whole('1.9 MB of short messages', 'either', (kit) => ({
		body: Buffer.from(
			JSON.stringify({ ...kit.event, messages: Array.from({ length: 60_000 }, () => ({ role: 'tool', content: '' })) }),
		),
	})),
	whole('1.9 MB of lines of a transcript', 'either', (kit) => ({
		body: Buffer.from(
			JSON.stringify({ ...kit.event, transcript: Array.from({ length: 60_000 }, () => ({ role: 'user', text: 'a' })) }),
		),
	})),
	{ what: 'byte by byte', outcome: 'taken', request: (kit) => ({ steps: slowly(delivery(kit), 1, 1) }) },
	{
		what: 'half open: the head, and nothing more',
		outcome: 'unheard',
		request: (kit) => ({ steps: [delivery(kit).subarray(0, -jsonOf(kit).length), 1_500], then: 'drop' }),
	},
	{
		what: 'half open: a part of the head',
		outcome: 'unheard',
		request: (kit) => ({ steps: [delivery(kit).subarray(0, 30), 1_500], then: 'drop' }),
	},
	{
		what: 'half open: half of 8 MB',
		outcome: 'unheard',
		request: (kit) => ({ steps: [delivery(kit, { body: padded(kit, 8_000_000) }).subarray(0, 4_000_000), 1_500], then: 'drop' }),
	},
	{
		what: 'a change of the protocol',
		outcome: 'unheard',
		request: (kit) => ({
			steps: [
				delivery(kit, {
					headers: (given) => [
						...given.filter(([name]) => name !== 'Connection'),
						['Connection', 'Upgrade'],
						['Upgrade', 'websocket'],
					],
				}),
				1_500,
			],
			then: 'drop',
		}),
	},
	whole('by CONNECT', 'unheard', { method: 'CONNECT' }),
];
