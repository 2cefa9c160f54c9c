/**
 * Runs nodes on n8n-core's real engine and contexts, with real HTTP, without starting n8n.
 *
 * - `runWorkflow`: a workflow, as `WorkflowExecute` runs it
 * - `runNode`: one node, fed with the items given
 * - `runListSearch`: a resource locator's list, on the real `LoadOptionsContext`
 *
 * Reusable for every node and platform: nothing here knows AgentPhone.
 */
import './userFolder';

import { ExecutionLifecycleHooks, LoadOptionsContext, WorkflowExecute } from 'n8n-core';
import type {
	ExecutionError,
	IBinaryKeyData,
	IConnections,
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeExecutionData,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
	INodeTypes,
	IRun,
	IWorkflowBase,
	IWorkflowExecuteAdditionalData,
	StructuredChunk,
} from 'n8n-workflow';
import { NodeConnectionTypes, NodeHelpers, Workflow } from 'n8n-workflow';

import { HarnessCredentials } from './credentials';

type NodeClass = new () => INodeType;

export interface Surroundings {
	/** Everything the workflow uses; a node's type in the workflow is the `name` of its description. */
	nodeTypes: NodeClass[];
	credentialTypes?: Array<new () => ICredentialType>;
	/** Values by credential type name; defaults fill the rest. */
	credentials?: Record<string, ICredentialDataDecryptedObject>;
}

export interface WorkflowRun extends Surroundings {
	workflow: { nodes: Array<Partial<INode> & Pick<INode, 'name' | 'type'>>; connections: IConnections };
	/** What the first node gives, instead of running. */
	startItems: INodeExecutionData[];
	/** Called for every chunk a node streams; without it, the workflow is not streaming. */
	onChunk?: (chunk: StructuredChunk) => void;
	/** Called with a function that stops the execution as the button in the editor does. */
	onStart?: (stop: () => void) => void;
}

export interface NodeRun extends Omit<Surroundings, 'nodeTypes'>, Pick<WorkflowRun, 'onChunk' | 'onStart'> {
	node: NodeClass;
	parameters: INodeParameters;
	/** One run of the operation for each; one empty item if left out. */
	items?: IDataObject[];
	/** What each item holds in files. */
	binary?: IBinaryKeyData[];
	/** Node settings: `{ onError: 'continueRegularOutput' }`. */
	settings?: Partial<INode>;
}

export interface NodeResult {
	/** First output. */
	items: INodeExecutionData[];
	/** The `json` of each item of the first output. */
	json: IDataObject[];
	outputs: INodeExecutionData[][];
	/** As n8n stores it with the execution. */
	error?: ExecutionError;
	run: IRun;
}

/** Gives what it is pinned to. */
class Start implements INodeType {
	description = {
		displayName: 'Start',
		name: 'start',
		group: ['input' as const],
		version: 1,
		description: '',
		defaults: { name: 'Start' },
		inputs: [],
		outputs: [NodeConnectionTypes.Main],
		properties: [],
	};

	execute = async (): Promise<INodeExecutionData[][]> => await Promise.resolve([[]]);
}

/** Runs a workflow from its first node to the end. Throws only what n8n itself throws before a node runs. */
export async function runWorkflow(options: WorkflowRun): Promise<IRun> {
	const { nodes, connections } = options.workflow;
	const workflow = makeWorkflow(options, nodes, connections);
	const additionalData = makeAdditionalData(options);
	const hooks = new ExecutionLifecycleHooks('manual', '1', { id: 'workflow', nodes: [], connections } as unknown as IWorkflowBase);
	if (options.onChunk) hooks.addHandler('sendChunk', options.onChunk);
	additionalData.hooks = hooks;
	additionalData.streamingEnabled = options.onChunk !== undefined;

	const running = new WorkflowExecute(additionalData, 'manual').run({
		workflow,
		startNode: workflow.getNode(nodes[0].name) ?? undefined,
		pinData: { [nodes[0].name]: options.startItems },
	});
	options.onStart?.(() => running.cancel());
	return await running;
}

