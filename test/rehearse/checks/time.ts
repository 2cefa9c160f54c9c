// When the caller heard it, and how an answer ends that is interrupted.
import type { Delivery, HeardLine } from '../../console/protocol';
import { failed, passed, type Scene, type Verdict } from '../scene';
import { plain, seconds } from '../text';
import { check, duration, type Check } from './check';

const spoken = ({ lines }: Scene): HeardLine[] => lines.filter(({ text }) => text !== '');

/** The node that took most of the time before a moment, in words; '' where n8n tells nothing. */
function slowestBefore({ deliveries }: Scene, ms: number): string {
	const spans = deliveries.flatMap(({ executions }) => executions.flatMap(({ nodes = [] }) => nodes));
	const waits = spans.map(({ name, fromMs, toMs }) => ({ name, ms: Math.min(toMs, ms) - Math.max(fromMs, 0) }));
	const [slowest] = waits.sort((one, other) => other.ms - one.ms);
	return slowest && slowest.ms > ms / 2 ? `; ${seconds(slowest.ms)} of it in node "${slowest.name}"` : '';
}

function within(scene: Scene, what: string, ms: number | null | undefined, limit: number): Verdict {
	if (ms === null || ms === undefined) return failed(`${what} never came.`);
	if (ms <= limit) return passed(seconds(ms));
	return failed(`${what} after ${seconds(ms)} (limit ${seconds(limit)})${slowestBefore(scene, ms)}.`);
}

/** When the answer was complete, on the clock of the machine. */
const endOf = ({ sentAt, totalMs, lines }: Delivery): number => sentAt + (totalMs ?? lines.at(-1)?.atMs ?? 0);

function gaps(scene: Scene): Array<{ from: number; to: number }> {
	const moments = [0, ...spoken(scene).map(({ atMs }) => atMs)];
	const end = scene.deliveries.at(0)?.totalMs ?? moments.at(-1)!;
	return moments.map((from, index) => ({ from, to: moments[index + 1] ?? Math.max(end, from) }));
}

const limit = (judge: (ms: number, scene: Scene) => Verdict): Check => check({ given: duration, written: seconds, judge });

export const time: Record<string, Check> = {
	'first word within': limit((ms, scene) => within(scene, 'First word', spoken(scene).at(0)?.atMs, ms)),
	'filler within': limit((ms, scene) => {
		const fillers = scene.fillers.map(plain);
		if (fillers.length === 0) return failed('The trigger has no filler line.');
		return within(scene, 'A filler line', spoken(scene).find(({ text }) => fillers.includes(plain(text)))?.atMs, ms);
	}),
	'done within': limit((ms, scene) => within(scene, 'The end of the answer', scene.deliveries.at(0)?.totalMs, ms)),
	'silence at most': limit((ms, scene) => {
		const [longest] = gaps(scene).sort((one, other) => other.to - other.from - (one.to - one.from));
		const silence = longest.to - longest.from;
		if (silence <= ms) return passed(seconds(silence));
		return failed(`${seconds(silence)} of silence after ${seconds(longest.from)} (limit ${seconds(ms)}).`);
	}),
	'interrupted within': limit((ms, scene) => {
		const { interrupted: old, deliveries } = scene;
		const now = deliveries.at(0);
		if (!old || !now) return failed('No answer was still coming when the caller spoke.');
		const late = old.lines.filter(({ atMs, text }) => text !== '' && old.sentAt + atMs > now.sentAt + ms);
		if (late.length > 0) return failed(`${late.length} lines of the old answer were still spoken: "${late[0].text}".`);
		const took = endOf(old) - now.sentAt;
		if (took > ms) return failed(`The old answer ended ${seconds(took)} after the caller spoke (limit ${seconds(ms)}).`);
		return spoken(scene).length > 0
			? passed(seconds(Math.max(0, took)))
			: failed('The caller was not answered after the interruption.');
	}),
};
