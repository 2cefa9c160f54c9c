import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import {
	isGone,
	isOwnUrl,
	isUnacceptable,
	isDeadWebhookUrl,
	unsubscribeFailed,
	registersItself,
	storedRegistration,
	storeRegistration as setBounded,
	webhookConflict,
	withoutQuery,
} from './registration';

/** What a trigger remembers of its registration in n8n's static data; a platform adds what it needs. A test listen has static data of its own. */
export interface Subscription<Snapshot> {
	/** Put back on deactivation. */
	previous?: Snapshot;
	/** Made for a test listen. */
	isTest?: boolean;
}

/** A platform with room for one webhook at a time, which whoever sets one takes from somebody else. */
export interface SubscriptionPlatform<Registration extends Subscription<Snapshot>, Found extends { url: string }, Snapshot extends { url: string }> {
	name: string;
	/** What whoever may not take it is told, as in "Hamsa already delivers the events of this agent to another webhook". */
	conflictMessage: string;
	/** As in "one webhook per agent". */
	limitPhrase: string;
	/** What a credential gives access to, as in "account". */
	scope: string;
	/** What the fields of the node ask for. Whether it came about is not known. */
	desired: (this: IHookFunctions) => Promise<Registration> | Registration;
	keyOf: (registration: Registration) => string;
	urlOf: (registration: Registration) => string;
	/** What is in the slot, or `undefined` if it is empty. */
	read: (this: IHookFunctions, key: string) => Promise<Found | undefined>;
	/** Whether what is in the slot is what was registered, and still what is wanted. */
	isCurrent: (found: Found, registration: Registration, desired: Registration) => boolean;
	/** What has to be known to put it back. */
	snapshot: (found: Found) => Snapshot;
	/** Told before somebody else's webhook is replaced. */
	onReplacing?: (this: IHookFunctions, found: Found) => void;
	/** Sets our webhook. @returns the registration, with what the platform has answered */
	subscribe: (this: IHookFunctions, desired: Registration) => Promise<Registration>;
	/** Sets what was there before. */
	restore: (this: IHookFunctions, registration: Registration, previous: Snapshot) => Promise<void>;
	unsubscribe: (this: IHookFunctions, key: string) => Promise<void>;
}

/** What n8n calls when a workflow is activated and deactivated, and around a test listen. */
export interface SubscriptionLifecycle {
	/** Whether the platform already delivers to us, as the fields of the node ask for. */
	checkExists: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Takes the slot.
	 * @throws NodeOperationError if another webhook is set and the node may not replace it, and what the platform's `subscribe` throws
	 */
	create: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Gives the slot back: to what was there before, or empty. Leaves it alone if somebody else took it meanwhile.
	 * @throws NodeOperationError if the platform did not go along, and so still delivers to us
	 */
	delete: (this: IHookFunctions) => Promise<boolean>;
}

