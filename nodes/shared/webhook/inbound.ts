/** One delivery of a platform, as far as anything about it is decided here. */
export interface Delivery {
	/** By lower-case name; of a header that came several times, the first value. */
	headers: Record<string, string | undefined>;
	/** The exact bytes that arrived, before any parsing. */
	rawBody: Buffer;
	/** The sender's address, as n8n's proxy settings tell it; '' if unknown. */
	remoteAddress: string;
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
	largestBodyBytes: number;
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
	if (rawBody.length > rules.largestBodyBytes) {
		return refuse(413, `The event is larger than ${Math.round(rules.largestBodyBytes / 1024 / 1024)} MiB.`);
	}
	const proof = await rules.prove(delivery);
	if (proof !== 'genuine') return refuse(proof.status, proof.complaint);

	const parsed = rules.parse(delivery);
	if (!parsed.ok) return refuse(400, parsed.complaint);
	return rules.isSelected(parsed.event) ? { kind: 'start', event: parsed.event } : { kind: 'ignore' };
}

const refuse = (status: number, complaint: string): { kind: 'refuse' } & Refusal => ({ kind: 'refuse', status, complaint });
