import type { JSX } from 'preact';

import { isFiltered, NO_FILTERS, type Filters } from './filters';
import { OUTCOMES, type Call } from './rows';
import { OUTCOME_WORDS, platformName } from './words';

interface FilterBarProps {
	/** All of them, also those that are filtered out. */
	calls: Call[];
	filters: Filters;
	onFilter: (change: Partial<Filters>) => void;
}

const different = (values: Array<string | null>): string[] => [...new Set(values)].filter((value) => value !== null).sort();

interface ChoiceProps {
	label: string;
	all: string;
	value: string;
	options: Array<[value: string, words: string]>;
	onChange: (value: string) => void;
}

const Choice = ({ label, all, value, options, onChange }: ChoiceProps): JSX.Element => (
	<label>
		<span>{label}</span>
		<select value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)}>
			<option value="">{all}</option>
			{options.map(([option, words]) => (
				<option key={option} value={option}>
					{words}
				</option>
			))}
		</select>
	</label>
);

const Day = ({ label, value, onChange }: { label: string; value: string; onChange: (value: string) => void }): JSX.Element => (
	<label>
		<span>{label}</span>
		<input type="date" value={value} onChange={({ currentTarget }) => onChange(currentTarget.value)} />
	</label>
);

/** What is shown of what is here. */
export function FilterBar({ calls, filters, onFilter }: FilterBarProps): JSX.Element {
	const agents = different(calls.map(({ agent }) => agent));
	const platforms = different(calls.map(({ platform }) => platform));
	return (
		<form class="filters" role="search" aria-label="Filters" onSubmit={(submitted) => submitted.preventDefault()}>
			<label class="search">
				<span>Search</span>
				<input
					type="search"
					placeholder="Words, a number, a name"
					value={filters.search}
					onInput={({ currentTarget }) => onFilter({ search: currentTarget.value })}
				/>
			</label>
			<Choice
				label="Agent"
				all="All agents"
				value={filters.agent}
				options={agents.map((agent) => [agent, agent])}
				onChange={(agent) => onFilter({ agent })}
			/>
			<Choice
				label="Platform"
				all="All platforms"
				value={filters.platform}
				options={platforms.map((platform) => [platform, platformName(platform)])}
				onChange={(platform) => onFilter({ platform })}
			/>
			<Choice
				label="Outcome"
				all="All outcomes"
				value={filters.outcome}
				options={OUTCOMES.map((outcome) => [outcome, OUTCOME_WORDS[outcome]])}
				onChange={(outcome) => onFilter({ outcome: outcome as Filters['outcome'] })}
			/>
			<Day label="From" value={filters.from} onChange={(from) => onFilter({ from })} />
			<Day label="To" value={filters.to} onChange={(to) => onFilter({ to })} />
			{isFiltered(filters) && (
				<button type="button" class="quiet" onClick={() => onFilter(NO_FILTERS)}>
					Clear the filters
				</button>
			)}
		</form>
	);
}
