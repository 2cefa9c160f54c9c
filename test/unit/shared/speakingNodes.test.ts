import type { INodeParameters, NodeTypeAndVersion } from 'n8n-workflow';

import { heardNodes, type NodeGraph } from '../../../nodes/shared/voice/speakingNodes';
import { harmlessNodes, workflowAdvice } from '../../../nodes/shared/voice/workflowAdvice';

const TYPES = {
	agent: '@n8n/n8n-nodes-langchain.agent',
	reply: '@scope/n8n-nodes-voice-agents.voiceReply',
	respond: 'n8n-nodes-base.respondToWebhook',
	wait: 'n8n-nodes-base.wait',
	sub: 'n8n-nodes-base.executeWorkflow',
	other: 'n8n-nodes-base.set',
};

interface Node {
	type: keyof typeof TYPES;
	parameters?: INodeParameters;
	disabled?: boolean;
	to?: string[];
	/** Where its error output leads. */
	onError?: string[];
}

/** A workflow, as n8n answers questions about it: the first node is the trigger. */
function graph(nodes: Record<string, Node>): NodeGraph {
	const outputsOf = (name: string) => [nodes[name].to ?? [], nodes[name].onError ?? []];
	const after = (name: string, found: Set<string>): Set<string> => {
		for (const next of outputsOf(name).flat()) {
			if (found.has(next)) continue;
			found.add(next);
			after(next, found);
		}
		return found;
	};
	const described = (name: string): NodeTypeAndVersion => {
		const { type, parameters = {}, disabled = false } = nodes[name];
		return { name, type: TYPES[type], typeVersion: 1, disabled, parameters };
	};
	const connections = ({ name }: { name: string }) => [
		Object.keys(nodes).flatMap((node) => outputsOf(node).flatMap((to, index) => (to.includes(name) ? [{ node, index }] : []))),
	];
	const known = {
		getNode: () => ({ name: Object.keys(nodes)[0] }),
		getChildNodes: (name: string) => [...after(name, new Set())].map(described),
		getConnections: connections,
	};
	return known;
}

const heardIn = (nodes: Record<string, Node>, all = false) => Object.keys(nodes).filter(heardNodes(graph(nodes), { all }));

describe('who is heard', () => {
	const trigger = (...to: string[]): Node => ({ type: 'other', to });

	it('an agent on the main line, and not one that is its tool', () => {
		expect(heardIn({ T: trigger('A'), A: { type: 'agent', to: ['Log'] }, Log: { type: 'other' }, Tool: { type: 'agent' } })).toEqual([
			'A',
			'Log',
		]);
	});

	it('not a router before other agents, and everybody by option', () => {
		const nodes: Record<string, Node> = {
			T: trigger('Router'),
			Router: { type: 'agent', to: ['Switch'] },
			Switch: { type: 'other', to: ['A', 'B'] },
			A: { type: 'agent' },
			B: { type: 'agent' },
		};
		expect(heardIn(nodes)).toEqual(['Switch', 'A', 'B']);
		expect(heardIn(nodes, true)).toEqual(['Router', 'Switch', 'A', 'B']);
	});

	it('an agent before one that does not stream, or is disabled', () => {
		const second = (node: Partial<Node>) =>
			heardIn({ T: trigger('A'), A: { type: 'agent', to: ['B'] }, B: { type: 'agent', ...node } });
		expect(second({ parameters: { options: { enableStreaming: false } } })).toContain('A');
		expect(second({ disabled: true })).toContain('A');
		expect(second({})).not.toContain('A');
	});

	it('an agent whose error output leads to another one, but not if both outputs do', () => {
		const nodes: Record<string, Node> = {
			T: trigger('A'),
			A: { type: 'agent', to: ['Log'], onError: ['Note'] },
			Log: { type: 'other' },
			Note: { type: 'other', to: ['B'] },
			B: { type: 'agent' },
		};
		expect(heardIn(nodes)).toContain('A');
		expect(heardIn({ ...nodes, A: { type: 'agent', onError: ['B'] } })).toContain('A');
		expect(heardIn({ ...nodes, Log: { type: 'other', to: ['B'] } })).not.toContain('A');
		expect(heardIn({ ...nodes, A: { type: 'agent', to: ['B'], onError: ['B'] } })).not.toContain('A');
	});

	it('two agents in a loop', () => {
		const nodes: Record<string, Node> = { T: trigger('A'), A: { type: 'agent', to: ['B'] }, B: { type: 'agent', to: ['A'] } };
		expect(heardIn(nodes)).toEqual(['A', 'B']);
	});

	it.each([
		['={{ $json.output }}', false],
		["={{ $('A').item.json.output }}", false],
		['=Here it is: {{ $node["A"].json.output }}', false],
		['={{ $json["output"] }}', false],
		['Anything else?', true],
		['={{ $json.name }}', true],
	])('an agent before a Voice Reply that says %j: %j', (text, heard) => {
		const parameters = { operation: 'finish', text };
		expect(heardIn({ T: trigger('A'), A: { type: 'agent', to: ['V'] }, V: { type: 'reply', parameters } }).includes('A')).toBe(heard);
	});

	it('an agent before a transfer', () => {
		const parameters = { operation: 'transfer', text: '={{ $json.output }}', sayFirst: 'I will connect you.' };
		expect(heardIn({ T: trigger('A'), A: { type: 'agent', to: ['V'] }, V: { type: 'reply', parameters } })).toContain('A');
	});

	it.each(['transfer', 'hangUp', 'pressDigits'])('not an agent before a Voice Reply that says its answer first: %s', (operation) => {
		const parameters = { operation, sayFirst: '={{ $json.output }}' };
		expect(heardIn({ T: trigger('A'), A: { type: 'agent', to: ['V'] }, V: { type: 'reply', parameters } })).not.toContain('A');
	});
});

