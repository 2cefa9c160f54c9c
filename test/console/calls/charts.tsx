// Charts as SVG. Everything is placed in percent, so that they fit any width without their words growing or shrinking.
import type { ComponentChildren, JSX } from 'preact';

import type { Period, Share } from './figures';
import { totalOf } from './figures';
import { OUTCOMES, type Outcome } from './rows';
import { count, OUTCOME_WORDS, seconds, shortDay, WEEKDAYS } from './words';

interface PanelProps {
	title: string;
	note?: string;
	class?: string;
	children: ComponentChildren;
	/** The same as a table: for screen readers, and for whoever wants the numbers. */
	table?: { head: string[]; rows: Array<Array<string | number>> };
}

export const Panel = ({ title, note, class: name = '', children, table }: PanelProps): JSX.Element => (
	<figure class={`panel ${name}`}>
		<figcaption>
			<h3>{title}</h3>
			{note !== undefined && <p class="note">{note}</p>}
		</figcaption>
		{children}
		{table && (
			<details class="numbers">
				<summary>
					As a table<span class="hidden">: {title}</span>
				</summary>
				<div class="scroll" tabIndex={0} role="region" aria-label={`${title}, as a table`}>
					<table>
						<thead>
							<tr>
								{table.head.map((name) => (
									<th key={name} scope="col">
										{name}
									</th>
								))}
							</tr>
						</thead>
						<tbody>
							{table.rows.map((cells, index) => (
								<tr key={index}>
									{cells.map((value, column) => (
										<td key={column}>{value}</td>
									))}
								</tr>
							))}
						</tbody>
					</table>
				</div>
			</details>
		)}
	</figure>
);

export const Nothing = ({ children }: { children: string }): JSX.Element => <p class="nothing">{children}</p>;

interface LegendProps {
	outcomes: Record<Outcome, number>;
	chosen: Outcome | '';
	onChoose: (outcome: Outcome | '') => void;
}

/** What the colours mean; each is a filter. */
export const Legend = ({ outcomes, chosen, onChoose }: LegendProps): JSX.Element => (
	<div class="legend" role="group" aria-label="Calls by outcome">
		{OUTCOMES.filter((outcome) => outcomes[outcome] > 0 || outcome === chosen).map((outcome) => (
			<button
				key={outcome}
				type="button"
				aria-pressed={chosen === outcome}
				onClick={() => onChoose(chosen === outcome ? '' : outcome)}
			>
				<i class={`swatch fill-${outcome}`} />
				{OUTCOME_WORDS[outcome]} <b>{count(outcomes[outcome])}</b>
			</button>
		))}
	</div>
);

const label = ({ from, to }: Period) => (from === to ? shortDay(from) : `${shortDay(from)} to ${shortDay(to)}`);

/** Days below the chart: the first, the last, and as many between as there is room for. */
const DayAxis = ({ periods }: { periods: Period[] }): JSX.Element => {
	const step = Math.max(1, Math.ceil(periods.length / 6));
	return (
		<div class="axis" aria-hidden="true">
			{periods.map((period, index) =>
				index % step === 0 ? (
					<span key={period.from} style={{ left: `${((index + 0.5) / periods.length) * 100}%` }}>
						{shortDay(period.from)}
					</span>
				) : null,
			)}
		</div>
	);
};

/** A round number that is not below the highest value. */
export function roundTop(highest: number): number {
	const size = 10 ** Math.floor(Math.log10(Math.max(1, highest)));
	return ([1, 1.5, 2, 3, 4, 5, 6, 8].find((times) => times * size >= highest && Number.isInteger(times * size)) ?? 10) * size;
}

interface PeriodsProps {
	periods: Period[];
	onChoose: (period: Period) => void;
}

/** Calls over time, a bar a day, with the outcomes on top of each other. */
export function CallsOverTime({ periods, onChoose }: PeriodsProps): JSX.Element {
	const top = roundTop(Math.max(1, ...periods.map(({ outcomes }) => totalOf(outcomes))));
	const width = 100 / periods.length;
	return (
		<div class="plot">
			<span class="top">{count(top)}</span>
			<svg class="bars" role="img" aria-label="Calls a day by outcome">
				{[0, 50].map((y) => (
					<line key={y} class="grid" x1="0" x2="100%" y1={`${y}%`} y2={`${y}%`} />
				))}
				{periods.map((period, index) => {
					let below = 0;
					return (
						<g key={period.from} class="bar" onClick={() => onChoose(period)}>
							<title>
								{label(period)}:{' '}
								{OUTCOMES.filter((one) => period.outcomes[one] > 0)
									.map((one) => `${period.outcomes[one]} ${OUTCOME_WORDS[one].toLowerCase()}`)
									.join(', ') || 'no call'}
							</title>
							<rect class="hit" x={`${index * width}%`} width={`${width}%`} y="0" height="100%" />
							{OUTCOMES.map((outcome) => {
								const height = (period.outcomes[outcome] / top) * 100;
								below += height;
								return (
									height > 0 && (
										<rect
											key={outcome}
											class={`fill-${outcome}`}
											x={`${(index + 0.14) * width}%`}
											width={`${width * 0.72}%`}
											y={`${100 - below}%`}
											height={`${height}%`}
										/>
									)
								);
							})}
						</g>
					);
				})}
			</svg>
			<DayAxis periods={periods} />
		</div>
	);
}

