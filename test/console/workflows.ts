// n8n's side of a webhook: which workflow it starts, and by which node.
import type { N8nApi } from '../e2e/harness/api';
import type { WorkflowNode } from '../e2e/harness/workflows';
import type { WorkflowLink } from './protocol';

export interface Trigger {
	workflow: WorkflowLink;
	isActive: boolean;
	node: WorkflowNode;
}

interface ListedWorkflow {
	id: string;
	updatedAt: string;
	active: boolean;
	isArchived?: boolean;
}

/** `/webhook/<id of the node>/<path>`, and `/webhook-test/` while the editor listens. */
const WEBHOOK_PATH = /^\/(webhook|webhook-test)\/([^/]+)\//;

/** Triggers with a webhook, in workflows of this run's n8n. */
export class Workflows {
	private readonly known = new Map<string, { updatedAt: string; nodes: WorkflowNode[]; name: string }>();

	constructor(private readonly api: N8nApi) {}

	/** Asks n8n. A workflow that did not change is not fetched again. */
	async triggers(): Promise<Trigger[]> {
		const listed = await this.api.request<ListedWorkflow[]>('GET', '/rest/workflows', { params: { take: 250 } });
		const present = listed.filter(({ isArchived }) => isArchived !== true);
		const triggers: Trigger[] = [];
		for (const { id, updatedAt, active } of present) {
			const { name, nodes } = await this.contents(id, updatedAt);
			const workflow = { id, name, url: `${this.api.baseUrl}/workflow/${id}` };
			triggers.push(
				...nodes
					.filter(({ webhookId, disabled }) => webhookId && disabled !== true)
					.map((node) => ({ workflow, isActive: active, node })),
			);
		}
		return triggers;
	}

	private async contents(id: string, updatedAt: string) {
		const known = this.known.get(id);
		if (known?.updatedAt === updatedAt) return known;
		const { name, nodes } = await this.api.getWorkflow(id);
		const fetched = { updatedAt, name, nodes };
		this.known.set(id, fetched);
		return fetched;
	}
}

/** The trigger behind a webhook's address, and whether it is the editor's address for tests. */
export function triggerBehind(url: string, baseUrl: string, triggers: Trigger[]): { trigger: Trigger | undefined; isTest: boolean } {
	const { origin, pathname } = new URL(url);
	const [, kind, webhookId] = WEBHOOK_PATH.exec(pathname) ?? [];
	// Copies of an example have the same webhook; n8n publishes one of them.
	const copies = origin === new URL(baseUrl).origin ? triggers.filter(({ node }) => node.webhookId === webhookId) : [];
	return { trigger: copies.find(({ isActive }) => isActive) ?? copies.at(0), isTest: kind === 'webhook-test' };
}

/** A list of choices of a node; n8n's editor does not store what is the default. */
export const choicesOf = (node: WorkflowNode, parameter: string, byDefault: string[]): string[] =>
	(node.parameters[parameter] as string[] | undefined) ?? byDefault;
