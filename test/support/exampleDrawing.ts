// What a picture of an example shows, so that a picture of something else is noticed (test/unit/pictures.test.ts).
import { createHash } from 'node:crypto';

/** An example of workflows/, as far as the editor draws it. */
export interface DrawnWorkflow {
	nodes: Array<{ name: string; type: string; position: number[]; disabled?: boolean; parameters: Record<string, unknown> }>;
	connections: unknown;
}

/** Beside each picture of docs/images/examples: the digests of what is drawn, by name of the example. */
export const DRAWINGS_FILE = 'docs/images/examples/drawn.json';

/** Parameters that the editor writes below a node, or that make a note. */
const SHOWN = ['resource', 'operation', 'event', 'events', 'mode', 'content', 'width', 'height', 'color'];

/** A digest of all that can be seen: names, places, notes, what stands below the nodes, and lines. */
export function drawingDigest({ nodes, connections }: DrawnWorkflow): string {
	const drawn = nodes.map(({ name, type, position, disabled, parameters }) => [
		name,
		type,
		position,
		disabled === true,
		SHOWN.map((parameter) => parameters[parameter] ?? null),
	]);
	return createHash('sha256')
		.update(JSON.stringify([drawn, connections]))
		.digest('hex')
		.slice(0, 16);
}
