import tls from 'node:tls';

import { generate } from 'selfsigned';

export interface Certificate {
	cert: string;
	key: string;
}

const DAY_MS = 24 * 60 * 60 * 1_000;

/**
 * A certificate that signs itself.
 *
 * @param hosts the names it is for
 * @param endsInDays negative for one that has run out
 */
export async function certificateFor(hosts: string[], endsInDays = 1): Promise<Certificate> {
	const now = Date.now();
	const { cert, private: key } = await generate([{ name: 'commonName', value: hosts[0] }], {
		keyType: 'ec',
		notBeforeDate: new Date(now - 30 * DAY_MS),
		notAfterDate: new Date(now + endsInDays * DAY_MS),
		extensions: [
			{ name: 'basicConstraints', cA: true },
			{
				name: 'subjectAltName',
				altNames: hosts.map((host) => (/^[\d.]+$/.test(host) ? { type: 7 as const, ip: host } : { type: 2 as const, value: host })),
			},
		],
	});
	return { cert, key };
}

const createSecureContext = tls.createSecureContext;

/** Makes this process believe certificates, as NODE_EXTRA_CA_CERTS does for a new one. Gives the function that ends it. */
export function believe(certificates: Certificate[]): () => void {
	const believing: typeof createSecureContext = (options) => {
		const context = createSecureContext(options);
		for (const { cert } of certificates) (context.context as { addCACert: (pem: string) => void }).addCACert(cert);
		return context;
	};
	// No spy: those end with every test.
	Object.assign(tls, { createSecureContext: believing });
	return () => void Object.assign(tls, { createSecureContext });
}
