import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../../../nodes/AgentPhone/actions/common/placeholders';
import { describePlaceholders } from '../harness/placeholders';
import { Bench, byId } from './support';

describe('the texts AgentPhone fills in', () => {
	let bench: Bench;
	let agentId: string;

	beforeEach(async () => {
		bench = await Bench.start();
		agentId = bench.simulator.seedAgent().id;
		bench.simulator.seedNumber({ agentId });
	});
	afterEach(async () => await bench.close());

	const field = (operation: string, name: string, where: (text: string) => INodeParameters) => ({
		operation,
		parameters: (text: string) => ({ agentId: byId(agentId), ...where(text) }),
		sent: (body: IDataObject) => body[name],
	});

	describePlaceholders(PLACEHOLDER_HINT, () => bench, {
		'the prompt of a call': field('call.createOutbound', 'systemPrompt', (systemPrompt) => ({
			toNumber: '+15005550001',
			additionalFields: { systemPrompt },
		})),
		'the greeting of a call': field('call.createOutbound', 'initialGreeting', (initialGreeting) => ({
			toNumber: '+15005550001',
			additionalFields: { initialGreeting },
		})),
		'the prompt of a new agent': field('agent.create', 'systemPrompt', (systemPrompt) => ({
			name: 'A',
			voiceMode: 'hosted',
			systemPrompt,
		})),
		'the greeting of a new agent': field('agent.create', 'beginMessage', (beginMessage) => ({
			name: 'A',
			additionalFields: { beginMessage },
		})),
		'the prompt of an agent': field('agent.update', 'systemPrompt', (systemPrompt) => ({ updateFields: { systemPrompt } })),
		'the greeting of an agent': field('agent.update', 'beginMessage', (beginMessage) => ({ updateFields: { beginMessage } })),
	});
});
