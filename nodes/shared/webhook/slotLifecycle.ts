import { type IHookFunctions, NodeOperationError } from 'n8n-workflow';

import {
	isGone,
	isOwnUrl,
	isUnacceptable,
	leadsNowhere,
	notGivenBack,
	registersItself,
	rememberedRegistration,
	rememberRegistration as remember,
	slotTaken,
	withoutQuery,
} from './registration';

/** What a trigger remembers of its registration in n8n's static data; a platform adds what it needs. A test listen has static data of its own. */
export interface SlotRegistration<Kept> {
	/** Put back on deactivation. */
	replaced?: Kept;
	/** Made for a test listen. */
	isTest?: boolean;
}

/** A platform with room for one webhook at a time, which whoever sets one takes from somebody else. */
export interface SlotPlatform<Registration extends SlotRegistration<Kept>, Found extends { url: string }, Kept extends { url: string }> {
	name: string;
	/** What whoever may not take it is told, as in "Hamsa already delivers the events of this agent to another webhook". */
	taken: string;
	/** As in "one webhook per agent". */
	room: string;
	/** What a credential gives access to, as in "account". */
	tenant: string;
	/** What the fields of the node ask for. Whether it came about is not known. */
	wanted: (this: IHookFunctions) => Promise<Registration> | Registration;
	slotOf: (registration: Registration) => string;
	urlOf: (registration: Registration) => string;
	/** What is in the slot, or `undefined` if it is empty. */
	read: (this: IHookFunctions, slot: string) => Promise<Found | undefined>;
	/** Whether what is in the slot is what was registered, and still what is wanted. */
	isCurrent: (found: Found, registration: Registration, wanted: Registration) => boolean;
	/** What has to be known to put it back. */
	keep: (found: Found) => Kept;
	/** Told before somebody else's webhook is replaced. */
	onReplacing?: (this: IHookFunctions, found: Found) => void;
	/** Sets our webhook. @returns the registration, with what the platform has answered */
	take: (this: IHookFunctions, wanted: Registration) => Promise<Registration>;
	/** Sets what was there before. */
	putBack: (this: IHookFunctions, registration: Registration, replaced: Kept) => Promise<void>;
	empty: (this: IHookFunctions, slot: string) => Promise<void>;
}

/** What n8n calls when a workflow is activated and deactivated, and around a test listen. */
export interface SlotLifecycle {
	/** Whether the platform already delivers to us, as the fields of the node ask for. */
	checkExists: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Takes the slot.
	 * @throws NodeOperationError if another webhook is set and the node may not replace it, and what the platform's `take` throws
	 */
	create: (this: IHookFunctions) => Promise<boolean>;
	/**
	 * Gives the slot back: to what was there before, or empty. Leaves it alone if somebody else took it meanwhile.
	 * @throws NodeOperationError if the platform did not go along, and so still delivers to us
	 */
	delete: (this: IHookFunctions) => Promise<boolean>;
}

