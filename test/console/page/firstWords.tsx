import type { JSX } from 'preact';

import type { Delivery } from '../protocol';
import type { Group } from './calls';
import { seconds } from './words';

/** A turn with words, and when the first words of the answer came. */
interface Measured {
	words: string;
	atMs: number | null;
}

const turnsOf = ({ deliveries }: Group): Delivery[] =>
	deliveries.filter(({ event, words, repeats }) => event === 'voiceTurn' && words !== '' && repeats === null);

/** What the caller said, turn by turn. */
export const linesOfCaller = (group: Group): string[] => turnsOf(group).map(({ words }) => words);

/** The first line of any kind: what the caller waited for. */
const measuredIn = (group: Group): Measured[] =>
	turnsOf(group).map(({ words, lines }) => ({ words, atMs: lines.find(({ text }) => text !== '')?.atMs ?? null }));

/** The last call before with the same target and words: what a change is compared with. */
export function runBefore(group: Group, groups: Group[]): Group | undefined {
	const words = JSON.stringify(linesOfCaller(group));
	const earlier = groups.slice(0, groups.indexOf(group));
	return earlier.findLast(
		(one) =>
			one.isCall && one.deliveries[0].target.id === group.deliveries[0].target.id && JSON.stringify(linesOfCaller(one)) === words,
	);
}

function Bar({ run, atMs, longest }: { run: 'now' | 'before'; atMs: number | null; longest: number }): JSX.Element {
	return (
		<span class="first-bar">
			<svg aria-hidden="true">
				<rect class={`first-${run}`} width={`${Math.max(0.5, ((atMs ?? 0) / longest) * 100)}%`} height="100%" rx="2" />
			</svg>
			<span>
				{atMs === null ? 'nothing' : seconds(atMs)}
				{run === 'before' ? ' before' : ''}
			</span>
		</span>
	);
}

/** First words of every turn, beside those of the run before with the same words. */
export function FirstWords({ group, before }: { group: Group; before: Group | undefined }): JSX.Element | null {
	const now = measuredIn(group);
	const earlier = before ? measuredIn(before) : [];
	if (now.length < 2 && !before) return null;
	const longest = Math.max(1, ...[...now, ...earlier].map(({ atMs }) => atMs ?? 0));
	return (
		<details class="first-words" open={before !== undefined}>
			<summary>{before ? 'First words, compared with the run before' : 'First words, turn by turn'}</summary>
			<ol>
				{now.map(({ words, atMs }, index) => (
					<li key={index}>
						<span class="first-name">{words}</span>
						<Bar run="now" atMs={atMs} longest={longest} />
						{index < earlier.length && <Bar run="before" atMs={earlier[index].atMs} longest={longest} />}
					</li>
				))}
			</ol>
		</details>
	);
}
