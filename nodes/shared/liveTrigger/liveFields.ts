import type { CallDirection } from '../callRecord/record';

/** What every live event tells at the top of its item, under the same names on every platform; null where it is not told. */
export type LiveFields = {
	/** What the person said or wrote; n8n's AI nodes look for it by themselves, as for `sessionId`. */
	chatInput: string | null;
	/** The call or conversation, for memory and any other state. */
	sessionId: string | null;
	/** Who called or wrote; null for a call from a browser. */
	from: string | null;
	/** Who was called or written to. */
	to: string | null;
	direction: CallDirection | null;
	/** `voice`, or the channel of a message in lower case, such as `sms`. */
	channel: string | null;
};
