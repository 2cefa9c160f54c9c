import { BlockList } from 'node:net';

import fc from 'fast-check';

import { isLocalAddress, webAddress } from '../../../nodes/shared/http/localAddress';

const isLocal = (host: string) => isLocalAddress(new URL(`http://${host}/a`));

describe('a name', () => {
	it.each([
		'localhost',
		'LOCALHOST.:80',
		'localhost..',
		'api.localhost',
		'localhost.localdomain',
		'printer.local',
		'metadata.google.internal',
		'metadata.google.internal.',
		'printer.lan',
		'nas.home.arpa',
		'wiki.corp',
		'nas.home',
		'wiki.intranet',
		'wiki.private',
		'crm.test',
		'n8n:5678',
		'redis',
		'.',
		// A number at the end is taken for an IPv4 address, by some with any number of dots behind it.
		'127.0.0.1..',
		'0x7f.1..',
	])('%s is local', (host) => expect(isLocal(host)).toBe(true));

	it.each([
		'api.agentphone.ai',
		'api.tryhamsa.com.',
		'0.gravatar.com',
		'10.cdn.example.com',
		'127.example.org',
		'127.0.0.1.example.com',
		'192.168.1.1.nip.io',
		'localhost.example.com',
		'local.example.com',
		'notlocal.com',
		'arpa.home.com',
		'lan.party',
		'xn--lan-7ma.com',
		'fd00.example.com',
	])('%s is public', (host) => expect(isLocal(host)).toBe(false));
});

describe('an IPv4 address', () => {
	const numberOf = (address: string) => address.split('.').reduce((sum, part) => sum * 256 + Number(part), 0);
	const textOf = (number: number) => [24, 16, 8, 0].map((shift) => Math.floor(number / 2 ** shift) % 256).join('.');

	/** First and last address of every block, in the order of the numbers. */
	const blocks: Array<[string, string, string]> = [
		['this host on this network', '0.0.0.0', '0.255.255.255'],
		['private', '10.0.0.0', '10.255.255.255'],
		['carrier-grade NAT', '100.64.0.0', '100.127.255.255'],
		['loopback', '127.0.0.0', '127.255.255.255'],
		['link-local', '169.254.0.0', '169.254.255.255'],
		['private', '172.16.0.0', '172.31.255.255'],
		['protocol assignments', '192.0.0.0', '192.0.0.255'],
		['documentation', '192.0.2.0', '192.0.2.255'],
		['6to4 relays', '192.88.99.0', '192.88.99.255'],
		['private', '192.168.0.0', '192.168.255.255'],
		['benchmarks', '198.18.0.0', '198.19.255.255'],
		['documentation', '198.51.100.0', '198.51.100.255'],
		['documentation', '203.0.113.0', '203.0.113.255'],
		['multicast, reserved and broadcast', '224.0.0.0', '255.255.255.255'],
	];

	it.each(blocks)('is local in the block for %s, and not before nor behind it', (_what, first, last) => {
		expect([first, last, textOf(Math.floor((numberOf(first) + numberOf(last)) / 2))].map(isLocal)).toEqual([true, true, true]);
		const neighbours = [numberOf(first) - 1, numberOf(last) + 1].filter((number) => number >= 0 && number < 2 ** 32).map(textOf);
		expect(neighbours.filter(isLocal)).toEqual([]);
	});

	it.each(['1.1.1.1', '8.8.8.8', '8.8.8.8.', '11.0.0.1', '172.15.0.1', '192.31.196.1', '192.52.193.1', '192.175.48.1', '192.169.0.1'])(
		'%s is public',
		(host) => expect(isLocal(host)).toBe(false),
	);

	it.each([
		'127.1',
		'127.0.1',
		'2130706433',
		'0x7f000001',
		'0x7f.1',
		'0177.0.0.1',
		'017700000001',
		'127.0.0.1.',
		'0',
		'１２７.0.0.1',
		'0xa9fea9fe',
		'169.254.43518',
		'10.1',
		'0300.0250.1.1',
	])('%s is local, however it is written', (host) => expect(isLocal(host)).toBe(true));

	it.each(['8.8', '134744072', '0x8080808', '010.8.8.8'])('%s is public, however it is written', (host) =>
		expect(isLocal(host)).toBe(false),
	);
});