/** Runs one node once, on all items. */
export async function runNode({
	node,
	parameters,
	binary = [],
	items = binary.length > 0 ? binary.map(() => ({})) : [{}],
	settings = {},
	...surroundings
}: NodeRun): Promise<NodeResult> {
	const type = new node().description.name;
	const run = await runWorkflow({
		...surroundings,
		nodeTypes: [node],
		workflow: {
			nodes: [
				{ name: 'Start', type: 'start' },
				{ name: 'Node', type, parameters, ...settings },
			],
			connections: { Start: { main: [[{ node: 'Node', type: NodeConnectionTypes.Main, index: 0 }]] } },
		},
		startItems: items.map((json, at) => ({ json, binary: binary[at] })),
	});
	const [task] = run.data.resultData.runData.Node ?? [];
	const outputs = (task?.data?.main ?? []).map((output) => output ?? []);
	const firstOutput = outputs[0] ?? [];
	const { error } = run.data.resultData;
	return { items: firstOutput, json: firstOutput.map(({ json }) => json), outputs, error, run };
}

export interface ListSearch extends Omit<Surroundings, 'nodeTypes'> {
	node: NodeClass;
	method: string;
	filter?: string;
	paginationToken?: string;
	/** What the node's other fields hold at the time. */
	parameters?: INodeParameters;
}

/** What opening (and scrolling, and typing into) a resource locator's list gives. */
export async function runListSearch({
	node,
	method,
	filter,
	paginationToken,
	parameters = {},
	...surroundings
}: ListSearch): Promise<INodeListSearchResult> {
	const type = new node();
	const search = type.methods?.listSearch?.[method];
	if (!search) throw new Error(`${type.description.name} has no list search ${method}`);
	const workflow = makeWorkflow({ ...surroundings, nodeTypes: [node] }, [{ name: 'Node', type: type.description.name, parameters }], {});
	const additionalData = makeAdditionalData(surroundings);
	additionalData.currentNodeParameters = parameters;
	const context = new LoadOptionsContext(workflow, workflow.getNode('Node')!, additionalData, '');
	return await search.call(context, filter, paginationToken);
}

export function makeWorkflow(surroundings: Surroundings, nodes: WorkflowRun['workflow']['nodes'], connections: IConnections): Workflow {
	const types = [Start, ...surroundings.nodeTypes].map((nodeType) => new nodeType());
	const byName = (name: string) => {
		const found = types.find(({ description }) => description.name === name);
		if (!found) throw new Error(`The harness was not given the node type ${name}`);
		return found;
	};
	const nodeTypes: INodeTypes = {
		getByName: byName,
		getByNameAndVersion: (name, version) => NodeHelpers.getVersionedNodeType(byName(name), version),
		getKnownTypes: () => ({}),
	};
	return new Workflow({
		id: 'workflow',
		name: 'Harness',
		active: false,
		nodeTypes,
		connections,
		settings: { executionOrder: 'v1' },
		nodes: nodes.map((node, at) => ({
			id: `node-${at}`,
			typeVersion: newest(byName(node.type)),
			position: [at * 200, 0],
			parameters: {},
			credentials: credentialsOf(byName(node.type), surroundings),
			...node,
		})),
	});
}

function newest({ description }: INodeType): number {
	return Array.isArray(description.version) ? Math.max(...description.version) : description.version;
}

/** Each credential of the type that values were given for. */
function credentialsOf({ description }: INodeType, { credentials = {} }: Surroundings): INode['credentials'] {
	const given = (description.credentials ?? []).filter(({ name }) => name in credentials);
	return Object.fromEntries(given.map(({ name }) => [name, { id: '1', name: `${name} of the test` }]));
}

/** What n8n puts around an execution, as far as nodes reach it. */
export function makeAdditionalData({
	credentialTypes = [],
	credentials = {},
}: Omit<Surroundings, 'nodeTypes'>): IWorkflowExecuteAdditionalData {
	const base = 'http://127.0.0.1:5678';
	return {
		credentialsHelper: new HarnessCredentials(
			credentialTypes.map((type) => new type()),
			credentials,
		),
		executionId: '1',
		currentNodeExecutionIndex: 0,
		restApiUrl: `${base}/rest`,
		instanceBaseUrl: `${base}/`,
		formWaitingBaseUrl: `${base}/form-waiting`,
		webhookBaseUrl: `${base}/webhook`,
		webhookWaitingBaseUrl: `${base}/webhook-waiting`,
		webhookTestBaseUrl: `${base}/webhook-test`,
		variables: {},
	} as unknown as IWorkflowExecuteAdditionalData;
}
