import { chunked, requestBytes } from '../../e2e/harness/rawHttp';
import { delivery, jsonOf, setHeader, whole, withHeaders, withoutHeader, type Attack, type Header, type Kit } from './attack';

/** A request whose body comes as `Transfer-Encoding: chunked` says. */
const inChunks = (kit: Kit, wire: Buffer, coding = 'chunked'): Buffer => {
	const headers = (given: Header[]): Header[] => [...withoutHeader('content-length')(given), ['Transfer-Encoding', coding]];
	return delivery(kit, { body: wire, proven: jsonOf(kit), headers });
};

const chunkedRow = (what: string, outcome: Attack['outcome'], wire: (body: Buffer, kit: Kit) => Buffer, coding?: string): Attack => ({
	what,
	outcome,
	request: (kit) => ({ steps: [inChunks(kit, wire(jsonOf(kit), kit), coding)] }),
});

/** A request, cut where the kit says. */
const cut = (kit: Kit, from: number, to: number): [Buffer, Buffer] => {
	const bytes = delivery(kit);
	const at = Math.floor(from + kit.at * (to - from));
	return [bytes.subarray(0, at), bytes.subarray(at)];
};

const headLength = (kit: Kit) => delivery(kit).length - jsonOf(kit).length;
const bodyCut = (kit: Kit) => cut(kit, headLength(kit), delivery(kit).length);