/** The life of a registration: the same on every platform, and each only tells how a webhook is read and written there. */
export function slotLifecycle<Registration extends SlotRegistration<Kept>, Found extends { url: string }, Kept extends { url: string }>(
	platform: SlotPlatform<Registration, Found, Kept>,
): SlotLifecycle {
	const { name, slotOf, urlOf } = platform;
	const remembered = (context: IHookFunctions) => rememberedRegistration<Registration>(context);

	/**
	 * Whether the slot is still ours. The URL of a test listen counts as well: a crash may have left it there. But a test listen
	 * must not take the slot from production, which may have been published meanwhile.
	 */
	const isHeldBy = (registration: Registration, { url }: Found) => (registration.isTest ? url === urlOf(registration) : isOwnUrl(url, urlOf(registration)));

	async function giveBack(context: IHookFunctions, registration: Registration): Promise<void> {
		const { replaced } = registration;
		const slot = slotOf(registration);
		if (!replaced || (await leadsNowhere.call(context, replaced.url, urlOf(registration)))) return await platform.empty.call(context, slot);
		try {
			await platform.putBack.call(context, registration, replaced);
		} catch (error) {
			if (!isUnacceptable(error)) throw new NodeOperationError(context.getNode(), error as Error);
			await platform.empty.call(context, slot);
			context.logger.warn(`${name} Trigger removed its webhook, but ${name} did not take the one back that was set before: ${(error as Error).message}`, { slot, url: withoutQuery(replaced.url) });
		}
	}

	/**
	 * n8n may have died after the slot was taken and before that was stored. Only a URL that n8n no longer knows is removed:
	 * two workflows can have the same one, where a file was imported twice. Never throws: without a registration there is
	 * nothing to be repeated.
	 */
	async function clearLeftover(context: IHookFunctions): Promise<void> {
		try {
			const wanted = await platform.wanted.call(context);
			const url = urlOf(wanted);
			const current = await platform.read.call(context, slotOf(wanted));
			if (current?.url === url && (await leadsNowhere.call(context, url, url))) await platform.empty.call(context, slotOf(wanted));
		} catch (error) {
			context.logger.info(`${name} Trigger could not look for a webhook of its own: ${(error as Error).message}`);
		}
	}

	return {
		async checkExists() {
			if (!registersItself(this)) return true;
			const registration = remembered(this);
			const wanted = await platform.wanted.call(this);
			if (!registration || slotOf(registration) !== slotOf(wanted)) return false;
			const current = await platform.read.call(this, slotOf(wanted));
			return current !== undefined && platform.isCurrent(current, registration, wanted);
		},

		async create() {
			if (!registersItself(this)) return true;
			const wanted = await platform.wanted.call(this);
			const [slot, url] = [slotOf(wanted), urlOf(wanted)];
			const former = remembered(this);
			const ofThisSlot = former && slotOf(former) === slot ? former : undefined;
			const current = await platform.read.call(this, slot);
			const isTest = this.getMode() === 'manual';

			const isOurs = current && (isOwnUrl(current.url, url) || (ofThisSlot && urlOf(ofThisSlot) === current.url));
			const foreign = current && !isOurs ? current : undefined;
			if (foreign && this.getNodeParameter('ifSlotTaken') === 'refuse') {
				throw slotTaken(this, platform.taken, { room: platform.room, url: foreign.url, ownUrl: url });
			}
			if (foreign) {
				this.logger.info(`${name} Trigger takes the place of another webhook`, { slot, url: withoutQuery(foreign.url) });
				platform.onReplacing?.call(this, foreign);
			}
			// A test listen borrows the slot from this very node in production, and gives it back.
			const displaced = foreign ?? (isTest && current && current.url !== url ? current : undefined);
			const replaced = displaced ? platform.keep(displaced) : current && ofThisSlot?.replaced;

			// Remembered before it is done: if the answer gets lost, n8n has the node clean up, which must know what to put back.
			const registration = { ...wanted, ...(isTest && { isTest }), ...(replaced && { replaced }) };
			remember(this, registration);
			remember(this, await platform.take.call(this, registration));
			return true;
		},

		async delete() {
			const registration = remembered(this);
			if (!registration) {
				if (registersItself(this)) await clearLeftover(this);
				return true;
			}
			const slot = slotOf(registration);
			try {
				const current = await platform.read.call(this, slot);
				if (current && isHeldBy(registration, current)) await giveBack(this, registration);
				else this.logger.info(`${name} Trigger left the webhook slot as it is: another webhook was set meanwhile`, { slot });
			} catch (error) {
				if (!isGone(error)) throw notGivenBack(this, name, error);
				this.logger.warn(
					`${name} Trigger could not give its webhook back: ${name} found no such agent. If the credential was changed to another ${platform.tenant}, remove the webhook in the former one`,
					{ slot },
				);
			}
			remember(this, undefined);
			return true;
		},
	};
}
