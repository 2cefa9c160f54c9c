import type { INodeParameters, StructuredChunk } from 'n8n-workflow';

import { VoiceReply } from '../../../nodes/VoiceReply/VoiceReply.node';
import { readCommand } from '../../../nodes/shared/voice/command';
import { runNode, type NodeRun } from '../harness';

async function reply(parameters: INodeParameters, rest: Partial<NodeRun> = {}) {
	const chunks: StructuredChunk[] = [];
	const result = await runNode({ node: VoiceReply, parameters, onChunk: (chunk) => chunks.push(chunk), ...rest });
	const commandChunks = chunks.filter(({ type }) => type !== 'error');
	return { ...result, chunks: commandChunks, commands: commandChunks.map(({ content }) => readCommand(content)) };
}

describe('Voice Reply', () => {
	it.each<[string, INodeParameters, object]>([
		['says', { operation: 'say', text: ' Hello. ' }, { text: 'Hello.' }],
		['says and finishes', { operation: 'finish', text: 'Done.' }, { text: 'Done.', close: 'finish' }],
		['transfers', { operation: 'transfer', sayFirst: 'One moment.' }, { text: 'One moment.', close: 'transfer' }],
		['hangs up', { operation: 'hangUp', sayFirst: '' }, { text: '', close: 'hangUp' }],
		[
			'transfers to a number',
			{ operation: 'transfer', sayFirst: '', transferTo: ' +14155550123 ' },
			{ text: '', close: 'transfer', transferTo: '+14155550123' },
		],
		[
			'calls a tool',
			{ operation: 'callTool', sayFirst: 'Let me look.', toolName: ' check_stock ', toolArguments: '{"item": "lamp"}' },
			{ text: 'Let me look.', close: 'tool', tool: { name: 'check_stock', arguments: { item: 'lamp' } } },
		],
		[
			'calls a tool with an object of an expression',
			{ operation: 'callTool', sayFirst: '', toolName: 'check_stock', toolArguments: '={{ { item: "lamp" } }}' },
			{ text: '', close: 'tool', tool: { name: 'check_stock', arguments: { item: 'lamp' } } },
		],
		[
			'calls a tool without arguments',
			{ operation: 'callTool', sayFirst: '', toolName: 'skip_turn', toolArguments: '' },
			{ text: '', close: 'tool', tool: { name: 'skip_turn', arguments: {} } },
		],
		['presses digits', { operation: 'pressDigits', digits: '12*#', sayFirst: '' }, { text: '', close: 'pressDigits', digits: '12*#' }],
	])('%s', async (_what, parameters, command) => {
		const { commands, error } = await reply(parameters);
		expect(error).toBeUndefined();
		expect(commands).toEqual([command]);
	});

	it('sends commands in a kind of chunk that language models cannot make', async () => {
		const { chunks } = await reply({ operation: 'say', text: 'Hi.' });
		expect(chunks.map(({ type }) => type)).toEqual(['begin']);
	});

	it('passes every item on, with what it did, in order', async () => {
		const { items, commands } = await reply({ operation: 'say', text: '={{ "Number " + $json.n }}' }, { items: [{ n: 1 }, { n: 2 }] });
		expect(commands.map((command) => (command && 'text' in command ? command.text : undefined))).toEqual(['Number 1', 'Number 2']);
		expect(items.map(({ json, pairedItem }) => ({ json, pairedItem }))).toEqual([
			{
				json: { n: 1, voiceReply: { operation: 'say', text: 'Number 1', streamed: true, delivered: null } },
				pairedItem: { item: 0 },
			},
			{
				json: { n: 2, voiceReply: { operation: 'say', text: 'Number 2', streamed: true, delivered: null } },
				pairedItem: { item: 1 },
			},
		]);
	});

	it('gives an AI Agent only what it did: the item with the conversation is known to the agent already', async () => {
		/** n8n makes the tool so: the same node under another name. */
		class VoiceReplyTool extends VoiceReply {
			override description = { ...new VoiceReply().description, name: 'voiceReplyTool' };
		}
		const { json } = await runNode({
			node: VoiceReplyTool,
			parameters: { operation: 'say', text: 'Hi.' },
			items: [{ chatHistory: [] }],
			onChunk: () => {},
		});
		expect(json).toEqual([{ voiceReply: { operation: 'say', text: 'Hi.', streamed: true, delivered: null } }]);
	});

	it('says where nobody listens that nobody heard it', async () => {
		const { json, run } = await runNode({ node: VoiceReply, parameters: { operation: 'say', text: 'Hello?' } });
		expect(json).toEqual([{ voiceReply: { operation: 'say', text: 'Hello?', streamed: false, delivered: false } }]);
		expect(run.data.resultData.runData.Node[0].hints).toEqual([
			expect.objectContaining({ message: expect.stringMatching(/^Nobody heard this/) as string }),
		]);
	});

	it.each<[string, INodeParameters, RegExp]>([
		['nothing to say', { operation: 'say', text: '  ' }, /"Text" is empty/],
		['nothing to finish with', { operation: 'finish', text: '={{ $json.missing }}' }, /"Text" is empty/],
		['an object', { operation: 'say', text: '={{ $json.output }}' }, /"Text" is an object\..*\$json\.output\.reply/],
		['an object in a text', { operation: 'say', text: '=Sure: {{ $json.output }}' }, /"Text" contains an object/],
		['an object before a transfer', { operation: 'transfer', sayFirst: '={{ $json.output }}' }, /"Say First" is an object/],
		['letters for digits', { operation: 'pressDigits', digits: '1a' }, /"Digits" can contain only/],
		['no tool', { operation: 'callTool', toolName: ' ', toolArguments: '{}' }, /"Tool Name" is empty/],
		['broken arguments', { operation: 'callTool', toolName: 'x', toolArguments: '{"a":' }, /"Arguments" must be a JSON object/],
		['a list of arguments', { operation: 'callTool', toolName: 'x', toolArguments: '[1]' }, /"Arguments" must be a JSON object/],
		['an object to transfer to', { operation: 'transfer', transferTo: '={{ $json.output }}' }, /"Transfer To" is an object/],
		['no digits', { operation: 'pressDigits', digits: '={{ $json.missing }}' }, /"Digits" can contain only/],
	])('refuses %s before anything is sent', async (_what, parameters, message) => {
		const { error, chunks } = await reply(parameters, { items: [{ output: { reply: 'Booked.', end: false } }] });
		expect(error?.message).toMatch(message);
		expect(error).toMatchObject({ context: { itemIndex: 0 } });
		expect(chunks).toEqual([]);
	});

	it.each([
		['json', '{"left": 2}', 'the text is JSON'],
		['reasoning', '<think>They ask for lamps.</think>', 'meant for machines'],
		['no words', '...', 'holds no words'],
	])('tells that a text is not heard: %s', async (_what, text, reason) => {
		const { json, run } = await reply({ operation: 'say', text });
		expect(json).toEqual([{ voiceReply: { operation: 'say', text, streamed: true, delivered: false } }]);
		const hints = run.data.resultData.runData.Node[0].hints?.map(({ message }) => message);
		expect(hints).toEqual([expect.stringContaining(reason)]);
	});

	it('goes on with the others when told to', async () => {
		const { json, commands } = await reply(
			{ operation: 'say', text: '={{ $json.text }}' },
			{ items: [{ text: 'One.' }, { text: '' }, { text: 'Three.' }], settings: { onError: 'continueRegularOutput' } },
		);
		expect(commands.map((command) => (command && 'text' in command ? command.text : undefined))).toEqual(['One.', 'Three.']);
		expect(json[1]).toEqual({ error: expect.stringMatching(/"Text" is empty/) as string });
	});
});
