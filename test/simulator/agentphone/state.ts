import type { Agent, Call, Conversation, Delivery, PhoneNumber, Webhook } from './entities';
import { notFound, phoneNumberNotFound } from './errors';

/**
 * Everything one account owns. A sub-account is an account of its own: isolated agents, numbers,
 * conversations, calls and webhooks, one shared wallet and key (api/agentphone.md 3.10).
 */
export class Account {
	readonly agents = new Map<string, Agent>();
	readonly numbers = new Map<string, PhoneNumber>();
	readonly calls = new Map<string, Call>();
	readonly conversations = new Map<string, Conversation>();
	readonly agentWebhooks = new Map<string, Webhook>();
	readonly deliveries: Delivery[] = [];
	webhook: Webhook | null = null;

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
	readonly subAccounts = new Map<string, { id: string; name: string; account: Account }>();
	/** The wallet every account shares; paid operations are refused at zero (5.1). */
	balanceCents = 10_000;

	/** The `X-Sub-Account-Id` header, present or not (api/agentphone.md 1). */
	account(subAccountId?: string): Account {
		if (subAccountId === undefined) return this.master;
		return found(this.subAccounts.get(subAccountId), 'Sub-account').account;
	}

	addSubAccount(id: string, name: string): void {
		this.subAccounts.set(id, { id, name, account: new Account() });
	}

	/** For the simulator's own side of the line, which knows every account. */
	ownerOf(agentId: string): Account {
		const accounts = [this.master, ...[...this.subAccounts.values()].map(({ account }) => account)];
		return found(accounts.find((account) => account.agents.has(agentId)), 'Agent');
	}
}

function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw notFound(what);
	return value;
}
