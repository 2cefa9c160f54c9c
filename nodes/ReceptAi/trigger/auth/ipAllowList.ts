import { isInRange, parseIpAddress, parseIpRange } from '../../../shared/network/ipAddress';
import type { Delivery, AuthResult } from '../../../shared/webhook/receive';

/**
 * Whether the sender's address is in one of the ranges: `203.0.113.7`, `203.0.113.0/24`, `2001:db8::/32`. A text that is no
 * range allows nobody. `::/0` allows every IPv6 address and no IPv4 address.
 */
export function authenticateAddress({ remoteAddress }: Delivery, { ranges }: { ranges: string[] }): AuthResult {
	const address = parseIpAddress(remoteAddress);
	const allowed = address !== undefined && ranges.map(parseIpRange).some((range) => range !== undefined && isInRange(address, range));
	return allowed ? 'authenticated' : { status: 403, reason: 'Deliveries from this address are not allowed.' };
}

/** The entries that are neither an address nor a range. */
export const unreadableRanges = (ranges: string[]): string[] => ranges.filter((range) => parseIpRange(range) === undefined);