describe('what does not work while a caller listens', () => {
	const advice = (nodes: Record<string, Node>) => workflowAdvice(graph(nodes)).map(({ message }) => message);
	const then = (node: Node) => advice({ T: { type: 'other', to: ['X'] }, X: { ...node, to: ['V'] }, V: { type: 'reply' } });

	it.each<[string, Node, RegExp]>([
		['Respond to Webhook', { type: 'respond' }, /"X" fails here.*Delete it/],
		['a long Wait', { type: 'wait', parameters: { amount: 2, unit: 'minutes' } }, /hears nothing after "X"/],
		["a Wait of n8n's default", { type: 'wait' }, /hears nothing after "X"/],
		['a Wait for a call', { type: 'wait', parameters: { resume: 'webhook' } }, /hears nothing after "X"/],
		[
			'an output parser',
			{ type: 'agent', parameters: { hasOutputParser: true } },
			/"X" requires a specific output format.*Enable Streaming/,
		],
	])('%s is said', (_what, node, message) => expect(then(node)).toEqual([expect.stringMatching(message)]));

	it.each<[string, Node]>([
		['a short Wait', { type: 'wait', parameters: { amount: 30, unit: 'seconds' } }],
		[
			'an output parser without streaming',
			{ type: 'agent', parameters: { hasOutputParser: true, options: { enableStreaming: false } } },
		],
		['a disabled Respond to Webhook', { type: 'respond', disabled: true }],
		['a sub-workflow beside a node that speaks', { type: 'sub' }],
		['an agent', { type: 'agent' }],
	])('%s is not', (_what, node) => expect(then(node)).toEqual([]));

	it('a Wait after the last words is not, nor is a workflow without such nodes', () => {
		expect(advice({ T: { type: 'other', to: ['V'] }, V: { type: 'reply', to: ['W'] }, W: { type: 'wait' } })).toEqual([]);
	});

	it('a sub-workflow is said if nothing else speaks', () => {
		expect(advice({ T: { type: 'other', to: ['S'] }, S: { type: 'sub' } })).toEqual([
			expect.stringMatching(/inside the sub-workflow of "S"/),
		]);
	});

	it('only the failure of a Respond to Webhook is harmless', () => {
		const nodes: Record<string, Node> = { T: { type: 'other', to: ['R', 'O'] }, R: { type: 'respond' }, O: { type: 'other' } };
		expect(['R', 'O', 'nobody'].map(harmlessNodes(graph(nodes)))).toEqual([true, false, false]);
	});
});
