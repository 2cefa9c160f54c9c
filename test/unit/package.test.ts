import { readFileSync } from 'node:fs';
import path from 'node:path';

import type { ICredentialType, Icon, INodeType } from 'n8n-workflow';

import { n8n } from '../../package.json';

/** What the package lists for n8n, read from the sources. */
const listed = [...n8n.nodes, ...n8n.credentials].map((file) => path.resolve(__dirname, '../..', file.replace(/^dist\//, '').replace(/\.js$/, '')));

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
		expect(icon).toEqual({ light: expect.stringMatching(/^file:.*\.svg$/) as string, dark: expect.stringMatching(/^file:.*\.dark\.svg$/) as string });
		const { light, dark } = icon as { light: string; dark: string };
		const [day, night] = [light, dark].map((name) => readFileSync(path.resolve(path.dirname(file), name.replace('file:', '')), 'utf8'));
		expect(day).not.toBe(night);
		for (const svg of [day, night]) {
			expect(svg).toContain('viewBox="0 0 60 60"');
			expect(svg.length).toBeLessThan(2048);
		}
	});
});
