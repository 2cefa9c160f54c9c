// What a user changes in an example after the import.
import type { ExampleFixture } from '../exampleFixture';

/**
 * Puts other values into parameters or settings of a node and saves.
 * @param changes the node as it shall be, given as it is
 */
export async function changeNode(
	{ api }: ExampleFixture,
	workflowId: string,
	name: string,
	changes: (node: { parameters: Record<string, unknown>; [setting: string]: unknown }) => object,
): Promise<void> {
	const { nodes } = await api.getWorkflow(workflowId);
	if (!nodes.some((node) => node.name === name)) throw new Error(`There is no node "${name}"`);
	await api.updateWorkflow(workflowId, { nodes: nodes.map((node) => (node.name === name ? { ...node, ...changes(node) } : node)) });
}

/** Chooses an empty spreadsheet in the nodes that write into one. @returns its id */
export async function chooseSpreadsheet(fixture: ExampleFixture, workflowId: string, ...names: string[]): Promise<string> {
	const id = fixture.services.sheets.addSpreadsheet();
	for (const name of names) {
		await changeNode(fixture, workflowId, name, ({ parameters }) => ({
			parameters: { ...parameters, documentId: { __rl: true, mode: 'id', value: id } },
		}));
	}
	return id;
}
