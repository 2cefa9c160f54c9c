import type { JSX } from 'preact';

import type { Call } from './rows';
import { count, DASH, duration, moment, number, orDash, otherSide, OUTCOME_WORDS, platformName, seconds } from './words';

export const PAGE_SIZE = 50;

const MOODS = { positive: 'Positive', neutral: 'Neutral', negative: 'Negative' };

interface ListProps {
	calls: Call[];
	/** From 1. */
	page: number;
	showNumbers: boolean;
	onNumbers: (areShown: boolean) => void;
	onDownload: () => void;
	onPage: (page: number) => void;
	onOpen: (call: Call) => void;
}

/** The calls, fifty a page, newest first. */
export function List({ calls, page, showNumbers, onNumbers, onDownload, onPage, onOpen }: ListProps): JSX.Element {
	const start = (page - 1) * PAGE_SIZE;
	const shown = calls.slice(start, start + PAGE_SIZE);
	return (
		<section class="list" aria-labelledby="list-title">
			<header>
				<h3 id="list-title">{calls.length === 1 ? '1 call' : `${count(calls.length)} calls`}</h3>
				<label class="switch">
					<input type="checkbox" checked={showNumbers} onChange={({ currentTarget }) => onNumbers(currentTarget.checked)} />
					Show numbers
				</label>
				<button type="button" onClick={onDownload}>
					Download CSV
				</button>
			</header>
			<div class="table-frame">
				<table>
					<thead>
						<tr>
							{['When', 'Who', 'Agent', 'Length', 'Outcome', 'Mood', 'First word', 'Summary'].map((name) => (
								<th key={name} scope="col">
									{name}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{shown.map((call) => (
							<Row key={call.key} call={call} showNumbers={showNumbers} onOpen={onOpen} />
						))}
					</tbody>
				</table>
			</div>
			<nav class="pager" aria-label="Pages of the list">
				<button type="button" disabled={page === 1} onClick={() => onPage(page - 1)}>
					Newer
				</button>
				<span>
					{count(start + 1)} to {count(start + shown.length)} of {count(calls.length)}
				</span>
				<button type="button" disabled={start + PAGE_SIZE >= calls.length} onClick={() => onPage(page + 1)}>
					Older
				</button>
			</nav>
		</section>
	);
}

function Row({ call, showNumbers, onOpen }: { call: Call; showNumbers: boolean; onOpen: (call: Call) => void }): JSX.Element {
	const { at, agent, platform, durationSeconds, outcome, mood, firstWordMs, summary, direction, fallbacks } = call;
	return (
		<tr onClick={() => onOpen(call)}>
			<td class="cell-when">
				<button
					type="button"
					class="open"
					onClick={(clicked) => {
						clicked.stopPropagation();
						onOpen(call);
					}}
				>
					{moment(at)}
				</button>
			</td>
			<td class="cell-who">
				{direction === 'outbound' && <span class="direction">to </span>}
				{orDash(otherSide(call), (value) => number(value, showNumbers))}
			</td>
			<td class="cell-agent">
				{agent ?? DASH} <small>{platformName(platform)}</small>
			</td>
			<td class="cell-length">{orDash(durationSeconds, duration)}</td>
			<td class="cell-outcome">
				<span class={`badge badge-${outcome}`}>{OUTCOME_WORDS[outcome]}</span>
			</td>
			<td class="cell-mood">{orDash(mood, (one) => MOODS[one])}</td>
			<td class="cell-word">
				{orDash(firstWordMs, seconds)}
				{fallbacks !== null && fallbacks > 0 && <small class="saved"> saved from silence</small>}
			</td>
			<td class="cell-summary">
				<span>{summary ?? DASH}</span>
			</td>
		</tr>
	);
}
