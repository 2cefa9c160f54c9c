import type { ServerResponse } from 'node:http';

import type {
	Agent,
	Background,
	Call,
	Contact,
	ContactCard,
	Conversation,
	Delivery,
	Location,
	LookedUp,
	PhoneNumber,
	Registration,
	SubAccount,
	Verification,
	Webhook,
} from './entities';
import { notFound, phoneNumberNotFound } from './errors';
import { VOICES, type Voice } from './routes/voices';
import { isoTime } from './ids';

/**
 * Everything one account owns. A sub-account is an account of its own: isolated agents, numbers,
 * conversations, calls and webhooks, one shared wallet and key (docs/platforms/agentphone.md, 3.10).
 */
export class Account {
	readonly agents = new Map<string, Agent>();
	readonly numbers = new Map<string, PhoneNumber>();
	readonly calls = new Map<string, Call>();
	readonly conversations = new Map<string, Conversation>();
	readonly contacts = new Map<string, Contact>();
	/** By number. */
	readonly contactCards = new Map<string, ContactCard>();
	readonly agentWebhooks = new Map<string, Webhook>();
	readonly deliveries: Delivery[] = [];
	/** By conversation. */
	readonly backgrounds = new Map<string, Background>();
	/** By phone number: what phones share (3.12). */
	readonly locations = new Map<string, Location>();
	/** By ID (3.14). */
	readonly verifications = new Map<string, Verification>();
	webhook: Webhook | null = null;
	registration: Registration = { campaign_status: 'none', message: 'No registration submitted.', stage: null };

	/** Lookups answer 404 for another account's ids too: "not found or no access" (5.1). */
	agent(id: string): Agent {
		return found(this.agents.get(id), 'Agent');
	}

	call(id: string): Call {
		return found(this.calls.get(id), 'Call');
	}

	conversation(id: string): Conversation {
		return found(this.conversations.get(id), 'Conversation');
	}

	contact(id: string): Contact {
		return found(this.contacts.get(id), 'Contact');
	}

	number(id: string): PhoneNumber {
		const number = this.numbers.get(id);
		if (!number) throw phoneNumberNotFound();
		return number;
	}

	numbersOf(agentId: string): PhoneNumber[] {
		return [...this.numbers.values()].filter((number) => number.agentId === agentId && number.status !== 'released');
	}

	/** The agent's own webhook overrides the account's; an event never goes to both (4.1). */
	slotFor(agentId: string): { slot: string; webhook: Webhook } | null {
		const own = this.agentWebhooks.get(agentId);
		if (own) return { slot: agentId, webhook: own };
		return this.webhook && { slot: 'account', webhook: this.webhook };
	}
}

export class State {
	readonly master = new Account();
	readonly subAccounts = new Map<string, SubAccount & { account: Account }>();
	/** For every account; they come all at once (3.1). */
	readonly voices: Voice[] = [...VOICES];
	/** The wallet every account shares, in cents, which may be fractions; paid operations are refused at zero (5.1). */
	balanceCents = 10_000;
	/** Whether there is a payment method, which outbound calls need (3.5). */
	hasPaymentMethod = true;
	/** How many calls may be in progress at once, and how one more is answered; null for any number (3.5). */
	callLimit: { atOnce: number; status: 409 | 429; retryAfterSeconds: number } | null = null;
	/** Area codes and countries without numbers to buy (3.2). */
	readonly soldOut = new Set<string>();
	/** What a lookup finds, by phone number; any other number is a mobile phone in the US (3.2). */
	readonly lines = new Map<string, LookedUp>();
	/** WAV files by call: public, so no account's. */
	readonly recordings = new Map<string, Buffer>();
	/** Transcripts that are listened to at the moment. */
	readonly openStreams = new Set<ServerResponse>();
	/** Comments sent on them so far, because there was no news. */
	heartbeats = 0;
	/** Tokens of web calls, and until when a browser may use them. */
	readonly webTokens = new Map<string, { call: Call; expiresAt: number }>();

	/** The `X-Sub-Account-Id` header, present or not (docs/platforms/agentphone.md, 1). */
	account(subAccountId?: string): Account {
		if (subAccountId === undefined) return this.master;
		return found(this.subAccounts.get(subAccountId), 'Sub-account').account;
	}

	private get accounts(): Account[] {
		return [this.master, ...[...this.subAccounts.values()].map(({ account }) => account)];
	}

	addSubAccount(id: string, name: string): SubAccount & { account: Account } {
		const subAccount = { id, name, createdAt: isoTime(), account: new Account() };
		this.subAccounts.set(id, subAccount);
		return subAccount;
	}

	subAccount(id: string): SubAccount & { account: Account } {
		return found(this.subAccounts.get(id), 'Sub-account');
	}

	/** A call of whatever account: recordings are public, and the ID is all one needs (docs/platforms/agentphone.md, 3.5). */
	callOf(id: string): Call {
		return found(
			this.accounts.map(({ calls }) => calls.get(id)).find((call) => call !== undefined),
			'Call',
		);
	}

	/** For the simulator's own side of the line, which knows every account. */
	ownerOf(agentId: string): Account {
		return found(
			this.accounts.find((account) => account.agents.has(agentId)),
			'Agent',
		);
	}
}

function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw notFound(what);
	return value;
}
