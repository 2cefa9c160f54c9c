import { createHmac } from 'node:crypto';
import os from 'node:os';

import { DeliveryDeduplicator } from '../../nodes/shared/webhook/deduplication';
import { evaluate, type WebhookTrigger } from '../../nodes/shared/webhook/receive';
import { contextOf, type SentDelivery } from '../fuzz/inboundContext';
import { SECRET, type Subject, subjects } from '../fuzz/subjects';

// What receiving an event costs: verifying, parsing, checking the schema, selecting and knowing duplicates, against the
// least one could do: one HMAC over the body and one JSON.parse.
//
//   node --import tsx test/bench/inbound.ts

const EVENTS = 4_000;
const ROUNDS = 9;

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The floor. On a platform that signs nothing there is no HMAC to compute. */
function bare({ headers, body }: SentDelivery, signs: boolean): void {
	if (signs)
		createHmac('sha256', SECRET)
			.update(`${headers['x-webhook-timestamp'] ?? ''}.`)
			.update(body)
			.digest('hex');
	JSON.parse(body.toString('utf8'));
}

async function measure(subject: Subject): Promise<{ bareUs: number; oursUs: number; ratio: number }> {
	const { events, authenticated, triggerOf, state } = subject;
	const signs = subject.name !== 'Hamsa Trigger';
	const context = contextOf(state);
	const deduplicator = new DeliveryDeduplicator();
	const deliver = async ({ headers, body }: SentDelivery): Promise<void> => {
		const delivery = { headers, rawBody: body, remoteAddress: '' };
		const trigger: WebhookTrigger<unknown> = triggerOf.call(context);
		const decision = await evaluate(delivery, trigger);
		if (decision.kind !== 'start') throw new Error(`${subject.name}: ${JSON.stringify(decision)}`);
		const ids = trigger.idsOf(decision.event, delivery);
		if (!ids) return;
		const acquisition = deduplicator.acquire(...ids);
		if (acquisition.kind !== 'first') throw new Error(`${subject.name}: taken for a repetition`);
		acquisition.resolve(true);
	};
	const floors: number[] = [];
	const ours: number[] = [];
	for (let round = 0; round < ROUNDS; round++) {
		const deliveries = Array.from({ length: EVENTS }, (_, index) => {
			const number = round * EVENTS + index;
			// Not the voice turn: its answer is a stream, which is another matter.
			const event = { ...events[1 + (index % (events.length - 1))], number, id: `id_${number}`, callId: `call_${number}` };
			return authenticated(Buffer.from(JSON.stringify(event)), number);
		});
		// In turns, so that whatever else the machine does hits both.
		const floorStart = performance.now();
		for (const delivery of deliveries) bare(delivery, signs);
		const oursStart = performance.now();
		for (const delivery of deliveries) await deliver(delivery);
		const end = performance.now();
		floors.push(((oursStart - floorStart) / EVENTS) * 1000);
		ours.push(((end - oursStart) / EVENTS) * 1000);
	}
	// The first round warms up.
	const [bareUs, oursUs] = [median(floors.slice(1)), median(ours.slice(1))];
	return { bareUs, oursUs, ratio: oursUs / bareUs };
}

async function main(): Promise<void> {
	console.log(
		`Receiving an event: ${EVENTS} events, ${ROUNDS} rounds, Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`,
	);
	console.log('| trigger | bare, µs | ours, µs | ratio |\n| --- | --- | --- | --- |');
	for (const subject of subjects) {
		const { bareUs, oursUs, ratio } = await measure(subject);
		console.log(`| ${subject.name} | ${bareUs.toFixed(1)} | ${oursUs.toFixed(1)} | ${ratio.toFixed(1)} |`);
	}
}

void main();
