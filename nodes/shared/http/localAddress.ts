/** IPv4 of this machine, this network and the clouds' own services, as the URL parser writes them (it turns 0x7f.1 into 127.0.0.1). */
const LOCAL_IPV4 = /^(0|10|127)\.|^192\.168\.|^169\.254\.|^172\.(1[6-9]|2\d|3[01])\.|^100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\./;

/** IPv6 of this machine and this network, and IPv4 in its clothes. */
const LOCAL_IPV6 = /^\[(::|f[cd]|fe[89ab])/;

const LOCAL_NAME = /^[^.]*$|(^|\.)(localhost|local|internal|lan|home\.arpa)$/;

/** Whether a URL leads to this machine or its own network, as far as the address itself tells. No name is looked up. */
export function isLocalAddress({ hostname }: URL): boolean {
	const name = hostname.replace(/\.$/, '').toLowerCase();
	if (name.startsWith('[')) return LOCAL_IPV6.test(name);
	return /^[\d.]+$/.test(name) ? LOCAL_IPV4.test(name) : LOCAL_NAME.test(name);
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
