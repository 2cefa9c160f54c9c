// What is shown on the timeline, as a text file.
import type { Delivery, Outbox } from '../protocol';
import { verdictOn } from './verdict';
import { clock, KINDS, seconds } from './words';

function linesOf(delivery: Delivery): string[] {
	const { event, label, words, lines, executions } = delivery;
	const { text, detail } = verdictOn(delivery);
	const ran = executions.map(({ id, status }) => `execution ${id}: ${status}`);
	return [
		event === 'voiceTurn' ? `Caller: ${words === '' ? '(connected, nobody has spoken yet)' : words}` : `${label}: ${words}`,
		...lines.map((line) =>
			[
				`  ${seconds(line.atMs)}  ${line.kind ? `${KINDS[line.kind]}: ` : ''}${line.text}`,
				line.does === undefined ? '' : `(${line.does})`,
			]
				.filter((part) => part !== '')
				.join(' '),
		),
		`  ${[text, detail ?? '', ...ran].filter((part) => part !== '').join(' · ')}`,
	];
}

/** @param deliveries oldest first */
export function transcriptOf(deliveries: Delivery[], { texts, calls }: Outbox): string {
	const parts = [
		...deliveries.map((delivery) => ({ at: delivery.sentAt, head: delivery.target.name, lines: linesOf(delivery) })),
		...texts.map(({ at, to, body }) => ({ at, head: `Text to ${to}`, lines: [`  ${body}`] })),
		...calls.map(({ at, to, end, state }) => ({ at, head: `Call to ${to}`, lines: [`  ${end ?? state}`] })),
	];
	return parts
		.sort((one, other) => one.at - other.at)
		.flatMap(({ at, head, lines }) => [`${clock(at)}  ${head}`, ...lines, ''])
		.join('\n');
}
