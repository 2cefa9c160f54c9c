import type { IBinaryKeyData, IDataObject, INodeProperties, INodePropertyOptions, IWebhookFunctions } from 'n8n-workflow';
import type { z } from 'zod/v3';

import type { CallRecord } from '../callRecord/record';
import type { AuthResult, Delivery } from '../webhook/receive';

/** The event of a trigger that stands for all that its platform sends besides. */
export const OTHER_EVENT = 'other';

/**
 * What a platform tells of its calls by webhook, declared: all that a trigger needs besides its name and icon
 * (CONTRIBUTING.md).
 */
export interface CallEventPlatform {
	/** As its users know it, such as `Retell AI`. */
	name: string;
	/** The events to choose, one output each. */
	events: Array<INodePropertyOptions & { value: string }>;
	/** The events chosen at first, so that no call is missed; the first one gives a whole record. */
	defaultEvents: string[];
	/** Where the URL is pasted, and what to set there. Shown above the fields. */
	setupNotice: string;
	/** Fields of this platform only, such as how it proves its deliveries. */
	fields?: INodeProperties[];
	/** In bytes: far above any event, far below a nuisance. */
	maxBodyBytes: number;
	/** Less than the platform waits for its 200. In milliseconds. */
	acknowledgeWithinMs: number;
	/** Whether a delivery is genuine. Fails closed. */
	authenticate: (context: IWebhookFunctions, delivery: Delivery) => AuthResult | Promise<AuthResult>;
	/** What every event has; any other field may be missing or of another form, and no event is lost over that. */
	schema: z.ZodType<object>;
	/** The event a payload is of; `undefined` for a request that wants an answer and must start nothing: it is acknowledged. */
	kindOf: (payload: IDataObject) => string | undefined;
	/** What tells one event from the next and is the same in every repetition. */
	identityOf: (kind: string, payload: IDataObject, rawBody: Buffer) => unknown[];
	/** The call as far as this event tells it. */
	toRecord: (kind: string, payload: IDataObject) => CallRecord;
	/**
	 * What an event is about in the platform's own word, where the event's name does not say it, such as `in-progress` for a new
	 * status: the field `eventDetail` of its item, which others do not have.
	 */
	detailOf?: (kind: string, payload: IDataObject) => string | undefined;
	/** The payload without secrets, prompts and files, for the field `raw`. */
	withoutSecrets: (payload: IDataObject) => IDataObject;
	/** The files of an event. */
	toBinary?: (context: IWebhookFunctions, kind: string, payload: IDataObject) => Promise<IBinaryKeyData | undefined>;
}
