import { IPv4, IPv6 } from 'ipaddr.js';

import { isInRange, parseIpAddress, parseIpRange, type IpAddress, type IpRange } from '../network/ipAddress';

/**
 * IPv4 addresses that no host on the public internet has: what IANA's registry of special-purpose addresses (RFC 6890) does
 * not call globally reachable, and what the registry of the whole address space calls multicast or reserved. The blocks for
 * documentation and for benchmarks are in here too: packets to them are dropped or stay in a network that uses them against
 * the rules, and n8n's own list (N8N_SSRF_BLOCKED_IP_RANGES) has them as well. 192.31.196.0/24, 192.52.193.0/24 and
 * 192.175.48.0/24 are special, but globally reachable.
 */
const LOCAL_IPV4 = [
	'0.0.0.0/8', // this host on this network: RFC 791, 3.2; Linux takes 0.0.0.0 for the machine itself
	'10.0.0.0/8', // private: RFC 1918
	'100.64.0.0/10', // shared by the customers of a provider (CGNAT): RFC 6598
	'127.0.0.0/8', // loopback: RFC 1122, 3.2.1.3
	'169.254.0.0/16', // link-local, also the metadata services of clouds: RFC 3927
	'172.16.0.0/12', // private: RFC 1918
	'192.0.0.0/24', // IETF protocol assignments (DS-Lite, NAT64 discovery): RFC 6890, 2.1
	'192.0.2.0/24', // documentation: RFC 5737
	'192.88.99.0/24', // the nearest 6to4 relay, deprecated: RFC 7526
	'192.168.0.0/16', // private: RFC 1918
	'198.18.0.0/15', // benchmarks of network devices: RFC 2544
	'198.51.100.0/24', // documentation: RFC 5737
	'203.0.113.0/24', // documentation: RFC 5737
	'224.0.0.0/4', // multicast: RFC 5771
	'240.0.0.0/4', // reserved: RFC 1112, 4; with the limited broadcast 255.255.255.255: RFC 919
];

/**
 * The only IPv6 block from which IANA gives out addresses of public hosts (RFC 4291, 2.4; registry "IPv6 address space").
 * Beyond it lie loopback ::1 and unspecified :: (RFC 4291), IPv4-compatible ::/96 (RFC 4291, 2.5.5.1, deprecated),
 * IPv4-translated ::ffff:0:0:0/96 (RFC 2765, 2.1), 64:ff9b:1::/48 for NAT64 within a network (RFC 8215), 100::/64 discard
 * (RFC 6666), 5f00::/16 segment routing (RFC 9602), unique local fc00::/7 (RFC 4193), link-local fe80::/10 (RFC 4291),
 * site-local fec0::/10 (RFC 3879, deprecated) and multicast ff00::/8 (RFC 4291).
 */
const PUBLIC_IPV6 = '2000::/3';

/** Blocks within `PUBLIC_IPV6` that no public host has. */
const LOCAL_IPV6 = [
	'2001::/23', // IETF protocol assignments (Teredo: RFC 4380, benchmarks: RFC 5180, ORCHID: RFC 7343): RFC 2928
	'2001:db8::/32', // documentation: RFC 3849
	'3fff::/20', // documentation: RFC 9637
];

/** IPv6 addresses that lead to the IPv4 address in them, which begins at the 16-bit group named. */
const EMBEDDING = [
	{ range: '64:ff9b::/96', group: 6 }, // NAT64: RFC 6052, 2.1
	{ range: '2002::/16', group: 1 }, // 6to4: RFC 3056, 2
];

/**
 * Names that only a resolver of one's own network knows: one without a dot; localhost and test (RFC 6761), local (RFC 6762)
 * and the others that its appendix G says are in use in private networks, internal also by ICANN's resolution of 29 July 2024;
 * home.arpa (RFC 8375); localdomain, as in many a hosts file. And a number at the end, which is no top-level domain
 * (RFC 3696, 2): the URL parser takes such a host for an IPv4 address, unless several dots follow.
 */
const LOCAL_NAME = /^[^.]*$|(^|\.)(localhost|localdomain|local|test|intranet|internal|private|corp|home|lan|home\.arpa|\d+|0x[\da-f]+)$/;

/**
 * Whether a URL leads to this machine, its own network, or anywhere else that is not on the public internet, as far as the
 * address itself tells. This is the only place that judges so.
 *
 * The URL parser has written short, octal and hexadecimal IPv4 addresses in full before (0x7f.1 is 127.0.0.1). An IPv6
 * address that holds an IPv4 address (IPv4-mapped, NAT64 with the well-known prefix, 6to4) is what that address is. Not
 * told from the address: to what a name resolves (n8n's setting N8N_SSRF_PROTECTION_ENABLED is for that), and NAT64 with a
 * prefix of the network's own.
 */
export function isLocalAddress({ hostname }: URL): boolean {
	const host = hostname.replace(/^\[|\]$/g, '').replace(/\.+$/, '').toLowerCase();
	const address = parseIpAddress(host);
	return address === undefined ? LOCAL_NAME.test(host) : isLocalIp(address);
}

function isLocalIp(address: IpAddress): boolean {
	// The ranges stay texts until here, because n8n loads the package at every start and seldom needs them.
	const isIn = (range: string) => isInRange(address, parseIpRange(range) as IpRange);
	if (address instanceof IPv4) return LOCAL_IPV4.some(isIn);
	const embedding = EMBEDDING.find(({ range }) => isIn(range));
	if (embedding !== undefined) return isLocalIp(ipv4In(address, embedding.group));
	return !isIn(PUBLIC_IPV6) || LOCAL_IPV6.some(isIn);
}

function ipv4In({ parts }: IPv6, group: number): IPv4 {
	return new IPv4(parts.slice(group, group + 2).flatMap((part) => [part >> 8, part & 0xff]));
}

/** The address, or undefined if the text is none. */
export function webAddress(text: string, base?: string): URL | undefined {
	try {
		const url = new URL(text, base);
		return /^https?:$/.test(url.protocol) ? url : undefined;
	} catch {
		return undefined;
	}
}