describe('an IPv6 address', () => {
	it.each([
		['unspecified', '::'],
		['loopback', '::1'],
		['loopback in full', '0:0:0:0:0:0:0:1'],
		['link-local', 'fe80::1'],
		['link-local, the last', 'febf:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
		['site-local', 'fec0::1'],
		['unique local', 'fc00::1'],
		['unique local', 'fd00:ec2::254'],
		['unique local, the last', 'fdff:ffff:ffff:ffff:ffff:ffff:ffff:ffff'],
		['multicast', 'ff02::1'],
		['multicast, global', 'ff0e::1'],
		['discard', '100::1'],
		['dummy', '100:0:0:1::1'],
		['NAT64 of a network', '64:ff9b:1::808:808'],
		['segment routing', '5f00::1'],
		['Teredo', '2001::1'],
		['benchmarks', '2001:2::1'],
		['ORCHID', '2001:20::1'],
		['protocol assignments, the last', '2001:1ff:ffff:ffff:ffff:ffff:ffff:ffff'],
		['documentation', '2001:db8::1'],
		['documentation', '3fff:fff::1'],
		['not given out', '4000::1'],
		['IPv4-mapped loopback', '::ffff:127.0.0.1'],
		['IPv4-mapped loopback in groups', '::ffff:7f00:1'],
		['IPv4-mapped private', '::ffff:a9fe:a9fe'],
		['IPv4-compatible loopback', '::127.0.0.1'],
		['IPv4-compatible, whatever is in it', '::8.8.8.8'],
		['IPv4-translated', '::ffff:0:8.8.8.8'],
		['6to4 of a loopback', '2002:7f00:1::1'],
		['6to4 of a private one', '2002:a01:203::1'],
		['NAT64 of a loopback', '64:ff9b::127.0.0.1'],
		['NAT64 of the metadata service', '64:ff9b::169.254.169.254'],
	])('is local: %s, %s', (_what, address) => expect(isLocal(`[${address}]`)).toBe(true));

	it.each([
		['of a public host', '2606:4700::1111'],
		['the first given out behind the protocol assignments', '2001:200::1'],
		['beside the documentation', '2001:db7:ffff::1'],
		['beside the documentation', '2001:db9::1'],
		['before the newer documentation', '3ffe:ffff::1'],
		['AS112', '2620:4f:8000::1'],
		['IPv4-mapped', '::ffff:8.8.8.8'],
		['6to4', '2002:808:808::1'],
		['NAT64', '64:ff9b::8.8.8.8'],
	])('is public: %s, %s', (_what, address) => expect(isLocal(`[${address}]`)).toBe(false));
});

// Node's own list as the second opinion: nodes may not use it. Both tables were written down by themselves.
describe('agrees with node:net', () => {
	const ipv4 = new BlockList();
	for (const range of '0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.88.99.0/24 192.168.0.0/16 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4'.split(
		' ',
	)) {
		const [network, bits] = range.split('/');
		ipv4.addSubnet(network, Number(bits), 'ipv4');
	}
	const ipv6 = new BlockList();
	for (const range of '::/3 4000::/2 8000::/1 2001::/23 2001:db8::/32 3fff::/20'.split(' ')) {
		const [network, bits] = range.split('/');
		ipv6.addSubnet(network, Number(bits), 'ipv6');
	}

	const special = fc.constantFrom(
		...[
			[10],
			[100, 64],
			[100, 128],
			[127],
			[169, 254],
			[172, 16],
			[172, 32],
			[192, 0, 0],
			[192, 0, 2],
			[192, 88, 99],
			[192, 168],
			[198, 18],
			[198, 20],
			[198, 51, 100],
			[203, 0, 113],
			[224],
			[240],
			[255, 255, 255],
			[],
		],
	);
	/** As four numbers; half of them in or beside a special block. */
	const anyIpv4 = fc
		.tuple(special, fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 4, maxLength: 4 }))
		.map(([front, rest]) => [...front, ...rest].slice(0, 4));

	const group = fc.integer({ min: 0, max: 0xffff });
	const front6 = fc.constantFrom<number[][]>(
		[],
		[0],
		[0xfc00],
		[0xfe80],
		[0xff02],
		[0x2001, 0],
		[0x2001, 0x1ff],
		[0x2001, 0x200],
		[0x2001, 0xdb8],
		[0x2000],
		[0x3fff],
		[0x3fff, 0xfff],
		[0x3fff, 0x1000],
		[0x64, 0xff9b, 1],
		[0x100],
		[0x5f00],
		[0x4000],
	);
	const anyIpv6 = fc
		.tuple(front6, fc.array(group, { minLength: 8, maxLength: 8 }))
		.map(([front, rest]) => [...front, ...rest].slice(0, 8));
	const hex = (groups: number[]) => groups.map((part) => part.toString(16)).join(':');
	const groupsOf = ([a, b, c, d]: number[]) => [a * 256 + b, c * 256 + d];

	const runs = { numRuns: 3000 };

	it('on IPv4, in every form the URL parser takes', () => {
		const forms: Array<(parts: number[]) => string> = [
			(parts) => parts.join('.'),
			(parts) => `${parts.join('.')}.`,
			(parts) => parts.map((part) => `0x${part.toString(16)}`).join('.'),
			(parts) => parts.map((part) => `0${part.toString(8)}`).join('.'),
			([a, b, c, d]) => String(((a * 256 + b) * 256 + c) * 256 + d),
			([a, b, c, d]) => `${a}.${(b * 256 + c) * 256 + d}`,
			([a, b, c, d]) => `${a}.${b}.${c * 256 + d}`,
		];
		fc.assert(
			fc.property(anyIpv4, fc.constantFrom(...forms), (parts, form) =>
				expect(isLocal(form(parts))).toBe(ipv4.check(parts.join('.'), 'ipv4')),
			),
			runs,
		);
	});

	it('on IPv6', () => {
		fc.assert(
			fc.property(anyIpv6, (groups) => {
				fc.pre(
					groups[0] !== 0x2002 &&
						!(groups[0] === 0x64 && groups[1] === 0xff9b && groups[2] === 0) &&
						groups.slice(0, 5).some((part) => part !== 0),
				);
				expect(isLocal(`[${hex(groups)}]`)).toBe(ipv6.check(hex(groups), 'ipv6'));
			}),
			runs,
		);
	});

	it.each<[string, (groups: number[], rest: number[]) => number[]]>([
		['IPv4-mapped', (groups) => [0, 0, 0, 0, 0, 0xffff, ...groups]],
		['NAT64', (groups) => [0x64, 0xff9b, 0, 0, 0, 0, ...groups]],
		['6to4', (groups, rest) => [0x2002, ...groups, ...rest.slice(0, 5)]],
	])('on the IPv4 address in an IPv6 address: %s', (_what, embed) => {
		fc.assert(
			fc.property(anyIpv4, fc.array(group, { minLength: 5, maxLength: 5 }), (parts, rest) =>
				expect(isLocal(`[${hex(embed(groupsOf(parts), rest))}]`)).toBe(ipv4.check(parts.join('.'), 'ipv4')),
			),
			runs,
		);
	});
});

describe('webAddress', () => {
	it.each(['file:///etc/passwd', 'ftp://example.com', 'gopher://example.com', 'data:text/plain,x', 'javascript:alert(1)', 'x', ''])(
		'%j is none',
		(text) => expect(webAddress(text)).toBeUndefined(),
	);

	it('reads what is relative to another', () =>
		expect(webAddress('//example.org/a', 'https://example.com/b')?.href).toBe('https://example.org/a'));
});
