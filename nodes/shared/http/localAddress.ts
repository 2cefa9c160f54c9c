import { IPv4, IPv6 } from 'ipaddr.js';

import { isInRange, parseIpAddress, parseIpRange, type IpAddress, type IpRange } from '../network/ipAddress';

/**
 * IPv4 addresses that no host on the public internet has: the blocks that IANA's special-purpose address registry (RFC 6890)
 * does not list as globally reachable, and those that its address space registry lists as multicast or reserved. The blocks
 * for documentation and benchmarks are included, because they are not routed on the internet; n8n's own list
 * (N8N_SSRF_BLOCKED_IP_RANGES) includes them too. 192.31.196.0/24, 192.52.193.0/24 and 192.175.48.0/24 are special-purpose
 * blocks as well, but globally reachable.
 */
const LOCAL_IPV4 = [
	'0.0.0.0/8', // this host on this network: RFC 791, 3.2; Linux connects 0.0.0.0 to the machine itself
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
 * The only IPv6 block from which IANA assigns addresses of public hosts (RFC 4291, 2.4; registry "IPv6 address space").
 * Outside of it are loopback ::1 and unspecified :: (RFC 4291), IPv4-compatible ::/96 (RFC 4291, 2.5.5.1, deprecated),
 * IPv4-translated ::ffff:0:0:0/96 (RFC 2765, 2.1), 64:ff9b:1::/48 for NAT64 within a network (RFC 8215), 100::/64 discard
 * (RFC 6666), 5f00::/16 segment routing (RFC 9602), unique local fc00::/7 (RFC 4193), link-local fe80::/10 (RFC 4291),
 * site-local fec0::/10 (RFC 3879, deprecated) and multicast ff00::/8 (RFC 4291).
 */
const PUBLIC_IPV6 = '2000::/3';

/** Blocks within `PUBLIC_IPV6` that are not used by public hosts. */
const LOCAL_IPV6 = [
	'2001::/23', // IETF protocol assignments (Teredo: RFC 4380, benchmarks: RFC 5180, ORCHID: RFC 7343): RFC 2928
	'2001:db8::/32', // documentation: RFC 3849
	'3fff::/20', // documentation: RFC 9637
];

/** IPv6 ranges whose addresses contain an IPv4 address to which packets are forwarded; `group`: index of the 16-bit group where it starts. */
const IPV4_EMBEDDING_RANGES = [
	{ range: '64:ff9b::/96', group: 6 }, // NAT64: RFC 6052, 2.1
	{ range: '2002::/16', group: 1 }, // 6to4: RFC 3056, 2
];

/**
 * Names that are resolved only in a private network: names without a dot; localhost and test (RFC 6761); local (RFC 6762) and
 * the names that its appendix G lists as common in private networks, of which ICANN reserved internal on 29 July 2024;
 * home.arpa (RFC 8375); localdomain, a default in hosts files. Also names that end in a number, which is not a valid
 * top-level domain (RFC 3696, 2); they occur only with several dots at the end, since the URL parser reads others as IPv4.
 */
const LOCAL_NAME = /^[^.]*$|(^|\.)(localhost|localdomain|local|test|intranet|internal|private|corp|home|lan|home\.arpa|\d+|0x[\da-f]+)$/;

/**
 * Whether a URL points to this machine, its network, or another address that is not on the public internet, judged by the
 * host name or IP address in it. All checks of the package use this function.
 *
 * The URL parser has already normalised short, octal and hexadecimal IPv4 addresses (0x7f.1 is 127.0.0.1). An IPv6 address
 * that contains an IPv4 address (IPv4-mapped, NAT64 with the well-known prefix, 6to4) is classified by the latter. Not
 * recognised: a name that resolves to a local address (n8n's setting N8N_SSRF_PROTECTION_ENABLED covers it), and NAT64 with
 * a network-specific prefix.
 */
export function isLocalAddress({ hostname }: URL): boolean {
	const host = hostname
		.replace(/^\[|\]$/g, '')
		.replace(/(?<!\.)\.+$/, '')
		.toLowerCase();
	const address = parseIpAddress(host);
	return address === undefined ? LOCAL_NAME.test(host) : isLocalIp(address);
}

function isLocalIp(address: IpAddress): boolean {
	// The ranges are parsed here and not when the package is loaded, because they are rarely needed.
	const isIn = (range: string) => isInRange(address, parseIpRange(range) as IpRange);
	if (address instanceof IPv4) return LOCAL_IPV4.some(isIn);
	const embedding = IPV4_EMBEDDING_RANGES.find(({ range }) => isIn(range));
	if (embedding !== undefined) return isLocalIp(ipv4In(address, embedding.group));
	return !isIn(PUBLIC_IPV6) || LOCAL_IPV6.some(isIn);
}

function ipv4In({ parts }: IPv6, group: number): IPv4 {
	return new IPv4(parts.slice(group, group + 2).flatMap((part) => [part >> 8, part & 0xff]));
}

/** Parses an http or https URL, relative to `base` if given; undefined if the text is not one. */
export function webAddress(text: string, base?: string): URL | undefined {
	try {
		const url = new URL(text, base);
		return /^https?:$/.test(url.protocol) ? url : undefined;
	} catch {
		return undefined;
	}
}
