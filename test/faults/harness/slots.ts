// The webhook of an agent, on either platform that a trigger registers itself with: one table of faults for both.
import { hamsaCallEvent, textMessage } from '../../simulator';
import type { Fault } from '../../simulator/common/faults';
import type { RecordedRequest } from '../../simulator/common/recorder';
import type { WorkflowNode } from '../../e2e/harness/workflows';
import { hamsaTrigger, type WithHamsa } from '../../e2e/suites/hamsaFixture';
import { agentTrigger, seedPhoneAgent } from '../../e2e/suites/fixture';

export type SlotFixture = WithHamsa;

/** What somebody else has set. */
export const FOREIGN_URL = 'https://shop.example.com/hook';

export interface Slot {
	/** The agent. */
	id: string;
	/** Where events go to; null if nowhere. */
	url(): string | null;
	/** What they are signed or sent with. */
	secret(): string | undefined;
	/** Somebody sets another webhook by hand, or none. */
	setByHand(url: string | null): void;
	/** The vendor's dashboard, or another system, sets the same webhook again with another secret. */
	changeSecret(): void;
	trigger(parameters?: Record<string, unknown>): WorkflowNode;
	/** What goes wrong with requests that are about this agent's webhook, and nothing else. */
	fail(fault: Omit<Fault, 'path'>): void;
	/** Requests about it since the start. */
	requests(): RecordedRequest[];
	/** Sends an event as the platform does, until it is taken. @returns the status of every attempt */
	deliver(): Promise<Array<number | null>>;
}

export interface SubscriptionPlatform {
	name: 'AgentPhone' | 'Hamsa';
	/** The verbs that set and empty a webhook. */
	writes: string[];
	newSlot(fixture: SlotFixture, url?: string): Slot;
	/** Whether a secret can be read back. */
	showSecrets(fixture: SlotFixture, readable: boolean): void;
	resync(fixture: SlotFixture): void;
}

const agentPhone: SubscriptionPlatform = {
	name: 'AgentPhone',
	writes: ['POST', 'DELETE'],
	showSecrets: ({ simulator }, readable) => void (simulator.settings.webhookSecretReadable = readable),
	resync: ({ simulator }) => simulator.faults.clear(),
	newSlot: (fixture, url) => {
		const { simulator } = fixture;
		const id = seedPhoneAgent(fixture);
		const path = `/v1/agents/${id}/webhook`;
		const webhooks = () => simulator.state.ownerOf(id).agentWebhooks;
		const setByHand = (to: string | null) =>
			void (to === null ? webhooks().delete(id) : simulator.seedWebhook({ agentId: id, url: to }));
		if (url !== undefined) setByHand(url);
		return {
			id,
			url: () => webhooks().get(id)?.url ?? null,
			secret: () => webhooks().get(id)?.secret,
			setByHand,
			changeSecret: () => setByHand(webhooks().get(id)!.url),
			trigger: (parameters) => agentTrigger(fixture, id, { events: ['textMessage'], ...parameters }),
			fail: (fault) => simulator.faults.add({ ...fault, path }),
			requests: () => simulator.requests.filter((request) => request.path === path),
			deliver: async () =>
				(await simulator.deliver({ agentId: id, event: textMessage(), retry: true })).attempts.map(({ status }) => status),
		};
	},
};

const hamsa: SubscriptionPlatform = {
	name: 'Hamsa',
	writes: ['PATCH'],
	showSecrets: ({ hamsa: { settings } }, readable) => void (settings.webhookSecretReadable = readable),
	resync: ({ hamsa: { faults } }) => faults.clear(),
	newSlot: (fixture, url) => {
		const { hamsa: simulator } = fixture;
		const { id } = simulator.seedAgent(
			url === undefined ? {} : { webhookUrl: url, webhookAuth: { authKey: 'Token', authSecret: 'the-secret-of-the-shop' } },
		);
		const path = `/v2/voice-agents/${id}`;
		const agent = () => simulator.state.agent(id);
		return {
			id,
			url: () => agent().webhookUrl,
			secret: () => agent().webhookAuth?.authSecret,
			setByHand: (to) => void (agent().webhookUrl = to),
			changeSecret: () => void (agent().webhookAuth = { authKey: 'Bearer', authSecret: 'changed-by-hand-0123456789' }),
			trigger: (parameters) => hamsaTrigger(fixture, id, parameters),
			fail: (fault) => simulator.faults.add({ ...fault, path }),
			requests: () => simulator.requests.filter((request) => request.path === path),
			deliver: async () =>
				(await simulator.deliver({ agentId: id, event: hamsaCallEvent('call.ended', { agentId: id }), retry: true })).attempts.map(
					({ status }) => status,
				),
		};
	},
};

export const slotPlatforms = [agentPhone, hamsa];
