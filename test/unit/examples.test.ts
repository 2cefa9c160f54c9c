// What every file of workflows/ keeps to, so that it can be imported as often as somebody likes, by anybody.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';

interface Node {
	name: string;
	type: string;
	webhookId?: string;
	credentials?: Record<string, { id?: string | null; name: string }>;
}

const root = path.resolve(__dirname, '../..');
const files = readdirSync(path.join(root, 'workflows')).filter((file) => file.endsWith('.json'));
const read = (file: string) => JSON.parse(readFileSync(path.join(root, 'workflows', file), 'utf8')) as { nodes: Node[] };

describe.each(files)('%s', (file) => {
	const { nodes } = read(file);
	const names = (wanted: (node: Node) => boolean) => nodes.filter(wanted).map(({ name }) => name);

	it('has no webhook id: n8n gives each import one of its own, and two imports of the same file can be published', () => {
		expect(names((node) => 'webhookId' in node)).toEqual([]);
	});

	it('holds no credential of anybody, and no code', () => {
		const ids = nodes.flatMap(({ credentials }) => Object.values(credentials ?? {}).map(({ id }) => id));
		expect(ids.filter(Boolean)).toEqual([]);
		expect(names(({ type }) => /^n8n-nodes-base\.(?:code|function|functionItem|executeCommand)$/.test(type))).toEqual([]);
	});
});
