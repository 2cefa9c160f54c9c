import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import {
	isGone,
	isOwnUrl,
	isUnacceptable,
	isDeadWebhookUrl,
	unsubscribeFailed,
	registersItself,
	storedRegistration,
	storeRegistration as store,
	webhookConflict,
	withoutQuery,
} from './registration';

/** What a trigger stores of its subscription in n8n's static data; a platform adds its own fields. Listening for a test event has static data of its own. */
export interface Subscription<Snapshot> {
	/** Restored when the workflow is unpublished. */
	previous?: Snapshot;
	/** Made while listening for a test event. */
	isTest?: boolean;
}

/** A platform that has one webhook at a time, so that setting one replaces another. */
export interface SubscriptionPlatform<
	Registration extends Subscription<Snapshot>,
	Found extends { url: string },
	Snapshot extends { url: string },
> {
	name: string;
	/** The message when the existing webhook may not be replaced, as in "Hamsa already delivers the events of this agent to another webhook". */
	conflictMessage: string;
	/** As in "one webhook per agent". */
	limitPhrase: string;
	/** What a credential gives access to, as in "account". */
	scope: string;
	/** The subscription that the fields of the node ask for, not yet made. */
	desired: (this: IHookFunctions) => Promise<Registration> | Registration;
	keyOf: (registration: Registration) => string;
	urlOf: (registration: Registration) => string;
	/** The webhook that is set, or `undefined`. */
	read: (this: IHookFunctions, key: string) => Promise<Found | undefined>;
	/** Whether the webhook that is set is the stored one and still the desired one. */
	isCurrent: (found: Found, registration: Registration, desired: Registration) => boolean;
	/** What is needed to restore it. */
	snapshot: (found: Found) => Snapshot;
	/** Called before somebody else's webhook is replaced. */
	onReplacing?: (this: IHookFunctions, found: Found) => void;
	/** Sets our webhook. @returns the registration, with what the platform has answered */
	subscribe: (this: IHookFunctions, desired: Registration) => Promise<Registration>;
	/** Sets the previous webhook again. */
	restore: (this: IHookFunctions, registration: Registration, previous: Snapshot) => Promise<void>;
	unsubscribe: (this: IHookFunctions, key: string) => Promise<void>;
}

/** What n8n calls when a workflow is published and unpublished, and around a test listen. */
export interface SubscriptionLifecycle {
	/** Whether the platform already delivers to us, as the fields of the node ask for. */
	checkExists: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Sets our webhook.
	 * @throws NodeOperationError if another webhook is set and the node may not replace it, and what the platform's `subscribe` throws
	 */
	create: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Restores the previous webhook, or removes ours if there was none. Keeps a webhook that somebody else has set meanwhile.
	 * @throws NodeOperationError if the platform refuses, and so still delivers to us
	 */
	delete: (this: IHookFunctions) => Promise<boolean>;
}

/** Subscribing and unsubscribing, the same for every platform; a platform declares how a webhook is read and written. */
export function subscriptionLifecycle<
	Registration extends Subscription<Snapshot>,
	Found extends { url: string },
	Snapshot extends { url: string },