/** How a request reaches n8n, or does not. */
export const connectionAttacks: Attack[] = [
	whole('nothing odd', 'taken', {}),
	{
		what: 'in two pieces',
		outcome: 'taken',
		request: (kit) => ({ steps: ((one, other) => [one, 20, other])(...cut(kit, 1, headLength(kit))) }),
	},
	{
		what: 'its body in two pieces',
		outcome: 'taken',
		request: (kit) => ({ steps: ((one, other) => [one, 20, other])(...bodyCut(kit)) }),
	},
	{ what: 'the sender ends its side and waits', outcome: 'either', request: (kit) => ({ steps: [delivery(kit)], then: 'end' }) },
	{ what: 'closed at once', outcome: 'unread', request: (kit) => ({ steps: [delivery(kit)], then: 'drop' }) },
	{
		what: 'closed within the head',
		outcome: 'unheard',
		request: (kit) => ({ steps: [cut(kit, 1, headLength(kit) - 1)[0]], then: 'drop' }),
	},
	{
		what: 'closed within the body',
		outcome: 'unheard',
		request: (kit) => ({ steps: [bodyCut(kit)[0].subarray(0, -1), 5], then: 'drop' }),
	},
	{ what: 'ended within the body', outcome: 'unheard', request: (kit) => ({ steps: [bodyCut(kit)[0].subarray(0, -1)], then: 'end' }) },

	whole('two lengths', 'refused', { headers: (given) => [...given, ['Content-Length', '5']] }),
	withHeaders('the same length twice', 'refused', (given) => [...given, given.find(([name]) => name === 'Content-Length')!]),
	withHeaders('a length and chunks', 'refused', (given) => [...given, ['Transfer-Encoding', 'chunked']]),
	withHeaders('chunks and a length', 'refused', (given) => [['Transfer-Encoding', 'chunked'], ...given]),
	withHeaders('no length', 'refused', withoutHeader('content-length')),
	withHeaders('a length of 0', 'refused', setHeader('content-length', '0')),
	withHeaders('a length below 0', 'refused', setHeader('content-length', '-1')),
	withHeaders('a length in hexadecimal', 'refused', setHeader('content-length', '0x40')),
	withHeaders('a length that is no number', 'refused', setHeader('content-length', 'many')),
	withHeaders('a length beyond all bounds', 'refused', setHeader('content-length', '9'.repeat(40))),
	withHeaders('a shorter length', 'refused', (given, kit) =>
		setHeader('content-length', String(Math.floor(1 + kit.at * (jsonOf(kit).length - 1))))(given),
	),
	{
		what: 'a longer length',
		outcome: 'unheard',
		request: (kit) => ({
			steps: [delivery(kit, { headers: setHeader('content-length', String(jsonOf(kit).length + 1)) }), 5],
			then: 'drop',
		}),
	},

	chunkedRow('in chunks', 'taken', (body, { at }) => chunked(body, 1 + Math.floor(at * body.length))),
	chunkedRow('in chunks of one byte', 'taken', (body) => chunked(body, 1)),
	chunkedRow('chunks with extensions', 'either', (body) =>
		Buffer.concat([Buffer.from(`${body.length.toString(16)};a=b\r\n`), body, Buffer.from('\r\n0;c\r\n\r\n')]),
	),
	chunkedRow('chunks with trailers', 'either', (body) =>
		Buffer.concat([chunked(body, 50).subarray(0, -2), Buffer.from('Authorization: x\r\nContent-Length: 3\r\n\r\n')]),
	),
	chunkedRow('a chunk of a wrong size', 'refused', (body) => Buffer.concat([Buffer.from('5\r\n'), body, Buffer.from('\r\n0\r\n\r\n')])),
	chunkedRow('a chunk size that is no number', 'refused', (body) =>
		Buffer.concat([Buffer.from('zz\r\n'), body, Buffer.from('\r\n0\r\n\r\n')]),
	),
	chunkedRow('a chunk size beyond all bounds', 'refused', (body) =>
		Buffer.concat([Buffer.from(`${'F'.repeat(17)}\r\n`), body, Buffer.from('\r\n0\r\n\r\n')]),
	),
	chunkedRow('chunks of another name', 'refused', (body) => chunked(body, 50), 'xchunked'),
	chunkedRow('chunks, named twice', 'either', (body) => chunked(body, 50), 'chunked, chunked'),
	chunkedRow('chunks that say they are compressed', 'either', (body) => chunked(body, 50), 'gzip, chunked'),

	{
		what: 'two, one after the other, without waiting',
		outcome: 'taken',
		events: 2,
		request: (kit) => ({
			steps: [delivery(kit, { headers: setHeader('connection', 'keep-alive') }), delivery({ ...kit, event: kit.other })],
		}),
	},
	{
		what: 'one within the body of another',
		outcome: 'refused',
		request: (kit) => ({ steps: [delivery(kit, { body: delivery(kit), proven: jsonOf(kit) })] }),
	},
	{
		what: 'ten requests for nothing before it',
		outcome: 'either',
		request: (kit) => ({
			steps: [
				...Array.from({ length: 10 }, () =>
					requestBytes({ method: 'GET', target: '/webhook/nothing', headers: [['Host', kit.url.host]] }),
				),
				delivery(kit),
			],
		}),
	},

	...['GET', 'PUT', 'HEAD', 'PATCH', 'DELETE', 'TRACE', 'BREW', 'post'].map((method) => whole(`by ${method}`, 'refused', { method })),
	// A browser's question, which starts nothing.
	whole('by OPTIONS', 'unheard', { method: 'OPTIONS' }),
	whole('by GET, with a header that says POST', 'refused', {
		method: 'GET',
		headers: (given) => [...given, ['X-HTTP-Method-Override', 'POST']],
	}),
	whole('an empty body, and all of it in the query', 'refused', (kit) => ({
		body: Buffer.alloc(0),
		proven: jsonOf(kit),
		target: `${kit.url.pathname}?${new URLSearchParams({ ...Object.fromEntries(kit.proofOf(jsonOf(kit))), body: jsonOf(kit).toString() })}`,
	})),
	whole('its proof in the query', 'refused', (kit) => ({
		target: `${kit.url.pathname}?${new URLSearchParams(Object.fromEntries(kit.proofOf(jsonOf(kit))))}`,
		headers: (given) => given.slice(0, 4),
	})),
	whole('a query of odd names', 'taken', (kit) => ({
		target: `${kit.url.pathname}?__proto__[polluted]=1&constructor[prototype][polluted]=1&a[]=1&a[b]=2&%00=%ff&custom_session_id[toString]=1`,
	})),
	whole('a whole URL', 'either', (kit) => ({ target: kit.url.href })),
	whole('a whole URL of another host', 'either', (kit) => ({ target: `http://another.example${kit.url.pathname}` })),
	whole('a path with dots', 'either', (kit) => ({ target: `/webhook/..${kit.url.pathname}` })),
	whole('a path with two slashes', 'either', (kit) => ({ target: `/${kit.url.pathname}` })),
	whole('a path with a slash at its end', 'either', (kit) => ({ target: `${kit.url.pathname}/` })),
	whole('a path with escapes', 'either', (kit) => ({
		target: kit.url.pathname.replace(/[a-z]$/, (char) => `%${char.charCodeAt(0).toString(16)}`),
	})),
	whole('a path with a broken escape', 'refused', (kit) => ({ target: `${kit.url.pathname}%zz` })),
	whole('a path with a null', 'refused', (kit) => ({ target: `${kit.url.pathname}%00` })),
	whole('a long path', 'refused', (kit) => ({ target: `${kit.url.pathname}/${'a'.repeat(12_000)}` })),
	whole('no path', 'refused', { target: '*' }),
	whole('HTTP/1.0', 'either', { version: 'HTTP/1.0' }),
	whole('HTTP/2.0', 'either', { version: 'HTTP/2.0' }),
	whole('HTTP/9', 'either', { version: 'HTTP/9' }),
	{
		what: 'the beginning of HTTP/2',
		outcome: 'refused',
		request: (kit) => ({ steps: [Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'), delivery(kit)] }),
	},
	{
		what: 'the beginning of TLS',
		outcome: 'refused',
		request: () => ({ steps: [Buffer.from('16030100a5010000a10303', 'hex'), Buffer.alloc(200, 7)] }),
	},
	{ what: 'empty lines before it', outcome: 'either', request: (kit) => ({ steps: [Buffer.from('\r\n\r\n'), delivery(kit)] }) },
];