/** First words over time: the median as a line, and up to the slowest tenth as a band. */
export function FirstWords({ periods, onChoose }: PeriodsProps): JSX.Element {
	const top = Math.max(1_000, ...periods.map(({ slowFirstWordMs }) => slowFirstWordMs ?? 0));
	const width = 100 / periods.length;
	const x = (index: number) => `${(index + 0.5) * width}%`;
	const y = (ms: number) => `${97 - (ms / top) * 90}%`;
	return (
		<div class="plot">
			<span class="top">{seconds(top)}</span>
			<svg class="lines" role="img" aria-label="Time to the first word, by day">
				<line class="grid" x1="0" x2="100%" y1={y(top)} y2={y(top)} />
				<line class="grid" x1="0" x2="100%" y1={y(top / 2)} y2={y(top / 2)} />
				{periods.map((period, index) => {
					const { firstWordMs, slowFirstWordMs } = period;
					if (firstWordMs === null || slowFirstWordMs === null) return null;
					const before = index > 0 ? periods[index - 1].firstWordMs : null;
					return (
						<g key={period.from} class="bar" onClick={() => onChoose(period)}>
							<title>
								{label(period)}: {seconds(firstWordMs)}, one call in ten over {seconds(slowFirstWordMs)}
							</title>
							<rect class="hit" x={`${index * width}%`} width={`${width}%`} y="0" height="100%" />
							<line class="spread" x1={x(index)} x2={x(index)} y1={y(firstWordMs)} y2={y(slowFirstWordMs)} />
							{before !== null && <line class="median" x1={x(index - 1)} x2={x(index)} y1={y(before)} y2={y(firstWordMs)} />}
							<circle class="dot" cx={x(index)} cy={y(firstWordMs)} r="2.5" />
						</g>
					);
				})}
			</svg>
			<DayAxis periods={periods} />
		</div>
	);
}

const HOURS_SHOWN = [0, 6, 12, 18];

/** Weekday by hour, the more calls the stronger. */
export function HourMap({ hours }: { hours: number[][] }): JSX.Element {
	const most = Math.max(1, ...hours.flat());
	return (
		<div class="hours">
			<div class="weekdays" aria-hidden="true">
				{WEEKDAYS.map((day) => (
					<span key={day}>{day}</span>
				))}
			</div>
			<div>
				<svg class="heat" role="img" aria-label="Calls by weekday and hour">
					{hours.map((row, day) =>
						row.map((calls, hour) => (
							<rect
								key={`${day} ${hour}`}
								class={calls === 0 ? 'heat-none' : 'heat-some'}
								fill-opacity={calls === 0 ? 1 : 0.18 + (0.82 * calls) / most}
								x={`${(hour / 24) * 100}%`}
								y={`${(day / 7) * 100}%`}
								width="3.7%"
								height="12.8%"
								rx="2"
							>
								<title>
									{WEEKDAYS[day]}, {hour}:00 to {hour + 1}:00: {calls === 1 ? '1 call' : `${calls} calls`}
								</title>
							</rect>
						)),
					)}
				</svg>
				<div class="axis" aria-hidden="true">
					{HOURS_SHOWN.map((hour) => (
						<span key={hour} style={{ left: `${((hour + 0.5) / 24) * 100}%` }}>
							{hour}:00
						</span>
					))}
				</div>
			</div>
		</div>
	);
}

interface SharesProps {
	shares: Share[];
	/** Makes bars with a value into buttons. */
	onChoose?: (value: string) => void;
	chosen?: string;
	fill?: string;
}

/** Bars that lie, each with its name above and its number beside it. */
export function Shares({ shares, onChoose, chosen = '', fill = 'fill-plain' }: SharesProps): JSX.Element {
	const most = Math.max(1, ...shares.map((share) => share.count));
	return (
		<ul class="shares">
			{shares.map(({ label: name, count: calls, value }) => {
				const bar = (
					<>
						<span class="share-name">{name}</span>
						<b>{count(calls)}</b>
						<svg aria-hidden="true">
							<rect class="rail" width="100%" height="100%" rx="3" />
							<rect class={fill} width={`${(calls / most) * 100}%`} height="100%" rx="3" />
						</svg>
					</>
				);
				return (
					<li key={name}>
						{onChoose && value !== undefined ? (
							<button
								type="button"
								class="share"
								aria-pressed={chosen === value}
								onClick={() => onChoose(chosen === value ? '' : value)}
							>
								{bar}
							</button>
						) : (
							<div class="share">{bar}</div>
						)}
					</li>
				);
			})}
		</ul>
	);
}

/** Parts of a whole in one bar, with the number of each below. */
export function Parts({ parts }: { parts: Array<{ name: string; count: number; fill: string }> }): JSX.Element {
	const total = parts.reduce((sum, part) => sum + part.count, 0);
	let left = 0;
	return (
		<div class="parts">
			<svg aria-hidden="true">
				{parts.map(({ name, count: calls, fill }) => {
					const x = left;
					left += (calls / total) * 100;
					return <rect key={name} class={fill} x={`${x}%`} width={`${(calls / total) * 100}%`} height="100%" />;
				})}
			</svg>
			<ul>
				{parts.map(({ name, count: calls, fill }) => (
					<li key={name}>
						<i class={`swatch ${fill}`} />
						{name} <b>{count(calls)}</b>
					</li>
				))}
			</ul>
		</div>
	);
}
