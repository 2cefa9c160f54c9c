import type { NodeTypeAndVersion } from 'n8n-workflow';

import { isObject } from '../json';

/** What is asked of n8n's context, both in a webhook and in an execution. */
export interface NodeGraph {
	getNode(): { name: string };
	/** The nodes after this one on the main line. Nodes attached to an agent, such as its tools, are not among them. */
	getChildNodes(name: string, options?: { includeNodeParameters?: boolean }): NodeTypeAndVersion[];
}

/** n8n has this method too, but its types do not: for each input of a node, the nodes and outputs that lead there. */
interface WithConnections {
	getConnections?(destination: { name: string }, type: 'main'): Array<Array<{ node: string; index: number }> | null>;
}

/** The enabled nodes after `name` on the main line. */
export const nodesAfter = (graph: NodeGraph, name: string): NodeTypeAndVersion[] =>
	graph.getChildNodes(name, { includeNodeParameters: true }).filter(({ disabled }) => !disabled);

const AGENT = '@n8n/n8n-nodes-langchain.agent';

/** Whether the node is an AI Agent that writes its answer into n8n's stream. */
export function streams({ type, parameters = {} }: NodeTypeAndVersion): boolean {
	const options: unknown = parameters.options;
	return type === AGENT && !(isObject(options) && options.enableStreaming === false);
}

const isVoiceReply = ({ type }: NodeTypeAndVersion): boolean => type.endsWith('.voiceReply');

/** Whether the node says something to the caller. */
export const speaks = (node: NodeTypeAndVersion): boolean => streams(node) || isVoiceReply(node);

/**
 * Which nodes the caller hears. An AI Agent that is the tool of another one is not heard, nor is one whose answer a later node reads and
 * speaks: a later AI Agent, or a Voice Reply whose text refers to it.
 *
 * @param all hears every node on the main line
 * @returns whether the caller hears the node of this name
 */
export function heardNodes(graph: NodeGraph, { all }: { all: boolean }): (nodeName: string) => boolean {
	const mainLine = nodesAfter(graph, graph.getNode().name);
	const read = all ? [] : mainLine.filter((node) => streams(node) && isReadByLaterSpeaker(graph, node));
	const heard = new Set(mainLine.filter((node) => !read.includes(node)).map(({ name }) => name));
	return (nodeName) => heard.has(nodeName);
}

function isReadByLaterSpeaker(graph: NodeGraph, { name }: NodeTypeAndVersion): boolean {
	const later = nodesAfterSuccess(graph, name).filter((node) => node.name !== name);
	// In a loop each node comes after the other.
	const comesBack = (node: NodeTypeAndVersion) => nodesAfter(graph, node.name).some((one) => one.name === name);
	return later.some((node) => (streams(node) && !comesBack(node)) || speaksOutputOf(node, name));
}

/** The nodes that run after an agent has answered: not those that only its error output leads to. */
function nodesAfterSuccess(graph: NodeGraph, agent: string): NodeTypeAndVersion[] {
	const after = nodesAfter(graph, agent);
	const outputsTo = ({ name }: NodeTypeAndVersion) =>
		((graph as WithConnections).getConnections?.({ name }, 'main') ?? [])
			.flatMap((sources) => sources ?? [])
			.filter(({ node }) => node === agent)
			.map(({ index }) => index);
	const next = after.filter((node) => outputsTo(node).includes(0));
	if (!after.some((node) => outputsTo(node).some((index) => index > 0))) return after;
	const reached = new Set(next.flatMap((node) => [node, ...nodesAfter(graph, node.name)]).map(({ name }) => name));
	return after.filter(({ name }) => reached.has(name));
}

/** Whether a Voice Reply takes its text from the output of the named agent. */
function speaksOutputOf(node: NodeTypeAndVersion, agent: string): boolean {
	const { operation = 'say', text: said = '', sayFirst = '' } = node.parameters ?? {};
	const text = operation === 'say' || operation === 'finish' ? said : sayFirst;
	if (!isVoiceReply(node) || typeof text !== 'string') return false;
	const names = [`$('${agent}')`, `$("${agent}")`, `$node["${agent}"]`, `$node['${agent}']`, `$items("${agent}"`];
	return (
		names.some((reference) => text.includes(reference)) ||
		/\$(?:json|input\.(?:item|first\(\)|last\(\))\.json)\s*(?:\.output\b|\[["']output["']\])/.test(text)
	);
}
