import { BlockList, isIP } from 'node:net';

import { authenticateAddress, unreadableRanges } from '../../../../nodes/ReceptAi/trigger/auth/ipAllowList';

const isAllowed = (remoteAddress: string, ...ranges: string[]) =>
	authenticateAddress({ headers: {}, rawBody: Buffer.alloc(0), remoteAddress }, { ranges }) === 'authenticated';

describe('lets in', () => {
	it.each<[string, string]>([
		['203.0.113.7', '203.0.113.7'],
		['203.0.113.0', '203.0.113.0/24'],
		['203.0.113.255', '203.0.113.0/24'],
		['203.0.113.255', '203.0.113.77/24'],
		['198.51.100.1', '0.0.0.0/0'],
		['10.255.0.1', '10.0.0.0/8'],
		['203.0.113.7', '203.0.113.7/32'],
		['203.0.113.6', '203.0.113.7/31'],
		['::ffff:203.0.113.7', '203.0.113.0/24'],
		['::ffff:cb00:7107', '203.0.113.0/24'],
		['::FFFF:203.0.113.7', '203.0.113.7'],
		['203.0.113.7', '::ffff:203.0.113.0/120'],
		['203.0.113.7', '::ffff:0:0/96'],
		['2001:db8::1', '2001:db8::/32'],
		['2001:DB8:0:0:0:0:0:1', '2001:db8::1'],
		['2001:db8::1', '2001:0db8:0000:0000:0000:0000:0000:0001'],
		['::1', '::1'],
		['::', '::/128'],
		['2001:db8::1', '::/0'],
		['fe80::1%eth0', 'fe80::/10'],
		['64:ff9b::203.0.113.7', '64:ff9b::/96'],
		['1:2:3:4:5:6:7::', '1:2:3:4:5:6:7:0'],
		['203.0.113.7', ' 203.0.113.7 '],
	])('%s by %s', (address, range) => expect(isAllowed(address, range)).toBe(true));
});

describe('keeps out', () => {
	it.each<[string, string]>([
		['203.0.112.255', '203.0.113.0/24'],
		['203.0.114.0', '203.0.113.0/24'],
		['203.0.113.8', '203.0.113.7'],
		['203.0.113.8', '203.0.113.7/31'],
		['::ffff:203.0.114.7', '203.0.113.0/24'],
		['2001:db9::1', '2001:db8::/32'],
		['::203.0.113.7', '203.0.113.7'],
		['203.0.113.7', '2001:db8::/32'],
		// Every IPv6 address is meant, and no IPv4 address.
		['203.0.113.7', '::/0'],
		['::ffff:203.0.113.7', '::/1'],
		['2001:db8::1', '0.0.0.0/0'],
		['', '0.0.0.0/0'],
		['', ''],
		['unknown', '::/0'],
		['203.0.113.7', ''],
	])('%j by %j', (address, range) => expect(isAllowed(address, range)).toBe(false));

	it('everybody, without a range', () => expect(isAllowed('203.0.113.7')).toBe(false));
});

it('lets in whom any of the ranges lets in, past what is none', () => {
	expect(isAllowed('203.0.113.7', 'nonsense', '10.0.0.0/8', '203.0.113.0/24')).toBe(true);
	expect(isAllowed('203.0.113.7', 'nonsense', '10.0.0.0/8')).toBe(false);
});

it('says nothing of the address', () => {
	expect(authenticateAddress({ headers: {}, rawBody: Buffer.alloc(0), remoteAddress: '203.0.113.7' }, { ranges: [] })).toEqual({
		status: 403,
		reason: 'Deliveries from this address are not allowed.',
	});
});

it.each([
	'203.0.113',
	'203.0.113.256',
	'203.0.113.07',
	'010.0.0.1',
	'203.0.113.7.1',
	'203.0.113.7/33',
	'203.0.113.7/',
	'203.0.113.7/-1',
	'203.0.113.7/8/8',
	'/8',
	'0x7f.1',
	'1e1.0.0.0',
	'2001:db8::/129',
	'2001:db8:::1',
	'1::2::3',
	'1:2:3:4:5:6:7',
	'1:2:3:4:5:6:7:8:9',
	'1:2:3:4:5:6:7::8:9',
	'1:2:3:4::5:6:7:8',
	'12345::',
	'g::',
	'::ffff:1.2.3',
	'1.2.3.4::',
	':',
	':1',
	'1:',
	'example.com',
	'*',
	'localhost',
])('takes %j for no range', (range) => {
	expect(unreadableRanges([range, '10.0.0.1'])).toEqual([range]);
	expect(isAllowed('127.0.0.1', range)).toBe(false);
});

// Node's own list as the second opinion: nodes may not use it.
it('agrees with node:net', () => {
	let seed = 42;
	const random = (below: number) => (seed = (seed * 1103515245 + 12345) % 2147483648) % below;
	const v4 = () => [10, random(3), random(4), random(256)].join('.');
	const v6 = () => `2001:db8:${random(3).toString(16)}::${random(65536).toString(16)}`;
	for (let round = 0; round < 4000; round++) {
		const isV4 = random(2) === 0;
		const [network, address] = isV4 ? [v4(), v4()] : [v6(), v6()];
		const bits = isV4 ? random(33) : random(129);
		const list = new BlockList();
		list.addSubnet(network, bits, isV4 ? 'ipv4' : 'ipv6');
		const expected = list.check(address, isIP(address) === 4 ? 'ipv4' : 'ipv6');
		expect([address, `${network}/${bits}`, isAllowed(address, `${network}/${bits}`)]).toEqual([
			address,
			`${network}/${bits}`,
			expected,
		]);
	}
});
