import { operations as agentPhoneOperations } from '../../../../nodes/AgentPhone/actions/router';
import { operations as hamsaOperations } from '../../../../nodes/Hamsa/actions/router';
import type { Operations } from '../../../../nodes/shared/actions/operations';
import { platform as agentPhone } from '../../agentPhone/scenario';
import { platform as hamsa } from '../../hamsa/scenario';
import type { NodeHarness, PlatformSimulator } from '../nodeHarness';
import type { Scenario } from '../scenario';

/** A platform whose node is sent to other servers than its own. */
export interface FaultyPlatform {
	name: string;
	/** `'agent.get'`... */
	operations: string[];
	/** One that reads, and may be asked for again. */
	read: string;
	/** What costs money, reaches people or cannot be taken back, and must never be repeated on a doubt. */
	once: string[];
	start: () => Promise<{ harness: NodeHarness<PlatformSimulator>; scenario: (operation: string) => Scenario }>;
}

const namesOf = (operations: Operations): string[] =>
	Object.entries(operations).flatMap(([resource, inner]) => Object.keys(inner).map((name) => `${resource}.${name}`));

export const platforms: FaultyPlatform[] = [
	{
		name: 'AgentPhone',
		operations: namesOf(agentPhoneOperations),
		read: 'agent.get',
		once: [
			'agent.create',
			'call.createOutbound',
			'call.createWeb',
			'contact.create',
			'message.send',
			'message.react',
			'number.buy',
			'registration.submit',
			'subAccount.create',
			'webhook.sendTest',
		],
		start: async () => {
			const harness = await agentPhone.start();
			return { harness, scenario: (operation) => agentPhone.populate(harness.simulator as never, operation) };
		},
	},
	{
		name: 'Hamsa',
		operations: namesOf(hamsaOperations),
		read: 'agent.get',
		once: [
			'agent.clone',
			'agent.create',
			'call.create',
			'call.createFromOwnNumber',
			'call.createWeb',
			'campaign.create',
			'campaign.resume',
			'campaign.retry',
			'dictionary.create',
			'job.createAiContent',
			'job.createCustomAiContent',
			'job.textToSpeech',
			'job.transcribe',
			'knowledgeItem.create',
			'number.create',
			'speech.speechToText',
			'speech.textToSpeech',
			'ttsHistory.create',
			'voice.clone',
			'webTool.create',
			'webTool.test',
		],
		start: async () => {
			const harness = await hamsa.start();
			return { harness, scenario: (operation) => hamsa.populate(harness.simulator as never, operation) };
		},
	},
];
