import type { Delivery, Proof } from '../../../shared/webhook/inbound';

const WIDTH = 128;

/** IPv4 addresses are looked at as ::ffff:a.b.c.d, which is also how they arrive on a socket for both versions. */
const MAPPED = 0xffffn << 32n;
const MAPPED_BITS = 96;

interface Range {
	network: bigint;
	/** Leading bits that count, of 128. */
	bits: number;
}

/** Whether the sender's address is in one of the ranges: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. What is no range lets nobody in. */
export function proveAddress({ remoteAddress }: Delivery, { ranges }: { ranges: string[] }): Proof {
	const address = addressOf(remoteAddress);
	const allowed = address !== undefined && ranges.map(rangeOf).some((range) => range !== undefined && contains(range, address));
	return allowed ? 'genuine' : { status: 403, complaint: 'Deliveries from this address are not allowed.' };
}

/** The entries that are neither an address nor a range. */
export const unreadableRanges = (ranges: string[]): string[] => ranges.filter((range) => rangeOf(range) === undefined);

function contains({ network, bits }: Range, address: bigint): boolean {
	// The range ::/0 means every IPv6 address; that IPv4 addresses are written within it is our own doing.
	if (bits < MAPPED_BITS && address >> 32n === MAPPED >> 32n) return false;
	const rest = BigInt(WIDTH - bits);
	return address >> rest === network >> rest;
}

function rangeOf(text: string): Range | undefined {
	const [, address, length] = /^([^/]+)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? [];
	const network = addressOf(address ?? '');
	if (network === undefined) return undefined;
	const width = address.includes(':') ? WIDTH : 32;
	const prefix = length === undefined ? width : Number(length);
	return prefix <= width ? { network, bits: WIDTH - width + prefix } : undefined;
}

/** The address as a number of 128 bits; `undefined` if it is none. */
function addressOf(text: string): bigint | undefined {
	// A zone such as %eth0 says on which interface of ours, and nothing about the sender.
	const address = text.trim().replace(/%.*$/, '');
	if (!address.includes(':')) {
		const v4 = ipv4(address);
		return v4 === undefined ? undefined : MAPPED | v4;
	}
	return ipv6(address);
}

function ipv4(text: string): bigint | undefined {
	const parts = text.split('.');
	// No leading zeros: some read 010 as ten, others as eight.
	if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined;
	return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function ipv6(text: string): bigint | undefined {
	const groups = hexGroups(text);
	if (groups === undefined) return undefined;
	const halves = groups.split('::');
	if (halves.length > 2) return undefined;
	const [head, tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
	const missing = 8 - head.length - tail.length;
	if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
	const all = [...head, ...Array.from({ length: missing }, () => '0'), ...tail];
	return all.every((group) => /^[0-9a-f]{1,4}$/i.test(group)) ? all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n) : undefined;
}

/** Writes an IPv4 address at the end (::ffff:203.0.113.7) in groups as well. */
function hexGroups(text: string): string | undefined {
	const [, front, last] = /^(.*:)([^:]*\..*)$/.exec(text) ?? [];
	if (last === undefined) return text;
	const v4 = ipv4(last);
	return v4 === undefined ? undefined : `${front}${(v4 >> 16n).toString(16)}:${(v4 & 0xffffn).toString(16)}`;
}
