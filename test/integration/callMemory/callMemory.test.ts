// What an AI Agent gets from Call Memory, on n8n's own contexts.
import type { IConnections, IDataObject, IExecuteFunctions, INodeExecutionData, INodeParameters, INodeType } from 'n8n-workflow';
import { NodeConnectionTypes } from 'n8n-workflow';

import { CallMemory } from '../../../nodes/CallMemory/CallMemory.node';
import { runWorkflow } from '../harness';

interface Memory {
	loadMemoryVariables: (values: object) => Promise<{ chat_history: Array<{ type: string; content: unknown }> }>;
	saveContext: (input: object, output: object) => Promise<void>;
	chatHistory: { getMessages: () => Promise<unknown[]>; addMessages: (messages: unknown[]) => Promise<void> };
}

const description = (name: string, inputs: unknown[]) => ({
	displayName: name,
	name,
	group: ['transform' as const],
	version: 1,
	description: '',
	defaults: { name },
	inputs: inputs as never,
	outputs: ['main' as const],
	properties: [],
});

/** Reads its memory, writes into it as n8n's agent does, and reads it again. */
class Agent implements INodeType {
	description = description('agent', [NodeConnectionTypes.Main, { type: NodeConnectionTypes.AiMemory, maxConnections: 1 }]);

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		const memory = (await this.getInputConnectionData(NodeConnectionTypes.AiMemory, 0)) as Memory;
		const load = async () =>
			(await memory.loadMemoryVariables({})).chat_history.map(({ type, content }) => [
				type,
				(content as Array<{ text: string }>).map(({ text }) => text).join(''),
			]);
		const before = await load();
		await memory.saveContext({ input: 'Is it open?' }, { output: 'Yes.' });
		await memory.chatHistory.addMessages([]);
		return [[{ json: { before, after: await load(), count: (await memory.chatHistory.getMessages()).length } }]];
	}
}

/** Drops what it gets, as a node for a look-up does. */
class Lookup implements INodeType {
	description = description('lookup', ['main']);

	execute = async (): Promise<INodeExecutionData[][]> => await Promise.resolve([[{ json: { found: true } }]]);
}

/** Gives its items at the second output. */
class TwoOutputs implements INodeType {
	description = { ...description('twoOutputs', ['main']), outputs: ['main' as const, 'main' as const] };

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await Promise.resolve([[], this.getInputData()]);
	}
}

const HISTORY = [
	{ role: 'assistant', content: 'Hello, this is the front desk.' },
	{ role: 'user', content: 'When is breakfast?' },
	{ role: 'assistant', content: 'From seven to' },
];
const MESSAGES = [
	['ai', 'Hello, this is the front desk.'],
	['human', 'When is breakfast?'],
	['ai', 'From seven to'],
];

async function remembered(json: IDataObject, parameters: INodeParameters = {}, between: string[] = []) {
	const names = ['Start', ...between, 'Agent'];
	const connections: IConnections = Object.fromEntries(
		names.slice(1).map((name, at) => {
			const output = [{ node: name, type: NodeConnectionTypes.Main, index: 0 }];
			return [names[at], { main: names[at] === 'twoOutputs' ? [[], output] : [output] }];
		}),
	);
	const run = await runWorkflow({
		nodeTypes: [Agent, CallMemory, Lookup, TwoOutputs],
		workflow: {
			nodes: [
				{ name: 'Start', type: 'start' },
				...between.map((type) => ({ name: type, type })),
				{ name: 'Agent', type: 'agent' },
				{ name: 'Memory', type: 'callMemory', parameters },
			],
			connections: {
				...connections,
				Memory: { [NodeConnectionTypes.AiMemory]: [[{ node: 'Agent', type: NodeConnectionTypes.AiMemory, index: 0 }]] },
			},
		},
		startItems: [{ json }],
	});
	const { runData, error } = run.data.resultData;
	if (error) throw error;
	const hints = Object.values(runData).flatMap((tasks) => tasks.flatMap((task) => task.hints ?? []));
	return { ...(runData.Agent[0].data!.main[0]![0].json as { before: unknown; after: unknown; count: number }), hints };
}

it('is the conversation of the item, and stays it', async () => {
	const { before, after, count } = await remembered({ chatInput: 'Is it open?', chatHistory: HISTORY });
	expect(before).toEqual(MESSAGES);
	expect(after).toEqual(MESSAGES);
	expect(count).toBe(3);
});

it.each([
	['a look-up', ['lookup']],
	['two outputs', ['twoOutputs']],
	['both', ['twoOutputs', 'lookup']],
])('is found behind %s', async (_what, between) => {
	expect((await remembered({ chatHistory: HISTORY }, {}, between)).before).toEqual(MESSAGES);
});

it.each([
	[1, 1],
	[2, 2],
	[0, 0],
	[100, 3],
	['2', 2],
	['abc', 3],
	[-1, 0],
])('with %p messages at most are the last ones', async (messagesAtMost, count) => {
	const { before } = await remembered({ chatHistory: HISTORY }, { messagesAtMost });
	expect(before).toEqual(count === 0 ? [] : MESSAGES.slice(-count));
});

it('leaves out what is no message', async () => {
	const chatHistory = [
		null,
		7,
		'x',
		{},
		{ role: 'system', content: 'x' },
		{ role: 'user', content: '' },
		{ role: 'user', content: 7 },
		...HISTORY,
	];
	expect((await remembered({ chatHistory })).before).toEqual(MESSAGES);
});

it('is empty before anything was said', async () => {
	expect((await remembered({ chatHistory: [] })).before).toEqual([]);
});

it.each([{}, { chatHistory: 'x' }])('is empty without a trigger of a call: %j', async (json) => {
	const { before, hints } = await remembered(json as IDataObject);
	expect(before).toEqual([]);
	expect(hints).toContainEqual(expect.objectContaining({ message: expect.stringMatching(/^No conversation was found/) as string }));
});
