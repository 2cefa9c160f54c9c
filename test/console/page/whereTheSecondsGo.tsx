import type { JSX } from 'preact';

import type { Delivery } from '../protocol';
import { KINDS, seconds } from './words';

interface Bar {
	name: string;
	kind: 'delivery' | 'node' | 'line';
	fromMs: number;
	toMs: number;
	/** What it is, in words. */
	detail: string;
}

const SHORTENED = 48;

const short = (text: string) => (text.length > SHORTENED ? `${text.slice(0, SHORTENED)}…` : text);

/** Everything the console knows the time of, in the order in which it began. */
function barsOf({ lines, executions, totalMs }: Delivery): Bar[] {
	const execution = executions.find(({ nodes }) => nodes);
	const startedMs = execution?.startedMs;
	const spoken = lines.filter(({ text, does }) => text !== '' || does !== undefined);
	const firstWords = spoken.findIndex(({ kind }) => kind === undefined);
	const bars: Bar[] = [
		...(startedMs === undefined
			? []
			: [{ name: 'Delivery', kind: 'delivery' as const, fromMs: 0, toMs: startedMs, detail: 'until the execution begins' }]),
		...(execution?.nodes ?? []).map(({ name, fromMs, toMs }) => ({
			name,
			kind: 'node' as const,
			fromMs,
			toMs,
			detail: seconds(toMs - fromMs),
		})),
		...spoken.map(({ atMs, text, does, kind }, index) => ({
			name: kind ? KINDS[kind] : index === firstWords ? 'First words' : 'Line',
			kind: 'line' as const,
			fromMs: atMs,
			toMs: atMs,
			detail: text === '' ? (does ?? '') : short(text),
		})),
		...(totalMs === null ? [] : [{ name: 'End', kind: 'line' as const, fromMs: totalMs, toMs: totalMs, detail: 'of the answer' }]),
	];
	return bars
		.map((bar) => ({ ...bar, fromMs: Math.max(0, bar.fromMs), toMs: Math.max(0, bar.toMs) }))
		.sort((one, other) => one.fromMs - other.fromMs);
}

/** What the caller waited for: delivery, filler, each node, each line, as bars over the time of the turn. */
export function WhereTheSecondsGo({ delivery }: { delivery: Delivery }): JSX.Element | null {
	if (!delivery.isDone) return null;
	const bars = barsOf(delivery);
	if (bars.length < 2) return null;
	const end = Math.max(1, ...bars.map(({ toMs }) => toMs));
	return (
		<details class="seconds">
			<summary>Where the seconds go</summary>
			<ol>
				{bars.map(({ name, kind, fromMs, toMs, detail }, index) => (
					<li key={index}>
						<span class="seconds-name">{name}</span>
						<svg aria-hidden="true">
							<rect class="seconds-rail" y="45%" width="100%" height="10%" />
							<rect
								class={`seconds-${kind}`}
								x={`${Math.min(99, (fromMs / end) * 100)}%`}
								y="15%"
								width={`${Math.max(1, ((toMs - fromMs) / end) * 100)}%`}
								height="70%"
								rx="2"
							/>
						</svg>
						<span class="seconds-at">{seconds(fromMs)}</span>
						<span class="seconds-detail">{detail}</span>
					</li>
				))}
			</ol>
		</details>
	);
}
