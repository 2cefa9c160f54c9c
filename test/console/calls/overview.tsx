import type { JSX } from 'preact';

import { CallsOverTime, FirstWords, HourMap, Legend, Nothing, Panel, Parts, Shares } from './charts';
import { costsOf, figuresOf, hoursOf, lengthsOf, periodsOf, reasonsOf, type Figures, type Period } from './figures';
import type { Filters } from './filters';
import { OUTCOMES, type Call } from './rows';
import { count, DASH, duration, money, orDash, OUTCOME_WORDS, percent, platformName, seconds, shortDay, WEEKDAYS } from './words';

interface CardProps {
	label: string;
	value: string;
	note: string;
	tone?: 'bad';
}

const Card = ({ label, value, note, tone }: CardProps): JSX.Element => (
	<li class="card">
		<span class="card-label">{label}</span>
		<strong class={tone === 'bad' ? 'card-value bad' : 'card-value'}>{value}</strong>
		<span class="card-note">{note}</span>
	</li>
);

function Cards({ figures }: { figures: Figures }): JSX.Element {
	const { calls, outcomes, totalSeconds, averageSeconds, firstWordMs, slowFirstWordMs, savedCalls, fallbacks, judged } = figures;
	const known = calls - outcomes.unknown;
	return (
		<ul class="cards" aria-label="Figures">
			<Card
				label="Calls"
				value={count(calls)}
				note={outcomes.unknown > 0 ? `of ${count(outcomes.unknown)} the outcome is not told` : 'in this period'}
			/>
			<Card label="Answered" value={orDash(figures.answeredShare, percent)} note={`${count(outcomes.answered)} of ${count(known)}`} />
			<Card
				label="Missed"
				value={orDash(figures.missedShare, percent)}
				note={`${count(outcomes.missed)} missed, ${count(outcomes.failed)} failed`}
			/>
			<Card
				label="Time on the line"
				value={orDash(totalSeconds, (all) => `${count(Math.round(all / 60))} min`)}
				note={averageSeconds === null ? 'not told' : `${duration(averageSeconds)} a call`}
			/>
			<Card
				label="First word"
				value={orDash(firstWordMs, seconds)}
				note={slowFirstWordMs === null ? 'not measured' : `one call in ten over ${seconds(slowFirstWordMs)}`}
			/>
			<Card
				label="Saved from silence"
				value={orDash(savedCalls, count)}
				note={
					fallbacks === null
						? 'not measured'
						: fallbacks === 0
							? 'no fallback message was needed'
							: `calls, by ${count(fallbacks)} fallback messages`
				}
			/>
			<Card
				label="Went well"
				value={orDash(figures.wentWellShare, percent)}
				note={judged === 0 ? 'no call is judged' : `of ${count(judged)} calls that are judged`}
			/>
		</ul>
	);
}

interface OverviewProps {
	calls: Call[];
	filters: Filters;
	/** First and last day shown. */
	from: string;
	to: string;
	onFilter: (change: Partial<Filters>) => void;
}

/** Everything above the list. */
export function Overview({ calls, filters, from, to, onFilter }: OverviewProps): JSX.Element {
	const figures = figuresOf(calls);
	const periods = periodsOf(calls, from, to);
	const hours = hoursOf(calls);
	const reasons = reasonsOf(calls);
	const lengths = lengthsOf(calls);
	const { positive, neutral, negative } = figures.moods;
	const isMeasured = figures.firstWordMs !== null;
	const onPeriod = (period: Period) => onFilter({ from: period.from, to: period.to });
	const isWeekly = periods.length > 0 && periods[0].from !== periods[0].to;
	const dayOf = (period: Period) => (isWeekly ? `${shortDay(period.from)} to ${shortDay(period.to)}` : shortDay(period.from));
	return (
		<>
			<Cards figures={figures} />
			<div class="panels">
				<Panel
					title={isWeekly ? 'Calls a week' : 'Calls a day'}
					class="wide"
					table={{
						head: [isWeekly ? 'Week' : 'Day', ...OUTCOMES.map((one) => OUTCOME_WORDS[one])],
						rows: periods.map((period) => [dayOf(period), ...OUTCOMES.map((one) => period.outcomes[one])]),
					}}
				>
					<Legend outcomes={figures.outcomes} chosen={filters.outcome} onChoose={(outcome) => onFilter({ outcome })} />
					<CallsOverTime periods={periods} onChoose={onPeriod} />
				</Panel>
				<Panel
					title="When people call"
					table={{
						head: ['Hour', ...WEEKDAYS],
						rows: hours[0].map((_calls, hour) => [`${hour}:00`, ...hours.map((day) => day[hour])]),
					}}
				>
					<HourMap hours={hours} />
				</Panel>
				<Panel
					title="First word"
					note="Median, and up to the slowest tenth"
					class="wide"
					table={{
						head: [isWeekly ? 'Week' : 'Day', 'Median', 'Slowest tenth over'],
						rows: periods.map((period) => [
							dayOf(period),
							orDash(period.firstWordMs, seconds),
							orDash(period.slowFirstWordMs, seconds),
						]),
					}}
				>
					{isMeasured ? (
						<FirstWords periods={periods} onChoose={onPeriod} />
					) : (
						<Nothing>Not measured: only calls that n8n answers itself have it.</Nothing>
					)}
				</Panel>
				<Panel title="How long">
					<Shares shares={lengths} />
				</Panel>
				<Panel title="Why calls ended">
					{reasons.length > 0 ? (
						<Shares shares={reasons} chosen={filters.reason} onChoose={(reason) => onFilter({ reason })} />
					) : (
						<Nothing>No reasons are told.</Nothing>
					)}
				</Panel>
				<Panel title="Mood of callers" note={`${count(calls.length - positive - neutral - negative)} calls without one`}>
					{positive + neutral + negative > 0 ? (
						<Parts
							parts={[
								{ name: 'Positive', count: positive, fill: 'fill-answered' },
								{ name: 'Neutral', count: neutral, fill: 'fill-unknown' },
								{ name: 'Negative', count: negative, fill: 'fill-failed' },
							]}
						/>
					) : (
						<Nothing>No moods are told.</Nothing>
					)}
				</Panel>
				<Panel title="Cost by platform" note="As the platforms tell it">
					<Costs calls={calls} />
				</Panel>
			</div>
		</>
	);
}

const Costs = ({ calls }: { calls: Call[] }): JSX.Element => (
	<table class="costs">
		<thead>
			<tr>
				<th scope="col">Platform</th>
				<th scope="col">Calls</th>
				<th scope="col">Cost</th>
			</tr>
		</thead>
		<tbody>
			{costsOf(calls).map(({ platform, calls: all, toldCalls, amounts }) => (
				<tr key={platform}>
					<th scope="row">{platformName(platform)}</th>
					<td>{count(all)}</td>
					<td>
						{amounts.length === 0
							? DASH
							: amounts.map(([currency, amount]) => <div key={currency}>{money(amount, currency)}</div>)}
						{toldCalls > 0 && toldCalls < all && <small>of {count(toldCalls)} calls</small>}
					</td>
				</tr>
			))}
		</tbody>
	</table>
);
