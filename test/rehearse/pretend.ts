// Nodes that are replaced before a workflow is published, so that nothing real is touched.
import type { WorkflowJson, WorkflowNode } from '../e2e/harness/workflows';
import type { Rehearsal } from './format';

/** Why a rehearsal cannot begin; the message says what to do. */
export class CannotRun extends Error {}

type Pretended = Rehearsal['pretend'];

const FAILS = 'The rehearsal makes this node fail.';

function replaced(node: WorkflowNode, by: Pretended[string]): WorkflowNode {
	const { id, name, position, onError } = node;
	const kept = { id, name, position, ...(onError !== undefined && { onError }) };
	return by === 'fails'
		? { ...kept, type: 'n8n-nodes-base.stopAndError', typeVersion: 1, parameters: { errorMessage: FAILS } }
		: {
				...kept,
				type: 'n8n-nodes-base.set',
				typeVersion: 3.4,
				parameters: { mode: 'raw', jsonOutput: JSON.stringify(by), options: {} },
			};
}

/** Whether a node gives something to another one, as a tool or a model does, and is no step of its own. */
const isPartOfAnother = ({ connections }: WorkflowJson, name: string): boolean =>
	Object.keys(connections[name] ?? {}).some((kind) => kind !== 'main');

/** The workflow with those nodes replaced. @throws {CannotRun} for a node that is not there, or cannot be replaced */
export function pretending(workflow: WorkflowJson, pretend: Pretended): WorkflowJson {
	for (const name of Object.keys(pretend)) {
		if (!workflow.nodes.some((node) => node.name === name)) throw new CannotRun(`pretend: "${workflow.name}" has no node "${name}"`);
		if (isPartOfAnother(workflow, name)) {
			throw new CannotRun(`pretend: "${name}" is a tool or a model of another node; let "script" decide what is used instead`);
		}
	}
	return {
		...workflow,
		nodes: workflow.nodes.map((node) => (Object.hasOwn(pretend, node.name) ? replaced(node, pretend[node.name]) : node)),
	};
}

/**
 * @param harmless names of credentials that lead to simulated platforms, or may be used
 * @throws {CannotRun} when a node would use another one
 */
export function refuseRealAccounts({ nodes }: WorkflowJson, harmless: ReadonlySet<string>): void {
	const real = nodes
		.filter(({ disabled }) => disabled !== true)
		.flatMap(({ name, credentials = {} }) => Object.values(credentials).map((credential) => ({ name, credential: credential.name })))
		.filter(({ credential }) => !harmless.has(credential));
	if (real.length === 0) return;
	const list = real.map(({ name, credential }) => `"${name}" uses "${credential}"`).join(', ');
	throw new CannotRun(`${list}: replace it with "pretend", or allow the account with "may touch"`);
}
