import { BlockList, isIP } from 'node:net';

import { unprocessable, webhookUrlRefused } from '../errors';

const loopback = new BlockList();
loopback.addSubnet('127.0.0.0', 8);
loopback.addAddress('::1', 'ipv6');

const unroutable = new BlockList();
unroutable.addSubnet('0.0.0.0', 8);
unroutable.addSubnet('10.0.0.0', 8);
unroutable.addSubnet('100.64.0.0', 10);
unroutable.addSubnet('169.254.0.0', 16);
unroutable.addSubnet('172.16.0.0', 12);
unroutable.addSubnet('192.168.0.0', 16);
unroutable.addAddress('::', 'ipv6');
unroutable.addSubnet('fc00::', 7, 'ipv6');
unroutable.addSubnet('fe80::', 10, 'ipv6');

/** Names no public DNS resolves: reserved suffixes and names without a dot, such as a container's. */
const unresolvable = (host: string) => /\.(invalid|local|internal|localhost|test)$/.test(host) || !host.includes('.');

const listed = (list: BlockList, host: string) => isIP(host) > 0 && list.check(host, isIP(host) === 6 ? 'ipv6' : 'ipv4');

/**
 * The check on registration. Form: a URI of 1-2083 characters (docs/platforms/agentphone.md, 3.8), else 422. Reach: a host
 * AgentPhone cannot resolve or reach is VALIDATION_ERROR_URL (4.1). Tests listen on loopback, so that may pass.
 */
export function checkWebhookUrl(url: string, allowLoopback: boolean): void {
	const scheme = /^https?:\/\//i.test(url);
	if (!scheme || !URL.canParse(url)) {
		throw unprocessable({ loc: ['body', 'url'], msg: 'invalid or missing URL scheme', type: 'value_error.url.scheme' });
	}
	const host = new URL(url).hostname.replace(/^\[|\]$/g, '');
	if (host === 'localhost' || listed(loopback, host)) {
		if (allowLoopback) return;
		throw webhookUrlRefused('Webhook URL must not point to a private or local address');
	}
	if (listed(unroutable, host)) throw webhookUrlRefused('Webhook URL must not point to a private or local address');
	if (isIP(host) === 0 && unresolvable(host)) throw webhookUrlRefused('Webhook URL hostname could not be resolved');
}
