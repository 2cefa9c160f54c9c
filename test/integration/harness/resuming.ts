/** Calls the webhook of a node whose execution waits, on n8n-core's real context, as n8n does it with what it stored. */
import { WebhookContext } from 'n8n-core';
import type {
	INode,
	INodeExecutionData,
	INodeParameters,
	INodeType,
	IRun,
	ITaskMetadata,
	IWebhookData,
	IWebhookResponseData,
} from 'n8n-workflow';

import { makeAdditionalData, makeWorkflow, type Surroundings } from '.';

export interface Resuming extends Omit<Surroundings, 'nodeTypes'> {
	node: new () => INodeType;
	parameters: INodeParameters;
	settings?: Partial<INode>;
	/** The run that began to wait. */
	run: IRun;
	body: unknown;
	headers: Record<string, string>;
}

export interface Resumed {
	/** What the caller gets, if the node wrote it. */
	status?: number;
	/** With which the execution goes on; undefined if it waits on. */
	items?: INodeExecutionData[];
	/** What n8n stores beside the input of the node. */
	metadata?: ITaskMetadata;
}

export async function callWebhook({ node, parameters, settings = {}, run, body, headers, ...surroundings }: Resuming): Promise<Resumed> {
	const type = new node();
	const workflow = makeWorkflow(
		{ nodeTypes: [node], ...surroundings },
		[{ name: 'Node', id: 'node-1', type: type.description.name, parameters, ...settings }],
		{},
	);
	const response = { status: undefined as number | undefined };
	const httpResponse = {
		status: (code: number) => (response.status = code),
		setHeader: () => undefined,
		removeHeader: () => undefined,
		end: () => undefined,
	};
	const additionalData = { ...makeAdditionalData(surroundings), httpRequest: { body, headers, params: {}, query: {} }, httpResponse };
	// As it comes out of the database.
	const stored = JSON.parse(JSON.stringify(run.data)) as IRun['data'];
	const webhookData = { webhookDescription: type.description.webhooks![0] } as IWebhookData;
	const context = new WebhookContext(workflow, workflow.getNode('Node')!, additionalData as never, 'webhook', webhookData, [], stored);
	const { workflowData }: IWebhookResponseData = await type.webhook!.call(context);
	return { status: response.status, items: workflowData?.[0], metadata: stored.executionData?.nodeExecutionStack[0].metadata };
}
