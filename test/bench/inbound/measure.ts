import { createHmac } from 'node:crypto';
import os from 'node:os';

import { DeliveryDeduplicator } from '../../../nodes/shared/webhook/deduplication';
import { evaluate, type WebhookTrigger } from '../../../nodes/shared/webhook/receive';
import { contextOf, type SentDelivery } from '../../fuzz/inboundContext';
import { SECRET, type Subject, subjects } from '../../fuzz/subjects';

const EVENTS = 4_000;
const ROUNDS = 9;

/** Computing time so far: another process on the same cores does not change it. */
function usedUs(): number {
	const { user, system } = process.cpuUsage();
	return user + system;
}

const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** The peer: one HMAC over the body and one JSON.parse, for every platform alike, whatever it proves itself by. */
function bare({ body }: SentDelivery): void {
	createHmac('sha256', SECRET).update('1790000000.').update(body).digest('hex');
	JSON.parse(body.toString('utf8'));
}

/** The ratio that is promised. */
const mostOf = ({ name }: Subject) => (name.startsWith('AgentPhone') ? 3 : 5);

/** An event with IDs of its own. */
function numbered({ idOfEvents }: Subject, event: object, number: number): string {
	const json = JSON.stringify({ ...event, number, id: `id_${number}`, callId: `call_${number}` });
	return idOfEvents === undefined ? json : JSON.stringify({ ...event, number }).replaceAll(idOfEvents, `${idOfEvents}-${number}`);
}

/** Node gives header names in lower case. */
const received = ({ headers, body }: SentDelivery): SentDelivery => ({
	headers: Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])),
	body,
});

async function measure(subject: Subject): Promise<{ bareUs: number; oursUs: number; ratio: number }> {
	const { events, authenticated, triggerOf, state } = subject;
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
			// Not the first: of a live trigger it is the voice turn, whose answer is a stream, which is another matter.
			const event = events[1 + (index % (events.length - 1))];
			return received(authenticated(Buffer.from(numbered(subject, event, number)), number));
		});
		// In turns, so that whatever else the machine does hits both.
		const floorStart = usedUs();
		for (const delivery of deliveries) bare(delivery);
		const oursStart = usedUs();
		for (const delivery of deliveries) await deliver(delivery);
		const end = usedUs();
		floors.push((oursStart - floorStart) / EVENTS);
		ours.push((end - oursStart) / EVENTS);
	}
	// The first round warms up.
	const [bareUs, oursUs] = [median(floors.slice(1)), median(ours.slice(1))];
	return { bareUs, oursUs, ratio: oursUs / bareUs };
}

/** @param only part of the names of triggers; all, if left out */
export async function main(only = ''): Promise<void> {
	console.log(
		`Receiving an event: ${EVENTS} events, ${ROUNDS} rounds, Node ${process.version}, ${os.cpus().length} x ${os.cpus()[0]?.model ?? 'unknown'}`,
	);
	console.log('| trigger | bare, µs | ours, µs | ratio | at most |\n| --- | --- | --- | --- | --- |');
	for (const subject of subjects.filter(({ name }) => name.includes(only))) {
		const { bareUs, oursUs, ratio } = await measure(subject);
		const most = mostOf(subject);
		console.log(
			`| ${subject.name} | ${bareUs.toFixed(1)} | ${oursUs.toFixed(1)} | ${ratio.toFixed(1)} | ${most}${ratio > most ? ' **FAIL**' : ''} |`,
		);
	}
}
