import type { IBinaryKeyData, IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { monotonicNow } from '../clock';
import { type Acquisition, deduplicatorOf, tagDelivery } from './deduplication';
import { acknowledgeWhenStarted, answerNow, answerWhole, type WebhookResponse, type WholeAnswer } from './response';

/** What is known of one delivery of a platform. */
export interface Delivery {
	/** By lower-case name; of a header that came several times, the first value. */
	headers: Record<string, string | undefined>;
	/** The parameters of the URL; none if left out. */
	query?: Record<string, unknown>;
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

/** Why nothing starts. `reason` goes back to the sender: it says what is wrong and holds no value of the delivery. */
export interface Rejection {
	/**
	 * 401 or 403 not authenticated, 400 not an event, 413 too large, 415 not JSON. 503 please repeat: also whenever a delivery
	 * cannot be judged yet, because platforms do not deliver again after a 4xx (docs/platforms/agentphone.md, 4.7).
	 */
	status: number;
	reason: string;
}

export type AuthResult = 'authenticated' | Rejection;

export type Parsed<Event> = { ok: true; event: Event } | { ok: false; reason: string };

/** What a platform's deliveries must be. `evaluate` decides the order of the checks. */
export interface WebhookPolicy<Event> {
	maxBodyBytes: number;
	/**
	 * Authentication and freshness, by headers, address and raw bytes only.
	 *
	 * @param cameAt when the delivery had arrived, on the monotonic clock (clock.ts)
	 */
	authenticate: (delivery: Delivery, cameAt: number) => AuthResult | Promise<AuthResult>;
	/** Parsing and schema. Called for authenticated deliveries only. */
	parse: (delivery: Delivery) => Parsed<Event>;
	/** Whether the user asked for this event. */
	isSelected: (event: Event) => boolean;
}

export type Decision<Event> =
	| ({ kind: 'reject' } & Rejection)
	/** Authenticated, but of an event that was not chosen: acknowledged, and nothing starts. */
	| { kind: 'ignore'; event: Event }
	| { kind: 'start'; event: Event };

/**
 * What is to be done with a delivery: content type, size, authentication and freshness, parsing and schema, selection,
 * in this order for every platform, so that no content of a delivery is parsed before it is authenticated.
 * (n8n itself accepts no other method than POST.)
 *
 * @throws what the rules throw
 */
export async function evaluate<Event>(delivery: Delivery, rules: WebhookPolicy<Event>): Promise<Decision<Event>> {
	const { headers, rawBody } = delivery;
	if (!/^application\/json\s*(;|$)/i.test(headers['content-type'] ?? '')) return reject(415, 'Send the event as application/json.');
	if (rawBody.length > rules.maxBodyBytes) {
		return reject(413, `The event is larger than ${Math.round(rules.maxBodyBytes / 1024 / 1024)} MiB.`);
	}
	const authResult = await rules.authenticate(delivery, monotonicNow());
	if (authResult !== 'authenticated') return reject(authResult.status, authResult.reason);

	const parsed = rules.parse(delivery);
	if (!parsed.ok) return reject(400, parsed.reason);
	return rules.isSelected(parsed.event) ? { kind: 'start', event: parsed.event } : { kind: 'ignore', event: parsed.event };
}

const reject = (status: number, reason: string): { kind: 'reject' } & Rejection => ({ kind: 'reject', status, reason });

/** How the platform is answered when an execution starts. */
export interface LiveAnswer {
	/** Opens the answer. `onExecution` is called with whether an execution has started; `true` may still follow `false`. */
	open: (res: WebhookResponse, onExecution: (started: boolean) => void) => void;
	/** Adds to the item what the execution needs to know of the answer; called after `open`. */
	label: (json: IDataObject) => IDataObject;
	/** The answer to a repetition of the same delivery. */
	repeated: WholeAnswer;
}

/** A trigger's declaration: everything else about receiving is the same for all platforms. */
export interface WebhookTrigger<Event> extends WebhookPolicy<Event> {
	/**
	 * All ids of the delivery; one known id makes it a duplicate, also across restarts and processes. The first one is the same
	 * in every repetition. `undefined`: nothing tells a repetition from another request, so nothing is deduplicated.
	 */
	idsOf: (event: Event, delivery: Delivery) => [string, ...string[]] | undefined;
	/** The body of a refusal; `{error: reason}` if left out. */
	errorBody?: (status: number, reason: string) => object;
	/** Time limit for the 200, in milliseconds. */
	acknowledgeWithinMs: number;
	/** For events that were not chosen: what is answered with 200 instead of an acknowledgement, where somebody waits for an answer. */
	answerIgnored?: (event: Event) => WholeAnswer | undefined;
	/** For events whose whole answer is known: it is sent with 200. Nothing starts. */
	answerAtOnce?: (event: Event, delivery: Delivery) => WholeAnswer | undefined;
	/**
	 * For events that may be outdated in a moment: waits, and gives the answer for one that must not start.
	 *
	 * @param isConnected whether the sender still waits for the answer
	 */
	beforeStart?: (event: Event, isConnected: () => boolean) => Promise<WholeAnswer | undefined>;
	/** For events that are answered while the workflow runs, instead of being acknowledged. */
	answerLive?: (event: Event, delivery: Delivery) => LiveAnswer | undefined;
	/** The item the workflow starts with. */
	toItem: (event: Event, delivery: Delivery) => IDataObject;
	/** The files of the item, for events that carry some. */
	toBinary?: (event: Event) => Promise<IBinaryKeyData | undefined>;
}

/** The answer has been written by us, and no execution starts. */
const ANSWERED: IWebhookResponseData = { noWebhookResponse: true };

/**
 * As `receiveDelivery`; an unexpected error starts no execution and is answered with 500, so that the platform delivers again.
 *
 * @param triggerOf the trigger's declaration, by the fields of the node
 */
export async function receive<Event>(
	context: IWebhookFunctions,
	triggerOf: (this: IWebhookFunctions) => WebhookTrigger<Event>,
): Promise<IWebhookResponseData> {
	let trigger: WebhookTrigger<Event> | undefined;
	try {
		trigger = triggerOf.call(context);
		return await receiveDelivery(context, trigger);
	} catch (error) {
		context.logger.error(`${context.getNode().name} could not take a delivery: ${(error as Error).message}`);
		const res = responseOf(context);
		const reason = 'The delivery could not be taken. Please deliver again.';
		if (!res.headersSent) answerNow(res, 500, trigger?.errorBody?.(500, reason) ?? { error: reason });
		return ANSWERED;
	}
}

/**
 * One delivery: it is evaluated, deduplicated, and only then starts an execution. Always writes its own answer: the status
 * of a rejection, 200 for an event that was not chosen, 503 for one to be repeated. An event is acknowledged with 200 once
 * its execution has started, unless the platform declares a live answer for it.
 */
async function receiveDelivery<Event>(context: IWebhookFunctions, trigger: WebhookTrigger<Event>): Promise<IWebhookResponseData> {
	const res = responseOf(context);
	const answer = (status: number, body: object): IWebhookResponseData => {
		answerNow(res, status, body);
		return ANSWERED;
	};
	const refuse = (status: number, reason: string) => answer(status, trigger.errorBody?.(status, reason) ?? { error: reason });
	const answerWith = (whole: WholeAnswer): IWebhookResponseData => {
		answerWhole(res, whole);
		return ANSWERED;
	};

	const isConnected = connectionOf(res);
	const delivery = deliveryOf(context);
	const decision = await evaluate(delivery, trigger);
	if (decision.kind === 'reject') return refuse(decision.status, decision.reason);
	if (decision.kind === 'ignore') {
		const ignored = trigger.answerIgnored?.(decision.event);
		return ignored ? answerWith(ignored) : answer(200, { received: true, started: false });
	}

	const { event } = decision;
	const answerAtOnce = trigger.answerAtOnce?.(event, delivery);
	if (answerAtOnce) return answerWith(answerAtOnce);
	const outdated = await trigger.beforeStart?.(event, isConnected);
	if (outdated) return answerWith(outdated);
	const live = trigger.answerLive?.(event, delivery);
	const ids = trigger.idsOf(event, delivery);
	const acquisition = acquisitionOf(context, ids);
	if (acquisition.kind !== 'first') {
		if (live) return answerWith(live.repeated);
		if (acquisition.kind === 'processed' || (await acquisition.started)) return answer(200, { received: true });
		return refuse(503, 'The first delivery of this event did not get through. Please deliver again.');
	}

	let binary: IBinaryKeyData | undefined;
	let isStored = false;
	try {
		binary = await trigger.toBinary?.(event);
		isStored = true;
	} finally {
		// Else a repetition would wait for this delivery.
		if (!isStored) acquisition.resolve(false);
	}
	if (live) live.open(res, acquisition.resolve);
	else acknowledgeWhenStarted(res, { limitMs: trigger.acknowledgeWithinMs, onExecution: acquisition.resolve });
	const json = trigger.toItem(event, delivery);
	// A live answer is not deduplicated in the database: by then the caller has heard it.
	const item = { json: live || !ids ? (live?.label(json) ?? json) : tagDelivery(json, ids), ...(binary && { binary }) };
	return { ...ANSWERED, workflowData: [[item]] };
}

function connectionOf(res: WebhookResponse): () => boolean {
	let isConnected = true;
	res.once('close', () => {
		isConnected = false;
	});
	return () => isConnected;
}

/** What answers a request that carries no event and starts nothing, such as a list a platform asks for. */
export interface WebhookLookup {
	authenticate: WebhookPolicy<never>['authenticate'];
	/** The body of a refusal. */
	errorBody: (status: number, reason: string) => object;
	answer: () => WholeAnswer;
}

/** Answers a request without an event, after authentication. */
export async function receiveLookup(context: IWebhookFunctions, lookup: WebhookLookup): Promise<IWebhookResponseData> {
	const res = responseOf(context);
	const authResult = await lookup.authenticate(deliveryOf(context), monotonicNow());
	if (authResult === 'authenticated') answerWhole(res, lookup.answer());
	else answerNow(res, authResult.status, lookup.errorBody(authResult.status, authResult.reason));
	return ANSWERED;
}

/** While the user listens for a test event, sending the same one again is meant to run again. */
function acquisitionOf(context: IWebhookFunctions, ids: string[] | undefined): Acquisition {
	if (!ids || context.getMode() === 'manual') return { kind: 'first', resolve: () => undefined };
	return deduplicatorOf(context.getWorkflow().id ?? '', context.getNode().id).acquire(...ids);
}

function deliveryOf(context: IWebhookFunctions): Delivery {
	const { headers, query, rawBody, ip } = context.getRequestObject();
	const first = Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value[0] : value]);
	// n8n leaves the bytes undefined for an empty body.
	return {
		headers: Object.fromEntries(first) as Delivery['headers'],
		query,
		rawBody: rawBody ?? Buffer.alloc(0),
		remoteAddress: ip ?? '',
	};
}

const responseOf = (context: IWebhookFunctions) => context.getResponseObject() as unknown as WebhookResponse;
