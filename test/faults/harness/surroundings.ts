// What a test decides about the machines n8n runs on: the time they believe in, and the names and certificates they know.
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

import { makeTempFolder, removeTempFolder } from '../../e2e/harness/processes';

export interface Surroundings {
	/** Every process of n8n must be started with these variables. */
	readonly environment: Record<string, string>;
	/** Sets the clock of all machines wrong by so many seconds; each notices within a tenth of a second. */
	setClock(shiftSeconds: number): void;
	/** The names that exist, with their addresses; they end in `.test`. */
	setHosts(hosts: Record<string, string>): void;
	remove(): Promise<void>;
}

const preload = (name: string) => `--import ${pathToFileURL(path.join(__dirname, '../../e2e/harness/preload', name)).href}`;

/** @param believed certificates, in PEM, that n8n takes for good */
export async function makeSurroundings(believed: string[]): Promise<Surroundings> {
	const folder = await makeTempFolder('surroundings');
	const [clock, hosts, certificates] = ['clock', 'hosts', 'certificates.pem'].map((name) => path.join(folder, name));
	writeFileSync(certificates, believed.join('\n'));
	const surroundings: Surroundings = {
		environment: {
			CLOCK_SHIFT_FILE: clock,
			HOSTS_FILE: hosts,
			NODE_EXTRA_CA_CERTS: certificates,
			NODE_OPTIONS: [preload('shiftClock.mjs'), preload('hosts.mjs')].join(' '),
		},
		setClock: (shiftSeconds) => writeFileSync(clock, String(shiftSeconds)),
		setHosts: (known) =>
			writeFileSync(
				hosts,
				Object.entries(known)
					.map(([name, address]) => `${address} ${name}\n`)
					.join(''),
			),
		remove: async () => await removeTempFolder(folder),
	};
	surroundings.setClock(0);
	surroundings.setHosts({});
	return surroundings;
}
