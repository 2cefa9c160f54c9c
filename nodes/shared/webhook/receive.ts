import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Claim, ledgerOf, marked } from './deduplication';
import { acknowledgeWhenHeld, answerNow, type WebhookResponse } from './response';

/** One delivery of a platform, as far as anything about it is decided here. */
export interface Delivery {
	/** By lower-case name; of a header that came several times, the first value. */
	headers: Record<string, string | undefined>;
	/** The exact bytes that arrived, before any parsing. */
	rawBody: Buffer;
	/** The sender's address, as n8n's proxy settings tell it; '' if unknown. */
	remoteAddress: string;
}

/** A header by the name a user gave it, in any case: `constructor` is none unless it was sent. */
export function headerNamed(headers: Delivery['headers'], name: string): string | undefined {
	const lower = name.toLowerCase();
	return Object.hasOwn(headers, lower) ? headers[lower] : undefined;
}

/** Why nothing starts. `complaint` goes back to the sender: it says what is wrong and holds no value of the delivery. */
export interface Refusal {
	/** 401 or 403 not genuine, 400 not an event, 413 too large, 415 not JSON, 503 please repeat. */
	status: number;
	complaint: string;
}

export type Proof = 'genuine' | Refusal;

export type Parsed<Event> = { ok: true; event: Event } | { ok: false; complaint: string };

/** What a platform's deliveries must be. The order in which it is asked is `decide`'s alone. */
export interface InboundRules<Event> {
	maxBodyBytes: number;
	/** Authentication and freshness, over nothing but headers, address and raw bytes. */
	prove: (delivery: Delivery) => Proof | Promise<Proof>;
	/** Parsing and schema. Called for genuine deliveries only. */
	parse: (delivery: Delivery) => Parsed<Event>;
	/** Whether the user asked for this event. */
	isSelected: (event: Event) => boolean;
}

export type Decision<Event> =
	| ({ kind: 'refuse' } & Refusal)
	/** Genuine, and nobody asked for it: acknowledged, and nothing else. */
	| { kind: 'ignore' }
	| { kind: 'start'; event: Event };

/**
 * What is to be done with a delivery: content type, size, authentication and freshness, parsing and schema, selection,
 * in this order for every platform, so that nothing of a delivery is read before it is proven genuine.
 * (The method is n8n's business: it hands over nothing but POST.)
 *
 * @throws what the rules throw
 */
export async function decide<Event>(delivery: Delivery, rules: InboundRules<Event>): Promise<Decision<Event>> {
	const { headers, rawBody } = delivery;
	if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return refuse(415, 'Send the event as application/json.');
	if (rawBody.length > rules.maxBodyBytes) {
		return refuse(413, `The event is larger than ${Math.round(rules.maxBodyBytes / 1024 / 1024)} MiB.`);
	}
	const proof = await rules.prove(delivery);
	if (proof !== 'genuine') return refuse(proof.status, proof.complaint);

	const parsed = rules.parse(delivery);
	if (!parsed.ok) return refuse(400, parsed.complaint);
	return rules.isSelected(parsed.event) ? { kind: 'start', event: parsed.event } : { kind: 'ignore' };
}

const refuse = (status: number, complaint: string): { kind: 'refuse' } & Refusal => ({ kind: 'refuse', status, complaint });

/** How the platform is answered when an execution starts. */
export interface LiveAnswer {
	/** Opens the answer. `onExecution` is told whether n8n holds an execution; `true` may still follow `false`. */
	open: (res: WebhookResponse, onExecution: (held: boolean) => void) => void;
	/** Puts into the item what the execution needs to know of the answer; called after `open`. */
	label: (json: IDataObject) => IDataObject;
	/** What a repetition of the same delivery gets, at once. */
	repeated: object;
}

