import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { PLACEHOLDER_HINT } from '../../../nodes/Hamsa/actions/common/placeholders';
import { describePlaceholders } from '../harness/placeholders';
import { Bench, byId } from './support';

describe('the texts Hamsa fills in', () => {
	let bench: Bench;
	let agentId: string;

	beforeEach(async () => {
		bench = await Bench.start();
		agentId = bench.simulator.seedAgent().id;
	});
	afterEach(async () => await bench.close());

	const field = (operation: string, name: string, others: INodeParameters = {}) => ({
		operation,
		parameters: (text: string) => ({ agentId: byId(agentId), ...others, conversation: { [name]: text } }),
		sent: ({ conversation }: { conversation: IDataObject }) => conversation[name],
	});

	describePlaceholders(PLACEHOLDER_HINT, () => bench, {
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