>(platform: SubscriptionPlatform<Registration, Found, Snapshot>): SubscriptionLifecycle {
	const { name, keyOf, urlOf } = platform;
	const storedOf = (context: IHookFunctions) => storedRegistration<Registration>(context);

	/**
	 * Whether the webhook that is set is still ours. Our test URL counts as well: a crash may have left it there. But a test
	 * must not remove the webhook of production, which may have been published meanwhile.
	 */
	const isOwnedBy = (registration: Registration, { url }: Found) =>
		registration.isTest ? url === urlOf(registration) : isOwnUrl(url, urlOf(registration));

	async function restorePrevious(context: IHookFunctions, registration: Registration): Promise<void> {
		const { previous } = registration;
		const key = keyOf(registration);
		if (!previous || (await isDeadWebhookUrl.call(context, previous.url, urlOf(registration))))
			return await platform.unsubscribe.call(context, key);
		try {
			await platform.restore.call(context, registration, previous);
		} catch (error) {
			if (!isUnacceptable(error)) throw new NodeOperationError(context.getNode(), error as Error);
			await platform.unsubscribe.call(context, key);
			context.logger.warn(
				`${name} Trigger removed its webhook, but ${name} did not take the one back that was set before: ${(error as Error).message}`,
				{ key, url: withoutQuery(previous.url) },
			);
		}
	}

	/**
	 * n8n may have crashed after the webhook was set and before that was stored. Only a URL that n8n no longer knows is removed:
	 * two workflows have the same one where a file was imported twice. Never throws, as there is nothing to repeat.
	 */
	async function removeOrphan(context: IHookFunctions): Promise<void> {
		try {
			const desired = await platform.desired.call(context);
			const url = urlOf(desired);
			const current = await platform.read.call(context, keyOf(desired));
			if (current?.url === url && (await isDeadWebhookUrl.call(context, url, url)))
				await platform.unsubscribe.call(context, keyOf(desired));
		} catch (error) {
			context.logger.info(`${name} Trigger could not look for a webhook of its own: ${(error as Error).message}`);
		}
	}

	return {
		async checkExists() {
			if (!registersItself(this)) return true;
			const registration = storedOf(this);
			const desired = await platform.desired.call(this);
			if (!registration || keyOf(registration) !== keyOf(desired)) return false;
			const current = await platform.read.call(this, keyOf(desired));
			return current !== undefined && platform.isCurrent(current, registration, desired);
		},

		async create() {
			if (!registersItself(this)) return true;
			const desired = await platform.desired.call(this);
			const [key, url] = [keyOf(desired), urlOf(desired)];
			const stored = storedOf(this);
			const formerOfKey = stored && keyOf(stored) === key ? stored : undefined;
			const current = await platform.read.call(this, key);
			const isTest = this.getMode() === 'manual';

			const isOurs = current && (isOwnUrl(current.url, url) || (formerOfKey && urlOf(formerOfKey) === current.url));
			const existing = current && !isOurs ? current : undefined;
			if (existing && this.getNodeParameter('ifWebhookExists') === 'doNotPublish') {
				throw webhookConflict(this, platform.conflictMessage, {
					name,
					limitPhrase: platform.limitPhrase,
					url: existing.url,
					ownUrl: url,
				});
			}
			if (existing) {
				this.logger.info(`${name} Trigger replaces another webhook`, { key, url: withoutQuery(existing.url) });
				platform.onReplacing?.call(this, existing);
			}
			// Listening for a test event replaces the webhook of this very node in production, and restores it.
			const toReplace = existing ?? (isTest && current && current.url !== url ? current : undefined);
			const previous = toReplace ? platform.snapshot(toReplace) : current && formerOfKey?.previous;

			// Stored before it is set: if the answer gets lost, n8n calls `delete`, which must know what to restore.
			const registration = { ...desired, ...(isTest && { isTest }), ...(previous && { previous }) };
			store(this, registration);
			store(this, await platform.subscribe.call(this, registration));
			return true;
		},

		async delete() {
			const registration = storedOf(this);
			if (!registration) {
				if (registersItself(this)) await removeOrphan(this);
				return true;
			}
			const key = keyOf(registration);
			try {
				const current = await platform.read.call(this, key);
				if (current && isOwnedBy(registration, current)) await restorePrevious(this, registration);
				else this.logger.info(`${name} Trigger kept the webhook that is set: another webhook was set meanwhile`, { key });
			} catch (error) {
				if (!isGone(error)) throw unsubscribeFailed(this, name, error);
				this.logger.warn(
					`${name} Trigger could not give its webhook back: ${name} found no such agent. If the credential was changed to another ${platform.scope}, remove the webhook in the former one`,
					{ key },
				);
			}
			store(this, undefined);
			return true;
		},
	};
}
