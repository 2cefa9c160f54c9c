// What Voice Reply tells of an action that the platform of the turn carries out, or does not.
import type { IDataObject, IExecuteFunctions, INodeExecutionData, INodeParameters, INodeType, StructuredChunk } from 'n8n-workflow';

import { VoiceReply } from '../../../nodes/VoiceReply/VoiceReply.node';
import type { CallControl } from '../../../nodes/shared/voice/callControl';
import { jsonLines, VoiceTurn } from '../../../nodes/shared/voice/turn';
import { attachExecution, registerTurn } from '../../../nodes/shared/voice/turnRegistry';
import { runWorkflow } from '../harness';

/** The first node of the execution, as a trigger's is. */
class Trigger implements INodeType {
	description = {
		displayName: 'Trigger',
		name: 'trigger',
		group: ['trigger' as const],
		version: 1,
		description: '',
		defaults: { name: 'Trigger' },
		inputs: ['main' as const],
		outputs: ['main' as const],
		properties: [],
	};

	async execute(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
		return await Promise.resolve([attachExecution.call(this, this.getInputData())]);
	}
}

let calls = 0;

/** @param elsewhere whether the turn belongs to another process, as in queue mode */
async function reply(parameters: INodeParameters, control: CallControl, { elsewhere = false } = {}) {
	const turn = new VoiceTurn({
		encoder: { ...jsonLines({ streamType: 'x', interim: () => ({}), final: () => ({}) }), control },
		writer: { write: () => undefined, end: () => undefined },
		streamed: true,
		fallbackMessage: '',
	});
	const label = registerTurn(turn, `call ${++calls}`, true).label({});
	const chunks: StructuredChunk[] = [];
	const run = await runWorkflow({
		nodeTypes: [Trigger, VoiceReply],
		workflow: {
			nodes: [
				{ name: 'Start', type: 'start' },
				{ name: 'Trigger', type: 'trigger' },
				{ name: 'Reply', type: 'voiceReply', parameters },
			],
			connections: {
				Start: { main: [[{ node: 'Trigger', type: 'main', index: 0 }]] },
				Trigger: { main: [[{ node: 'Reply', type: 'main', index: 0 }]] },
			},
		},
		startItems: [{ json: elsewhere ? { ...label, __voiceTurn: 'of another process' } : label }],
		onChunk: (chunk) => chunks.push(chunk),
	});
	const { runData, error } = run.data.resultData;
	if (error) throw error;
	const json = runData.Reply[0].data!.main[0]![0].json;
	return { json, voiceReply: json.voiceReply as IDataObject, hints: (runData.Reply[0].hints ?? []).map(({ message }) => message) };
}

const tools = (...names: string[]): CallControl => ({ by: 'tools', tools: names.map((name) => ({ name })) });
const hangUp = { operation: 'hangUp', sayFirst: 'Bye.' };
const transferTo = { operation: 'transfer', sayFirst: '', transferTo: '+14155550123' };
const callTool = { operation: 'callTool', sayFirst: '', toolName: 'skip_turn', toolArguments: '{}' };

describe.each([false, true])('with the turn in another process: %p', (elsewhere) => {
	it.each<[string, INodeParameters, CallControl]>([
		['hangs up', hangUp, tools('end_call')],
		['calls a tool', callTool, tools('skip_turn')],
		['speaks', { operation: 'say', text: 'Hi.' }, tools()],
		['hangs up on a platform with commands', hangUp, { by: 'commands' }],
	])('says nothing more if it %s', async (_what, parameters, control) => {
		const { json, voiceReply, hints } = await reply(parameters, control, { elsewhere });
		expect(voiceReply).not.toHaveProperty('carriedOut');
		expect(voiceReply.delivered).toBe(elsewhere ? null : true);
		expect(hints).toEqual([]);
		// Nothing of ours is left in the item.
		expect(Object.keys(json)).toEqual(['voiceReply']);
	});

	it.each<[string, INodeParameters, CallControl, RegExp]>([
		['hang up', hangUp, tools('transfer'), /has not offered a tool to hang up/],
		['call a tool', callTool, tools('end_call'), /has not offered the tool "skip_turn"/],
		['call a tool of AgentPhone', callTool, { by: 'commands' }, /offers no tools/],
	])('says why it did not %s', async (_what, parameters, control, reason) => {
		const { voiceReply, hints } = await reply(parameters, control, { elsewhere });
		expect(voiceReply).toMatchObject({ carriedOut: false, reason: expect.stringMatching(reason) as string });
		expect(hints).toEqual([`The action was not carried out: ${voiceReply.reason as string}`]);
	});

	it.each<[string, CallControl]>([
		['a tool without a number', tools('transfer')],
		['AgentPhone', { by: 'commands' }],
	])('says that the number was not used, with %s', async (_what, control) => {
		const { voiceReply, hints } = await reply(transferTo, control, { elsewhere });
		expect(voiceReply).not.toHaveProperty('carriedOut');
		expect(hints).toEqual([expect.stringContaining('Transfer To was not used') as string]);
	});

	it('says that the agent has no number to transfer to', async () => {
		const control: CallControl = { by: 'commands', withoutTransferNumber: true };
		const { voiceReply, hints } = await reply({ operation: 'transfer', sayFirst: 'One moment.' }, control, { elsewhere });
		expect(voiceReply).not.toHaveProperty('carriedOut');
		expect(hints).toEqual([expect.stringMatching(/had no transfer number.*Agent, Update, Transfer Number/)]);
		expect((await reply(hangUp, control, { elsewhere })).hints).toEqual([]);
	});
});
