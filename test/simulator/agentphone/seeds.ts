import type { Agent, Call, CallTurn, Contact, Conversation, Delivery, Location, Message, PhoneNumber, Webhook } from './entities';
import { isoTime, newId } from './ids';
import { AGENT_DEFAULTS } from './routes/agentSchema';
import { VOICES, type Voice } from './routes/voices';
import { newWebhook } from './routes/webhookShared';
import type { State } from './state';

/** Everything may be given; the rest is made up. `subAccountId` decides the owner. */
type Seed<Entity> = Partial<Entity> & { subAccountId?: string };

/** Puts things into the simulator as if they had been made on the dashboard or by a caller. */
export class Seeds {
	private count = 0;

	constructor(private readonly state: State) {}

	agent({ subAccountId, ...given }: Seed<Agent> = {}): Agent {
		const agent: Agent = { ...AGENT_DEFAULTS, id: newId('agt'), name: `Agent ${this.next()}`, createdAt: isoTime(), ...given };
		this.state.account(subAccountId).agents.set(agent.id, agent);
		return agent;
	}

	agents(count: number, given: Seed<Agent> = {}): Agent[] {
		return Array.from({ length: count }, () => this.agent(given));
	}

	number({ subAccountId, ...given }: Seed<PhoneNumber> = {}): PhoneNumber {
		const number: PhoneNumber = {
			id: newId('num'),
			phoneNumber: `+1500556${String(this.next()).padStart(4, '0')}`,
			country: 'US',
			status: 'active',
			type: 'sms',
			agentId: null,
			createdAt: isoTime(),
			imessage: false,
			...given,
		};
		this.state.account(subAccountId).numbers.set(number.id, number);
		return number;
	}

	/** A call that runs; give `endedAt`, `status` and `durationSeconds` for one that is over. */
	call({ subAccountId, ...given }: CallSeed & { subAccountId?: string } = {}): Call {
		const call = makeCall(given);
		this.state.account(subAccountId).calls.set(call.id, call);
		return call;
	}

	conversation({ subAccountId, ...given }: Seed<Conversation> = {}): Conversation {
		const conversation: Conversation = {
			id: newId('conv'),
			agentId: null,
			phoneNumberId: 'num_demo01',
			phoneNumber: '+15005550002',
			participant: '+15005550001',
			isGroup: false,
			groupId: null,
			groupName: null,
			groupIconUrl: null,
			participants: null,
			metadata: null,
			createdAt: isoTime(),
			messages: [],
			...given,
		};
		this.state.account(subAccountId).conversations.set(conversation.id, conversation);
		return conversation;
	}

	/** One more, such as a cloned one. */
	voice(given: Partial<Voice> = {}): Voice {
		const voice = { ...VOICES[0], voice_id: newId('voice'), voice_name: `Voice ${this.next()}`, ...given };
		this.state.voices.push(voice);
		return voice;
	}

	contact({ subAccountId, ...given }: Seed<Contact> = {}): Contact {
		const count = this.next();
		const createdAt = given.createdAt ?? isoTime();
		const contact: Contact = {
			id: newId('ct'),
			phoneNumber: `+1501${String(count).padStart(7, '0')}`,
			name: `Contact ${count}`,
			email: null,
			notes: null,
			createdAt,
			updatedAt: createdAt,
			imessage: false,
			...given,
		};
		this.state.account(subAccountId).contacts.set(contact.id, contact);
		return contact;
	}

	contacts(count: number, given: Seed<Contact> = {}): Contact[] {
		return Array.from({ length: count }, () => this.contact(given));
	}

	/** Texts between the number and one person, oldest first; `receivedAt` may be the same for several. */
	numberMessages(number: PhoneNumber, count: number, receivedAt: (index: number) => string): Conversation {
		const participant = '+15005550001';
		const messages = Array.from({ length: count }, (_, index): Message => {
			const inbound = index % 2 === 0;
			return {
				id: newId('msg'),
				body: `Message ${index + 1}`,
				fromNumber: inbound ? participant : number.phoneNumber,
				toNumber: inbound ? number.phoneNumber : participant,
				direction: inbound ? 'inbound' : 'outbound',
				senderIdentifier: null,
				channel: 'sms',
				mediaUrl: null,
				mediaUrls: [],
				receivedAt: receivedAt(index),
				reactions: [],
				replyTo: null,
			};
		});
		return this.conversation({
			agentId: number.agentId,
			phoneNumberId: number.id,
			phoneNumber: number.phoneNumber,
			participant,
			messages,
		});
	}

	/** A registered webhook: the agent's own with `agentId`, else the account's. Any URL passes here. */
	webhook({ agentId, subAccountId, url, ...given }: Seed<Webhook> & { agentId?: string; url: string }): Webhook {
		const webhook: Webhook = { ...newWebhook({ url }), ...given };
		const account = agentId === undefined ? this.state.account(subAccountId) : this.state.ownerOf(agentId);
		if (agentId === undefined) account.webhook = webhook;
		else account.agentWebhooks.set(agentId, webhook);
		return webhook;
	}

	subAccount(name = `Sub-account ${this.next()}`): { id: string; name: string } {
		const id = newId('sub');
		this.state.addSubAccount(id, name);
		return { id, name };
	}

	/** A phone that shares where it is. */
	location({ subAccountId, ...given }: Seed<Location> & { phoneNumber: string }): Location {
		const location: Location = {
			latitude: 52.52,
			longitude: 13.405,
			status: 'available',
			lastUpdated: Math.floor(Date.now() / 1000),
			...given,
		};
		this.state.account(subAccountId).locations.set(location.phoneNumber, location);
		return location;
	}

	/** A record of the deliveries log, as if it had been sent. */
	delivery({ subAccountId, ...given }: Seed<Delivery> = {}): Delivery {
		const createdAt = given.createdAt ?? isoTime();
		const delivery: Delivery = {
			id: newId('del'),
			messageId: null,
			eventType: 'agent.message',
			channel: 'sms',
			status: 'success',
			httpStatus: 200,
			errorMessage: null,
			responseBody: '{}',
			attemptCount: 1,
			lastAttemptAt: createdAt,
			nextRetryAt: null,
			createdAt,
			slot: 'account',
			...given,
		};
		this.state.account(subAccountId).deliveries.push(delivery);
		return delivery;
	}

	private next(): number {
		return (this.count += 1);
	}
}

export const callTurn = (given: Partial<CallTurn> = {}): CallTurn => ({
	id: newId('tr'),
	transcript: null,
	response: null,
	confidence: null,
	createdAt: isoTime(),
	...given,
});

type CallSeed = Partial<Omit<Call, 'turns'>> & { turns?: Array<Partial<CallTurn>> };

export function makeCall({ turns = [], ...given }: CallSeed): Call {
	const startedAt = given.startedAt ?? isoTime();
	return {
		id: newId('call'),
		agentId: null,
		phoneNumberId: null,
		phoneNumber: null,
		fromNumber: '+15005550001',
		toNumber: given.phoneNumber ?? '+15005550002',
		direction: 'inbound',
		status: 'in-progress',
		startedAt,
		endedAt: null,
		durationSeconds: null,
		recordingUrl: null,
		recordingAvailable: false,
		hosted: false,
		...given,
		turns: turns.map((turn) => callTurn({ createdAt: startedAt, ...turn })),
	};
}
