// Loaded into n8n before anything else (`NODE_OPTIONS=--import`): names that end in `.test` are looked up in the file that HOSTS_FILE
// names, one `<address> <name>` a line as in /etc/hosts. One that does not stand there does not exist.
import dns from 'node:dns';
import { readFileSync } from 'node:fs';
import { syncBuiltinESMExports } from 'node:module';

const file = process.env.HOSTS_FILE;
if (file !== undefined) {
	const addressOf = (name) =>
		readFileSync(file, 'utf8')
			.split('\n')
			.map((line) => line.split(' '))
			.find(([, known]) => known === name)?.[0];

	const { lookup } = dns;
	dns.lookup = (name, ...rest) => {
		if (!name.endsWith('.test')) return lookup(name, ...rest);
		const done = rest.at(-1);
		const { all = false } = typeof rest[0] === 'object' ? rest[0] : {};
		const address = addressOf(name);
		const missing = () =>
			Object.assign(new Error(`getaddrinfo ENOTFOUND ${name}`), {
				code: 'ENOTFOUND',
				errno: -3008,
				syscall: 'getaddrinfo',
				hostname: name,
			});
		process.nextTick(() => {
			if (address === undefined) done(missing());
			else if (all) done(null, [{ address, family: 4 }]);
			else done(null, address, 4);
		});
		return {};
	};
	syncBuiltinESMExports();
}
