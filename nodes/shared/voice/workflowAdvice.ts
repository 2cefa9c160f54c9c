import type { NodeExecutionHint, NodeTypeAndVersion } from 'n8n-workflow';

import { type NodeGraph, nodesAfter, speaks, streams } from './speakingNodes';

/** n8n puts an execution aside that waits longer, and the response to the caller ends (docs/voice-streaming.md). */
const MAX_WAIT_SECONDS = 65;

const SECONDS: Record<string, number> = { seconds: 1, minutes: 60, hours: 3_600, days: 86_400 };

const isRespondToWebhook = ({ type }: NodeTypeAndVersion) => type === 'n8n-nodes-base.respondToWebhook';

/** What n8n cannot do while a caller listens, for each node of the workflow that asks for it. */
const ADVICE: Array<{ applies: (node: NodeTypeAndVersion, graph: NodeGraph) => boolean; advice: (name: string) => string }> = [
	{
		applies: isRespondToWebhook,
		advice: (name) => `"${name}" fails here, because the answer has been streamed already. Delete it.`,
	},
	{
		applies: (node, graph) => isLongWait(node) && nodesAfter(graph, node.name).some(speaks),
		advice: (name) =>
			`The caller hears nothing after "${name}": the answer ends there. Wait for at most ${MAX_WAIT_SECONDS} seconds, or wait in another workflow.`,
	},
	{
		applies: (node) => streams(node) && node.parameters?.hasOutputParser === true,
		advice: (name) =>
			`"${name}" requires a specific output format, which n8n cannot stream: it tries until Max Iterations. Turn off Enable Streaming in its options, and speak its output with Voice Reply.`,
	},
	{
		applies: ({ type }, graph) => type === 'n8n-nodes-base.executeWorkflow' && !nodesAfter(graph, graph.getNode().name).some(speaks),
		advice: (name) =>
			`The caller does not hear what is said inside the sub-workflow of "${name}". Return the text, and speak it with Voice Reply.`,
	},
];

function isLongWait({ type, parameters = {} }: NodeTypeAndVersion): boolean {
	if (type !== 'n8n-nodes-base.wait') return false;
	const { resume = 'timeInterval', amount = 5, unit = 'hours' } = parameters;
	return resume !== 'timeInterval' || Number(amount) * (SECONDS[String(unit)] ?? 1) > MAX_WAIT_SECONDS;
}

/** Hints for the execution of a voice turn, one for each node that does not work while a caller listens. */
export const workflowAdvice = (graph: NodeGraph): NodeExecutionHint[] =>
	nodesAfter(graph, graph.getNode().name).flatMap((node) =>
		ADVICE.filter(({ applies }) => applies(node, graph)).map(({ advice }) => ({
			message: advice(node.name),
			type: 'warning' as const,
			location: 'outputPane' as const,
		})),
	);

/** Tells of a node whether its failure says nothing about the answer: a Respond to Webhook has nothing left to answer. */
export function harmlessNodes(graph: NodeGraph): (nodeName: string) => boolean {
	const names = new Set(
		nodesAfter(graph, graph.getNode().name)
			.filter(isRespondToWebhook)
			.map(({ name }) => name),
	);
	return (nodeName) => names.has(nodeName);
}
