// The package as a user installs it: by n8n's own installer, from a registry.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

import { n8n as listed, version } from '../../../package.json';
import { N8nApi } from '../harness/api';
import { startN8n, n8nPath, type N8nInstance } from '../harness/n8n';
import { startNpmRegistry, type NpmRegistry } from '../harness/npmRegistry';
import { installPackage, packPackage } from '../harness/pack';
import { makeTempFolder, removeTempFolder } from '../harness/processes';
import { activate, agentTrigger, createFixture, PACKAGE, seedPhoneAgent, voiceReply, type Fixture } from './fixture';

/** All files below a folder by their path in it. */
const filesOf = (folder: string) =>
	readdirSync(folder, { recursive: true, withFileTypes: true })
		.filter((entry) => entry.isFile())
		.map(({ parentPath, name }) => path.relative(folder, path.join(parentPath, name)))
		.sort();

const typesOf = async ({ api }: Fixture) => (await api.nodeTypes()).map(({ name }) => name).filter((name) => name.startsWith(PACKAGE));

/** `dist/nodes/Hamsa/HamsaTrigger.node.js` is the type `hamsaTrigger`. */
const listedTypes = listed.nodes
	.map((file) => path.basename(file, '.node.js'))
	.map((name) => `${PACKAGE}.${name[0].toLowerCase()}${name.slice(1)}`);

export function installSuite(): void {
	let folder: string;
	let tarball: string;
	let registry: NpmRegistry;
	let n8n: N8nInstance;
	let fixture: Fixture;
	let installed: string[];

	beforeAll(async () => {
		folder = await makeTempFolder('registry');
		tarball = await packPackage();
		registry = await startNpmRegistry(tarball, folder);
		n8n = await startN8n({ tarball: null, env: registry.env(n8nPath) });
		const api = new N8nApi(n8n.baseUrl);
		await api.setupOwner();
		installed = (await api.installCommunityPackage(`${PACKAGE}@${version}`)).map(({ type }) => type);
		fixture = await createFixture(api, n8n);
	}, 180_000);

	afterAll(async () => {
		await (fixture ?? n8n)?.stop();
		await registry?.stop();
		if (folder) await removeTempFolder(folder);
	});

	const installedFolder = () => path.join(n8n.userFolder, '.n8n/nodes/node_modules', PACKAGE);

	it('installs with all its nodes', async () => {
		expect(installed.sort()).toEqual([...listedTypes].sort());
		expect(await typesOf(fixture)).toEqual(expect.arrayContaining(listedTypes));
	});

	it("runs none of the package's scripts and downloads nothing but the package", () => {
		const called = registry.commands().map(([command, ...args]) => ({ command, args }));
		expect(called.map(({ command }) => command).filter((command) => command !== 'view')).toEqual(['pack', 'install']);
		const { args } = called.find(({ command }) => command === 'install')!;
		expect(args).toEqual(expect.arrayContaining(['--ignore-scripts=true', '--install-strategy=shallow']));
		expect([...new Set(registry.requests.map((asked) => asked.split('/')[0]))]).toEqual([PACKAGE]);
		// n8n asks its own service whether the package is banned, and npm's registry for the version; without an answer it goes on.
		expect(['api.n8n.io:443', 'registry.npmjs.org:443']).toEqual(expect.arrayContaining([...new Set(registry.refusedHosts)]));
	});

	it('lies on the disk as the other tests unpack it', async () => {
		const other = await makeTempFolder('unpacked');
		const unpacked = await installPackage(tarball, other);
		expect(filesOf(installedFolder())).toEqual(filesOf(unpacked));
		const manifestOf = (where: string) => JSON.parse(readFileSync(path.join(where, 'package.json'), 'utf8')) as Record<string, unknown>;
		expect(manifestOf(installedFolder())).toEqual(manifestOf(unpacked));
		expect(Object.keys(manifestOf(unpacked)).filter((key) => /dependencies/i.test(key))).toEqual([]);
		await removeTempFolder(other);
	});

	it('answers a call, also after n8n was restarted', async () => {
		const agentId = seedPhoneAgent(fixture);
		await activate(fixture, [
			agentTrigger(fixture, agentId, { filler: 'One moment.' }),
			voiceReply('Answer', { operation: 'finish', text: 'Good morning.' }),
		]);
		const turn = async () => {
			const { problems, lines } = await fixture.simulator.placeTurn({ agentId, transcript: 'Hello?' });
			return { problems, lines: lines.map(({ json }) => json) };
		};
		const answered = { problems: [], lines: [{ text: 'One moment.', interim: true }, { text: 'Good morning.' }] };
		expect(await turn()).toEqual(answered);
		const before = registry.commands().length;
		await n8n.restart();
		await fixture.api.login();
		expect(await turn()).toEqual(answered);
		expect(registry.commands()).toHaveLength(before);
	});

	it('leaves nothing behind when it is uninstalled', async () => {
		await fixture.api.uninstallCommunityPackage(PACKAGE);
		expect(await typesOf(fixture)).toEqual([]);
		expect(readdirSync(path.dirname(installedFolder())).filter((name) => !name.startsWith('.'))).toEqual([]);
	});
}
