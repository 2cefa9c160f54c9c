// The pictures of the examples show the examples as they are. `SCREENSHOTS=docs/images npm run test:browser` takes them, and notes what
// was drawn.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import { DRAWINGS_FILE, drawingDigest, type DrawnWorkflow } from '../support/exampleDrawing';

const root = path.resolve(__dirname, '../..');
const readJson = (file: string) => JSON.parse(readFileSync(path.join(root, file), 'utf8')) as unknown;

const drawings = readJson(DRAWINGS_FILE) as Record<string, string>;

it.each(Object.keys(drawings))('the picture of %s is there, and shows it as it is', (name) => {
	expect(existsSync(path.join(root, `docs/images/examples/${name}.png`))).toBe(true);
	expect(drawingDigest(readJson(`workflows/${name}.json`) as DrawnWorkflow)).toBe(drawings[name]);
});

describe('what is drawn', () => {
	const note = (content: string) => ({ name: 'Note', type: 'n8n-nodes-base.stickyNote', position: [0, 0], parameters: { content } });
	const workflow = (content: string): DrawnWorkflow => ({ nodes: [note(content)], connections: {} });

	it('changes with a text and a place, and not with what is inside a node', () => {
		const before = drawingDigest(workflow('one'));
		expect(drawingDigest(workflow('two'))).not.toBe(before);
		expect(drawingDigest({ nodes: [{ ...note('one'), position: [0, 20] }], connections: {} })).not.toBe(before);
		expect(drawingDigest({ nodes: [{ ...note('one'), parameters: { content: 'one', text: 'unseen' } }], connections: {} })).toBe(
			before,
		);
	});
});
