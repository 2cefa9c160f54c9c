import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../../../nodes/AgentPhone/actions/common/placeholders';
import { describePlaceholders } from '../harness/placeholders';
import { Harness, byId } from './support';

describe('the texts AgentPhone fills in', () => {
	let harness: Harness;
	let agentId: string;

	beforeEach(async () => {
		harness = await Harness.start();
		agentId = harness.simulator.seedAgent().id;
		harness.simulator.seedNumber({ agentId });
	});
	afterEach(async () => await harness.close());

	const field = (operation: string, name: string, where: (text: string) => INodeParameters) => ({
		operation,
		parameters: (text: string) => ({ agentId: byId(agentId), ...where(text) }),
		sent: (body: IDataObject) => body[name],
	});

	describePlaceholders(PLACEHOLDER_HINT, () => harness, {
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
