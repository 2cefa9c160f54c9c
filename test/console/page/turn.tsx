import type { JSX } from 'preact';

import type { Delivery, HeardLine } from '../protocol';
import { Icon, iconOf } from './icons';
import { Raw } from './raw';
import { Result } from './result';
import { WhereTheSecondsGo } from './whereTheSecondsGo';
import { clock, KINDS, seconds } from './words';

/** Each line as a tick on the time the answer took. The same times stand in words beside the lines. */
function Track({ lines, totalMs }: { lines: HeardLine[]; totalMs: number | null }): JSX.Element | null {
	const spoken = lines.filter(({ text }) => text !== '');
	if (spoken.length < 2) return null;
	const end = Math.max(totalMs ?? 0, spoken.at(-1)!.atMs, 1);
	return (
		<svg class="track" viewBox="0 0 100 6" preserveAspectRatio="none" aria-hidden="true">
			<rect class="track-rail" x="0" y="2.5" width="100" height="1" />
			{spoken.map(({ atMs }, index) => (
				<rect key={index} class="track-tick" x={Math.min(99.2, (atMs / end) * 100)} y="0" width="0.8" height="6" />
			))}
		</svg>
	);
}

function TurnRecord({ line: { atMs, text, does, kind } }: { line: HeardLine }): JSX.Element | null {
	if (text === '' && does === undefined) return null;
	return (
		<li class="line">
			<span class="at">{seconds(atMs)}</span>
			{text !== '' && <span class={kind ? `bubble bubble-agent bubble-${kind}` : 'bubble bubble-agent'}>{text}</span>}
			{kind && text !== '' && <span class={`line-kind line-kind-${kind}`}>{KINDS[kind]}</span>}
			{does !== undefined && <span class="does">{does}</span>}
		</li>
	);
}

/** One webhook call on the timeline: what was sent, what came back, and when. */
export function Turn({ delivery }: { delivery: Delivery }): JSX.Element {
	const { event, label, words, lines, totalMs, sentAt, isDone, repeats } = delivery;
	const isTurn = event === 'voiceTurn';
	return (
		<li class={isTurn ? 'turn' : 'turn turn-event'} data-event={event}>
			{repeats !== null && <p class="again">The same delivery again</p>}
			{isTurn ? (
				<p class="line line-caller">
					<span class="hidden">Caller: </span>
					<span class="bubble bubble-caller">{words === '' ? '(connected, nobody has spoken yet)' : words}</span>
					<span class="at">{clock(sentAt)}</span>
				</p>
			) : (
				<p class="event">
					<Icon name={iconOf(event)} />
					<strong>{label}</strong>
					{words !== '' && <span>{words}</span>}
					<span class="at">{clock(sentAt)}</span>
				</p>
			)}
			{isTurn && (
				<ol class="lines" aria-label="The agent's answer">
					{lines.map((line, index) => (
						<TurnRecord key={index} line={line} />
					))}
					{!isDone && (
						<li class="line">
							<span class="at" />
							<span class="bubble bubble-agent waiting" aria-hidden="true">
								<i />
								<i />
								<i />
							</span>
						</li>
					)}
				</ol>
			)}
			{isTurn && <Track lines={lines} totalMs={totalMs} />}
			<Result delivery={delivery} />
			{isTurn && <WhereTheSecondsGo delivery={delivery} />}
			<Raw delivery={delivery} />
		</li>
	);
}