/** The life of a registration: the same on every platform, and each only tells how a webhook is read and written there. */
export function subscriptionLifecycle<Registration extends Subscription<Snapshot>, Found extends { url: string }, Snapshot extends { url: string }>(
	platform: SubscriptionPlatform<Registration, Found, Snapshot>,
): SubscriptionLifecycle {
	const { name, keyOf, urlOf } = platform;
	const remembered = (context: IHookFunctions) => storedRegistration<Registration>(context);

	/**
	 * Whether the slot is still ours. The URL of a test listen counts as well: a crash may have left it there. But a test listen
	 * must not take the slot from production, which may have been published meanwhile.
	 */
	const isOwnedBy = (registration: Registration, { url }: Found) => (registration.isTest ? url === urlOf(registration) : isOwnUrl(url, urlOf(registration)));

	async function restorePrevious(context: IHookFunctions, registration: Registration): Promise<void> {
		const { previous } = registration;
		const key = keyOf(registration);
		if (!previous || (await isDeadWebhookUrl.call(context, previous.url, urlOf(registration)))) return await platform.unsubscribe.call(context, key);
		try {
			await platform.restore.call(context, registration, previous);
		} catch (error) {
			if (!isUnacceptable(error)) throw new NodeOperationError(context.getNode(), error as Error);
			await platform.unsubscribe.call(context, key);
			context.logger.warn(`${name} Trigger removed its webhook, but ${name} did not take the one back that was set before: ${(error as Error).message}`, { key, url: withoutQuery(previous.url) });
		}
	}

	/**
	 * n8n may have died after the slot was taken and before that was stored. Only a URL that n8n no longer knows is removed:
	 * two workflows can have the same one, where a file was imported twice. Never throws: without a registration there is
	 * nothing to be repeated.
	 */
	async function removeOrphan(context: IHookFunctions): Promise<void> {
		try {
			const desired = await platform.desired.call(context);
			const url = urlOf(desired);
			const current = await platform.read.call(context, keyOf(desired));
			if (current?.url === url && (await isDeadWebhookUrl.call(context, url, url))) await platform.unsubscribe.call(context, keyOf(desired));
		} catch (error) {
			context.logger.info(`${name} Trigger could not look for a webhook of its own: ${(error as Error).message}`);
		}
	}

	return {
		async checkExists() {
			if (!registersItself(this)) return true;
			const registration = remembered(this);
			const desired = await platform.desired.call(this);
			if (!registration || keyOf(registration) !== keyOf(desired)) return false;
			const current = await platform.read.call(this, keyOf(desired));
			return current !== undefined && platform.isCurrent(current, registration, desired);
		},

		async create() {
			if (!registersItself(this)) return true;
			const desired = await platform.desired.call(this);
			const [key, url] = [keyOf(desired), urlOf(desired)];
			const stored = remembered(this);
			const formerOfKey = stored && keyOf(stored) === key ? stored : undefined;
			const current = await platform.read.call(this, key);
			const isTest = this.getMode() === 'manual';

			const isOurs = current && (isOwnUrl(current.url, url) || (formerOfKey && urlOf(formerOfKey) === current.url));
			const existing = current && !isOurs ? current : undefined;
			if (existing && this.getNodeParameter('ifWebhookExists') === 'doNotActivate') {
				throw webhookConflict(this, platform.conflictMessage, { limitPhrase: platform.limitPhrase, url: existing.url, ownUrl: url });
			}
			if (existing) {
				this.logger.info(`${name} Trigger takes the place of another webhook`, { key, url: withoutQuery(existing.url) });
				platform.onReplacing?.call(this, existing);
			}
			// A test listen borrows the slot from this very node in production, and gives it back.
			const toReplace = existing ?? (isTest && current && current.url !== url ? current : undefined);
			const previous = toReplace ? platform.snapshot(toReplace) : current && formerOfKey?.previous;

			// Remembered before it is done: if the answer gets lost, n8n has the node clean up, which must know what to put back.
			const registration = { ...desired, ...(isTest && { isTest }), ...(previous && { previous }) };
			setBounded(this, registration);
			setBounded(this, await platform.subscribe.call(this, registration));
			return true;
		},

		async delete() {
			const registration = remembered(this);
			if (!registration) {
				if (registersItself(this)) await removeOrphan(this);
				return true;
			}
			const key = keyOf(registration);
			try {
				const current = await platform.read.call(this, key);
				if (current && isOwnedBy(registration, current)) await restorePrevious(this, registration);
				else this.logger.info(`${name} Trigger left the webhook slot as it is: another webhook was set meanwhile`, { key });
			} catch (error) {
				if (!isGone(error)) throw unsubscribeFailed(this, name, error);
				this.logger.warn(
					`${name} Trigger could not give its webhook back: ${name} found no such agent. If the credential was changed to another ${platform.scope}, remove the webhook in the former one`,
					{ key },
				);
			}
			setBounded(this, undefined);
			return true;
		},
	};
}
