import { type IExecuteFunctions, type INodeParameters, type INodeTypes, Workflow } from 'n8n-workflow';

import { AgentPhoneTrigger } from '../../../nodes/AgentPhone/AgentPhoneTrigger.node';
import { confirmExecutionStart } from '../../../nodes/shared/webhook/triggerNode';

it('says so where n8n cannot stream', async () => {
	const tooOld = { getNode: () => ({ name: 'Trigger', type: 'trigger', typeVersion: 1 }), getInputData: () => [] };
	await expect(confirmExecutionStart.call(tooOld as unknown as IExecuteFunctions)).rejects.toMatchObject({
		message: 'This version of n8n is too old for this trigger',
		description: expect.stringContaining('1.104') as string,
	});
});

describe('the line below the node', () => {
	const type = new AgentPhoneTrigger();

	const subtitleWith = (parameters: INodeParameters) => {
		const node = { id: '1', name: 'Trigger', type: 'trigger', typeVersion: 1.1, position: [0, 0] as [number, number], parameters };
		const nodeTypes = { getByNameAndVersion: () => type } as unknown as INodeTypes;
		const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
		return workflow.expression.getSimpleParameterValue(workflow.getNode('Trigger')!, type.description.subtitle, 'internal', {});
	};

	it.each<[INodeParameters, string]>([
		[{ events: ['voiceTurn'] }, 'caller speaks'],
		[{ events: ['callEnded', 'optOutKeyword'] }, 'call ended, opt-out keyword'],
		[
			{
				events: ['voiceTurn'],
				agent: { __rl: true, mode: 'list', value: 'agt_1', cachedResultName: 'Front desk · +15005550002 · webhook' },
			},
			'caller speaks · Front desk',
		],
		[{ events: ['voiceTurn'], agent: { __rl: true, mode: 'id', value: 'agt_1' } }, 'caller speaks'],
	])('of %j is "%s"', (parameters, line) => {
		expect(subtitleWith(parameters)).toBe(line);
	});
});
