import { IPv4, IPv6 } from 'ipaddr.js';

export type IpAddress = IPv4 | IPv6;

/** All addresses whose first `bits` bits are those of `network` (CIDR notation, RFC 4632 and RFC 4291, 2.3). */
export interface IpRange {
	network: IpAddress;
	/** 0 to 32 for IPv4, 0 to 128 for IPv6. */
	bits: number;
}

const IPV4_BITS = 32;
const IPV6_BITS = 128;

/** Length of the prefix ::ffff:0:0/96 of an IPv4-mapped IPv6 address, which the IPv4 address follows (RFC 4291, 2.5.5.2). */
const MAPPED_BITS = 96;

/**
 * Parses an address: `203.0.113.7`, `2001:db8::1`. The zone of an IPv6 address (`%eth0`) is ignored: it names a network
 * interface of this machine, not the peer. An IPv4-mapped IPv6 address is converted to IPv4, because dual-stack sockets
 * report IPv4 peers in that form.
 *
 * @returns undefined if the text is not an address. IPv4 must be four decimal numbers without leading zeros, because some
 * programs read 010 as ten and others as eight.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
	const address = readAddress(text);
	return address instanceof IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/**
 * Parses a range, `203.0.113.0/24` or `2001:db8::/32`, or a single address, which is a range of one. Bits of the network
 * after the prefix are ignored. A range of IPv4-mapped addresses is converted to the range of their IPv4 addresses.
 *
 * @returns undefined if the text is neither
 */
export function parseIpRange(text: string): IpRange | undefined {
	const [, address = '', prefixLength] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
	const network = readAddress(address);
	if (network === undefined) return undefined;
	const width = network instanceof IPv4 ? IPV4_BITS : IPV6_BITS;
	const bits = prefixLength === undefined ? width : Number(prefixLength);
	if (bits > width) return undefined;
	if (network instanceof IPv6 && network.isIPv4MappedAddress() && bits >= MAPPED_BITS)
		return { network: network.toIPv4Address(), bits: bits - MAPPED_BITS };
	return { network, bits };
}

/** Whether the address is in the range. An IPv4 address is never in an IPv6 range, not even in ::/0, and vice versa. */
export function isInRange(address: IpAddress, { network, bits }: IpRange): boolean {
	if (address instanceof IPv4) return network instanceof IPv4 && address.match(network, bits);
	return network instanceof IPv6 && address.match(network, bits);
}

/** Like `parseIpAddress`, but without converting IPv4-mapped addresses. */
function readAddress(text: string): IpAddress | undefined {
	const trimmed = text.trim();
	if (!trimmed.includes(':')) return IPv4.isValidFourPartDecimal(trimmed) ? IPv4.parse(trimmed) : undefined;
	const canonical = canonicalIpv6(trimmed.replace(/%.*$/, ''));
	return canonical === undefined ? undefined : IPv6.parse(canonical);
}

/**
 * The canonical form of RFC 5952, without an embedded dotted IPv4 address; undefined if the text is not an IPv6 address. The
 * URL parser makes it, because ipaddr.js accepts some invalid texts (1:2:3:4::5:6:7:8, ::ffff:010.0.0.1) and rejects some valid ones.
 */
function canonicalIpv6(text: string): string | undefined {
	if (!/^[\da-f:.]+$/i.test(text)) return undefined;
	try {
		return new URL(`http://[${text}]`).hostname.slice(1, -1);
	} catch {
		return undefined;
	}
}
