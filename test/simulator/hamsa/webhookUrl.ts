import { badRequest } from './errors';
import type { Settings } from './settings';

const LOOPBACK = /^(localhost|127\.|\[::1\])/;

const PRIVATE = /^(10\.|192\.168\.|172\.(1[6-9]|2\d|3[01])\.|169\.254\.|0\.)/;

/** Of this machine, or of a network nobody else is in. */
export const isLocal = (hostname: string): boolean => LOOPBACK.test(hostname) || PRIVATE.test(hostname);

/** HTTPS only, and nothing local or private (docs/platforms/hamsa.md, 10.1), unless the settings let tests listen on loopback. */
export function checkWebhookUrl(url: string | null | undefined, { allowLoopbackWebhooks }: Settings): void {
	if (url === null || url === undefined) return;
	const { protocol, hostname } = parsed(url);
	if (LOOPBACK.test(hostname) && allowLoopbackWebhooks) return;
	if (protocol !== 'https:') throw badRequest('webhookUrl: must start with https://');
	if (isLocal(hostname)) throw badRequest('webhookUrl: must not be a local address');
}

function parsed(url: string): URL {
	try {
		return new URL(url);
	} catch {
		throw badRequest('webhookUrl: must be a URL');
	}
}
