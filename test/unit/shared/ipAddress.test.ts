import { BlockList, isIP } from 'node:net';

import fc from 'fast-check';

import { isInRange, parseIpAddress, parseIpRange } from '../../../nodes/shared/network/ipAddress';

const runs = { numRuns: 5000 };

describe('parseIpAddress', () => {
	it('takes an IPv4-mapped address for the IPv4 address in it, and no other', () => {
		expect(parseIpAddress('::ffff:203.0.113.7')?.toString()).toBe('203.0.113.7');
		expect(parseIpAddress('::FFFF:cb00:7107%eth0')?.toString()).toBe('203.0.113.7');
		expect(parseIpAddress('::203.0.113.7')?.kind()).toBe('ipv6');
	});

	// ipaddr.js by itself takes the first three of these, and refuses the first three of the next.
	it.each([
		'1:2:3:4::5:6:7:8',
		'::ffff:010.0.0.1',
		'00001::',
		'203.0.113.07',
		'203.0.113.7%eth0',
		'%eth0',
		'[::1]',
		'::1]/x',
		'::1/64',
		'::1@x',
		'1.2.3.4::',
	])('takes %j for none', (text) => expect(parseIpAddress(text)).toBeUndefined());
	it.each(['f080::1.2.3.4', '64:ff9b::203.0.113.7', '::1%eth0.100', ' ::1 '])('takes %j for one', (text) =>
		expect(parseIpAddress(text)?.kind()).toBe('ipv6'),
	);

	it('takes the texts that node:net takes, and no others', () => {
		const token = fc.constantFrom(
			'0',
			'1',
			'08',
			'f',
			'fFfF',
			'12345',
			'::',
			':',
			'.',
			'1.2.3.4',
			'01.2.3.4',
			'0x1',
			'255',
			'256',
			'-',
			'/',
			']',
			'@',
			'#',
			' 1',
		);
		const wellFormed = fc.oneof(fc.ipV4(), fc.ipV4Extended(), fc.ipV6());
		fc.assert(
			fc.property(
				fc.oneof(
					fc.array(token, { maxLength: 10 }).map((tokens) => tokens.join('')),
					wellFormed,
				),
				(text) => {
					const expected = isIP(text.trim());
					const kind = parseIpAddress(text)?.kind();
					expect([text, kind !== undefined]).toEqual([text, expected !== 0]);
					if (expected === 4) expect(kind).toBe('ipv4');
				},
			),
			{ numRuns: 20_000 },
		);
	});
});

describe('parseIpRange', () => {
	it.each<[string, string, number]>([
		['203.0.113.7', '203.0.113.7', 32],
		['::1', '::1', 128],
		[' 10.1.2.3/8 ', '10.1.2.3', 8],
		['::ffff:10.0.0.0/104', '10.0.0.0', 8],
		['::ffff:0:0/96', '0.0.0.0', 0],
		['::ffff:0:0/95', '::ffff:0:0', 95],
	])('reads %j', (text, network, bits) => {
		const range = parseIpRange(text);
		expect([range?.network.toString(), range?.bits]).toEqual([network, bits]);
	});

	it.each([
		'',
		'/8',
		'10.0.0.0/',
		'10.0.0.0/33',
		'10.0.0.0/-1',
		'10.0.0.0/8/8',
		'10.0.0.0/0x8',
		'::/129',
		'10.0.0.0/255.0.0.0',
		'example.com/8',
	])('takes %j for none', (text) => expect(parseIpRange(text)).toBeUndefined());
});

describe('isInRange', () => {
	/** Addresses that share their front more often than chance would have it. */
	const ipv4 = fc.tuple(fc.constantFrom(10, 203), fc.nat(1), fc.nat(3), fc.nat(255)).map((parts) => parts.join('.'));
	const ipv6 = fc
		.tuple(fc.constantFrom(0x2001, 0xfe80), ...Array.from({ length: 7 }, () => fc.nat(3).map((part) => part * 0x4001)))
		.map((groups) => groups.map((group) => group.toString(16)).join(':'));

	it.each([
		['ipv4', ipv4, 32],
		['ipv6', ipv6, 128],
	] as const)('agrees with node:net on %s', (family, addresses, width) => {
		fc.assert(
			fc.property(addresses, addresses, fc.nat(width), (network, address, bits) => {
				const list = new BlockList();
				list.addSubnet(network, bits, family);
				expect(isInRange(parseIpAddress(address)!, parseIpRange(`${network}/${bits}`)!)).toBe(list.check(address, family));
			}),
			runs,
		);
	});

	it('keeps IPv4 and IPv6 apart', () => {
		expect(isInRange(parseIpAddress('203.0.113.7')!, parseIpRange('::/0')!)).toBe(false);
		expect(isInRange(parseIpAddress('2001:db8::1')!, parseIpRange('0.0.0.0/0')!)).toBe(false);
	});
});
