import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../../../nodes/Hamsa/actions/common/placeholders';
import { describePlaceholders } from '../harness/placeholders';
import { Harness, byId } from './support';

describe('the texts Hamsa fills in', () => {
	let harness: Harness;
	let agentId: string;

	beforeEach(async () => {
		harness = await Harness.start();
		agentId = harness.simulator.seedAgent().id;
	});
	afterEach(async () => await harness.close());

	const field = (operation: string, name: string, others: INodeParameters = {}) => ({
		operation,
		parameters: (text: string) => ({ agentId: byId(agentId), ...others, conversation: { [name]: text } }),
		sent: ({ conversation }: { conversation: IDataObject }) => conversation[name],
	});

	describePlaceholders(PLACEHOLDER_HINT, () => harness, {
		'the greeting of a new agent': field('agent.create', 'greetingMessage', { name: 'A' }),
		'the prompt of a new agent': field('agent.create', 'preamble', { name: 'A' }),
		'the greeting of an agent': field('agent.update', 'greetingMessage'),
		'the prompt of an agent': field('agent.update', 'preamble'),
		'the greeting of an agent for one call': {
			operation: 'call.create',
			parameters: (greetingMessage) => ({
				toNumber: '+15005550001',
				agentSource: 'inline',
				agentName: 'A',
				agentDetails: { greetingMessage },
			}),
			sent: ({ agentDetails }: { agentDetails: IDataObject }) => agentDetails.greetingMessage,
		},
	});
});
