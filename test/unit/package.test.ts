import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ICredentialType, Icon, INodeType } from 'n8n-workflow';

import manifest from '../../package.json';

const { n8n } = manifest;

/** What the package lists for n8n, read from the sources. */
const listed = [...n8n.nodes, ...n8n.credentials].map((file) =>
	path.resolve(__dirname, '../..', file.replace(/^dist\//, '').replace(/\.js$/, '')),
);

const named = listed.map((file) => [path.basename(file), file] as const);

function iconOf(file: string): Icon | undefined {
	const [type] = Object.values(jest.requireActual<Record<string, new () => INodeType | ICredentialType>>(file));
	const made = new type();
	return 'description' in made ? made.description.icon : made.icon;
}

/** Everything that has an icon in the editor. */
describe('icons', () => {
	it.each(named)('%s has a small one for light and another for dark backgrounds', (_name, file) => {
		const icon = iconOf(file);
		expect(icon).toEqual({
			light: expect.stringMatching(/^file:.*\.svg$/) as string,
			dark: expect.stringMatching(/^file:.*\.dark\.svg$/) as string,
		});
		const { light, dark } = icon as { light: string; dark: string };
		const [day, night] = [light, dark].map((name) => readFileSync(path.resolve(path.dirname(file), name.replace('file:', '')), 'utf8'));
		expect(day).not.toBe(night);
		for (const svg of [day, night]) {
			expect(svg).toContain('viewBox="0 0 60 60"');
			expect(svg.length).toBeLessThan(2048);
		}
	});
});

describe('package.json is as n8n wants it', () => {
	it('with a name and a keyword it finds the package by, strict, and with nothing that would be downloaded or run', () => {
		expect(manifest.name).toMatch(/^n8n-nodes-[a-z-]+$/);
		expect(manifest.keywords).toContain('n8n-community-node-package');
		expect(manifest).toMatchObject({
			license: 'MIT',
			peerDependencies: { 'n8n-workflow': '*' },
			n8n: { n8nNodesApiVersion: 1, strict: true },
		});
		expect(Object.keys(manifest)).not.toEqual(
			expect.arrayContaining([expect.stringMatching(/^(dependencies|bundledDependencies|optionalDependencies|overrides)$/)]),
		);
		expect(Object.keys(manifest.scripts).filter((name) => /^(pre|post)?(install|pack|prepare)$|^prepublish$/.test(name))).toEqual([]);
	});

	it('naming where it comes from, in one place', () => {
		const repository = manifest.repository.url.replace(/^git\+/, '').replace(/\.git$/, '');
		expect(repository).toMatch(/^https:\/\/github\.com\/[\w-]+\/n8n-nodes-voice-agents$/);
		expect(manifest.homepage).toBe(`${repository}#readme`);
		expect(manifest.bugs.url).toBe(`${repository}/issues`);
	});
});
