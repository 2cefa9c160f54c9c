import { IPv4, IPv6 } from 'ipaddr.js';

export type IpAddress = IPv4 | IPv6;

/** All addresses that have their first `bits` bits in common with `network` (CIDR notation, RFC 4632 and RFC 4291, 2.3). */
export interface IpRange {
	network: IpAddress;
	/** 0 to 32 for IPv4, 0 to 128 for IPv6. */
	bits: number;
}

const IPV4_BITS = 32;
const IPV6_BITS = 128;

/** An IPv4-mapped IPv6 address is ::ffff:0:0/96 and the IPv4 address (RFC 4291, 2.5.5.2). */
const MAPPED_BITS = 96;

/**
 * Reads an address: `203.0.113.7`, `2001:db8::1`. The zone of an IPv6 address (`%eth0`) is left out: it names a network
 * interface of this machine, and says nothing about the other side. An IPv4-mapped IPv6 address becomes the IPv4 address
 * in it, because that is how sockets that serve both versions show an IPv4 peer.
 *
 * @returns undefined if the text is no address. IPv4 is four decimal numbers without leading zeros: some programs read 010
 * as ten, others as eight.
 */
export function parseIpAddress(text: string): IpAddress | undefined {
	const address = readAddress(text);
	return address instanceof IPv6 && address.isIPv4MappedAddress() ? address.toIPv4Address() : address;
}

/**
 * Reads a range, `203.0.113.0/24` or `2001:db8::/32`, or an address, which is a range of one. Bits of the network beyond the
 * length of its prefix do not count. A range of IPv4-mapped addresses is the range of the IPv4 addresses in them.
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
	if (network instanceof IPv6 && network.isIPv4MappedAddress() && bits >= MAPPED_BITS) return { network: network.toIPv4Address(), bits: bits - MAPPED_BITS };
	return { network, bits };
}

/** Whether the address is in the range. No IPv4 address is in a range of IPv6 addresses, not even in ::/0, nor the other way round. */
export function isInRange(address: IpAddress, { network, bits }: IpRange): boolean {
	if (address instanceof IPv4) return network instanceof IPv4 && address.match(network, bits);
	return network instanceof IPv6 && address.match(network, bits);
}

/** As `parseIpAddress`, with IPv4-mapped addresses left as they are. */
function readAddress(text: string): IpAddress | undefined {
	const trimmed = text.trim();
	if (!trimmed.includes(':')) return IPv4.isValidFourPartDecimal(trimmed) ? IPv4.parse(trimmed) : undefined;
	const canonical = canonicalIpv6(trimmed.replace(/%.*$/, ''));
	return canonical === undefined ? undefined : IPv6.parse(canonical);
}

/**
 * The form of RFC 5952, without an IPv4 address at its end; undefined if the text is no IPv6 address. It is made by the URL
 * parser, since ipaddr.js takes some texts that are none (1:2:3:4::5:6:7:8, ::ffff:010.0.0.1) and refuses some that are one.
 */
function canonicalIpv6(text: string): string | undefined {
	if (!/^[\da-f:.]+$/i.test(text)) return undefined;
	try {
		return new URL(`http://[${text}]`).hostname.slice(1, -1);
	} catch {
		return undefined;
	}
}
