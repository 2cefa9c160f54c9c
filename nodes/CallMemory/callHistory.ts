import type { ISupplyDataFunctions } from 'n8n-workflow';

import { isObject } from '../shared/json';

/** A message of the conversation. */
export interface HistoryMessage {
	role: 'user' | 'assistant';
	content: string;
}

/** Outputs of a node that are looked at; a trigger has one for each event. */
const MAX_OUTPUTS = 10;

/**
 * The conversation before the caller's last words: `chatHistory` of the first item that has it, of the nodes before the agent and
 * then of those before them, up to the trigger. `undefined` if none has it.
 */
export function callHistory(context: ISupplyDataFunctions, itemIndex: number): HistoryMessage[] | undefined {
	const data = context.getWorkflowDataProxy(itemIndex);
	// For a sub-node this is the node before the agent.
	const previous = (data.$prevNode as { name?: string }).name;
	if (!previous) return undefined;
	const names = [previous, ...context.getParentNodes(previous).map(({ name }) => name)];
	for (const name of names) {
		const history = historyOf(data.$(name) as NodeData);
		if (history) return history;
	}
	return undefined;
}

interface NodeData {
	isExecuted: boolean;
	all: (output: number) => Array<{ json: unknown }>;
}

function historyOf(node: NodeData): HistoryMessage[] | undefined {
	if (!node.isExecuted) return undefined;
	for (let output = 0; output < MAX_OUTPUTS; output++) {
		const items = itemsOf(node, output);
		if (!items) return undefined;
		const found = items.map(({ json }) => (isObject(json) ? json.chatHistory : undefined)).find((history) => Array.isArray(history));
		if (found) return (found as unknown[]).filter(isMessage);
	}
	return undefined;
}

/** `undefined` for an output that the node does not have, for which n8n throws. */
function itemsOf(node: NodeData, output: number): Array<{ json: unknown }> | undefined {
	try {
		return node.all(output);
	} catch {
		return undefined;
	}
}

function isMessage(value: unknown): value is HistoryMessage {
	if (!isObject(value)) return false;
	const { role, content } = value;
	return (role === 'user' || role === 'assistant') && typeof content === 'string' && content !== '';
}
