// When the caller heard it, and how an answer ends that is interrupted.
import type { Delivery, HeardLine } from '../../console/protocol';
import { failed, passed, type Observation, type Verdict } from '../observation';
import { plain, seconds } from '../text';
import { check, duration, type Check } from './check';

const spoken = ({ lines }: Observation): HeardLine[] => lines.filter(({ text }) => text !== '');

/** The node that took most of the time before a moment, in words; '' where n8n tells nothing. */
function slowestBefore({ deliveries }: Observation, ms: number): string {
	const spans = deliveries.flatMap(({ executions }) => executions.flatMap(({ nodes = [] }) => nodes));
	const waits = spans.map(({ name, fromMs, toMs }) => ({ name, ms: Math.min(toMs, ms) - Math.max(fromMs, 0) }));
	const [slowest] = waits.sort((one, other) => other.ms - one.ms);
	return slowest && slowest.ms > ms / 2 ? `; ${seconds(slowest.ms)} of it in node "${slowest.name}"` : '';
}

function within(observation: Observation, what: string, ms: number | null | undefined, limit: number): Verdict {
	if (ms === null || ms === undefined) return failed(`${what} never came.`);
	if (ms <= limit) return passed(seconds(ms));
	return failed(`${what} after ${seconds(ms)} (limit ${seconds(limit)})${slowestBefore(observation, ms)}.`);
}

/** When the answer was complete, on the clock of the machine. */
const endOf = ({ sentAt, totalMs, lines }: Delivery): number => sentAt + (totalMs ?? lines.at(-1)?.atMs ?? 0);

function gaps(observation: Observation): Array<{ from: number; to: number }> {
	const moments = [0, ...spoken(observation).map(({ atMs }) => atMs)];
	const end = observation.deliveries.at(0)?.totalMs ?? moments.at(-1)!;
	return moments.map((from, index) => ({ from, to: moments[index + 1] ?? Math.max(end, from) }));
}

const limit = (judge: (ms: number, observation: Observation) => Verdict): Check => check({ given: duration, written: seconds, judge });

export const time: Record<string, Check> = {
	'first word within': limit((ms, observation) => within(observation, 'First word', spoken(observation).at(0)?.atMs, ms)),
	'filler within': limit((ms, observation) => {
		const fillers = observation.fillers.map(plain);
		if (fillers.length === 0) return failed('The trigger has no filler line.');
		return within(observation, 'A filler line', spoken(observation).find(({ text }) => fillers.includes(plain(text)))?.atMs, ms);
	}),
	'done within': limit((ms, observation) => within(observation, 'The end of the answer', observation.deliveries.at(0)?.totalMs, ms)),
	'silence at most': limit((ms, observation) => {
		const [longest] = gaps(observation).sort((one, other) => other.to - other.from - (one.to - one.from));
		const silence = longest.to - longest.from;
		if (silence <= ms) return passed(seconds(silence));
		return failed(`${seconds(silence)} of silence after ${seconds(longest.from)} (limit ${seconds(ms)}).`);
	}),
	'interrupted within': limit((ms, observation) => {
		const { interrupted: old, deliveries } = observation;
		const now = deliveries.at(0);
		if (!old || !now) return failed('No answer was still coming when the caller spoke.');
		const late = old.lines.filter(({ atMs, text }) => text !== '' && old.sentAt + atMs > now.sentAt + ms);
		if (late.length > 0) return failed(`${late.length} lines of the old answer were still spoken: "${late[0].text}".`);
		const took = endOf(old) - now.sentAt;
		if (took > ms) return failed(`The old answer ended ${seconds(took)} after the caller spoke (limit ${seconds(ms)}).`);
		return spoken(observation).length > 0
			? passed(seconds(Math.max(0, took)))
			: failed('The caller was not answered after the interruption.');
	}),
};