/** A trigger's declaration: everything else about receiving is the same for all platforms. */
export interface InboundTrigger<Event> extends InboundRules<Event> {
	/**
	 * All ids the delivery is known under; knowing one of them is knowing the delivery. The first one is what a repetition
	 * has in common with it: that one is remembered across restarts and processes.
	 */
	idsOf: (event: Event, delivery: Delivery) => [string, ...string[]];
	/** How long the platform may be kept waiting for its 200, in milliseconds. */
	acknowledgeWithinMs: number;
	/** For events that are answered while the workflow runs, instead of being acknowledged. */
	answerLive?: (event: Event) => LiveAnswer | undefined;
	/** The item the workflow starts with. */
	toItem: (event: Event) => IDataObject;
}

/** The answer has been written by us, and no execution starts. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * As `receiveDelivery`; whatever goes wrong there starts no execution, and the platform delivers again.
 *
 * @param triggerOf the trigger's declaration, by the fields of the node
 */
export async function receive<Event>(context: IWebhookFunctions, triggerOf: (this: IWebhookFunctions) => InboundTrigger<Event>): Promise<IWebhookResponseData> {
	try {
		return await receiveDelivery(context, triggerOf.call(context));
	} catch (error) {
		context.logger.error(`${context.getNode().name} could not take a delivery: ${(error as Error).message}`);
		const res = responseOf(context);
		if (!res.headersSent) answerNow(res, 500, { error: 'The delivery could not be taken. Please deliver again.' });
		return ANSWERED;
	}
}

/**
 * One delivery: it is decided about (inbound.ts), deduplicated, and only then starts an execution. Always writes its own
 * answer: the status of a refusal, 200 for an event nobody selected, 503 please repeat. An event is acknowledged with 200
 * once n8n holds its execution, unless the platform declares a live answer for it.
 */
async function receiveDelivery<Event>(context: IWebhookFunctions, trigger: InboundTrigger<Event>): Promise<IWebhookResponseData> {
	const res = responseOf(context);
	const answer = (status: number, body: object): IWebhookResponseData => {
		answerNow(res, status, body);
		return ANSWERED;
	};

	const delivery = deliveryOf(context);
	const decision = await decide(delivery, trigger);
	if (decision.kind === 'refuse') return answer(decision.status, { error: decision.complaint });
	if (decision.kind === 'ignore') return answer(200, { received: true, started: false });

	const { event } = decision;
	const live = trigger.answerLive?.(event);
	const ids = trigger.idsOf(event, delivery);
	const claim = claimOf(context, ids);
	if (claim.kind !== 'first') {
		if (live) return answer(200, live.repeated);
		if (claim.kind === 'held' || (await claim.held)) return answer(200, { received: true });
		return answer(503, { error: 'The first delivery of this event did not get through. Please deliver again.' });
	}

	if (live) live.open(res, claim.settle);
	else acknowledgeWhenHeld(res, { limitMs: trigger.acknowledgeWithinMs, onExecution: claim.settle });
	const json = trigger.toItem(event);
	// A live answer comes too late to be worth the look into the database.
	return { ...ANSWERED, workflowData: [[{ json: live ? live.label(json) : marked(json, ids[0]) }]] };
}

/** While the user listens for a test event, sending the same one again is meant to run again. */
function claimOf(context: IWebhookFunctions, ids: string[]): Claim {
	if (context.getMode() === 'manual') return { kind: 'first', settle: () => undefined };
	return ledgerOf(context.getWorkflow().id ?? '', context.getNode().id).claim(...ids);
}

function deliveryOf(context: IWebhookFunctions): Delivery {
	const { headers, rawBody, ip } = context.getRequestObject();
	const first = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
	// n8n leaves the bytes undefined for an empty body.
	return { headers: Object.fromEntries(first) as Delivery['headers'], rawBody: rawBody ?? Buffer.alloc(0), remoteAddress: ip ?? '' };
}

const responseOf = (context: IWebhookFunctions) => context.getResponseObject() as unknown as WebhookResponse;
