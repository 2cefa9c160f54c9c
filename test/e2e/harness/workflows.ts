// Terse workflow JSON.
import { randomUUID } from 'node:crypto';

export interface WorkflowNode {
	id: string;
	name: string;
	type: string;
	typeVersion: number;
	position: [number, number];
	parameters: Record<string, unknown>;
	credentials?: Record<string, { id: string; name: string }>;
	/** First part of a webhook's path; n8n's editor makes one for every new trigger. */
	webhookId?: string;
	[option: string]: unknown;
}

/** One line of the canvas: from an output of one node to an input of another. */
export interface WorkflowConnection {
	from: string;
	to: string;
	/** Output number, or the kind of a sub-node's connection (`ai_languageModel`). */
	output: number;
	/** Input number; 0 if left out. */
	input?: number;
	type: string;
}

export interface WorkflowJson {
	name: string;
	nodes: WorkflowNode[];
	connections: Record<string, Record<string, Array<Array<{ node: string; type: string; index: number }> | null>>>;
	settings: Record<string, unknown>;
	[option: string]: unknown;
}

/**
 * A node. Every node gets a webhook id; n8n ignores it where there is no webhook.
 * @param extra `typeVersion`, `credentials`, `position`, `onError` and whatever else a node may hold
 */
export function node(
	type: string,
	name: string,
	parameters: Record<string, unknown> = {},
	extra: Partial<WorkflowNode> = {},
): WorkflowNode {
	return { id: randomUUID(), name, type, typeVersion: 1, position: [0, 0], parameters, webhookId: randomUUID(), ...extra };
}

/** A connection between two nodes, given as nodes or by name. */
export function connect(
	from: WorkflowNode | string,
	to: WorkflowNode | string,
	{ output = 0, input = 0, type = 'main' }: { output?: number; input?: number; type?: string } = {},
): WorkflowConnection {
	const nameOf = (end: WorkflowNode | string) => (typeof end === 'string' ? end : end.name);
	return { from: nameOf(from), to: nameOf(to), output, input, type };
}

/** A workflow ready for `N8nApi.createWorkflow`. Nodes without a position are laid out in a row. */
export function workflow(name: string, nodes: WorkflowNode[], connections: WorkflowConnection[] = []): WorkflowJson {
	const table: WorkflowJson['connections'] = {};
	for (const { from, to, output, input = 0, type } of connections) {
		const outputs = ((table[from] ??= {})[type] ??= []);
		while (outputs.length <= output) outputs.push([]);
		outputs[output]!.push({ node: to, type, index: input });
	}
	const laidOut = nodes.map((one, index) =>
		one.position.some(Boolean) ? one : { ...one, position: [index * 220, 0] as [number, number] },
	);
	return { name, nodes: laidOut, connections: table, settings: { executionOrder: 'v1' } };
}

/**
 * Where a trigger is called: `<base>/webhook/<webhookId>/<path>`, or `/webhook-test/` while the
 * editor listens.
 * @param path the `path` of the node's webhook description
 */
export function webhookUrl(baseUrl: string, trigger: WorkflowNode, path: string, { test = false } = {}): string {
	return `${baseUrl.replace(/\/$/, '')}/${test ? 'webhook-test' : 'webhook'}/${trigger.webhookId!}/${path}`;
}

/** The same webhook at another process of n8n, or at what stands in front of it. */
export const webhookAt = (baseUrl: string, url: string): string => new URL(new URL(url).pathname, baseUrl).href;
