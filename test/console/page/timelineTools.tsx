import type { JSX } from 'preact';

import type { Target } from '../protocol';
import type { Filter } from './shown';

interface TimelineToolsProps {
	filter: Filter;
	target: Target | undefined;
	onFilter: (change: Partial<Filter>) => void;
	onExport: () => void;
}

/** Search, narrow down, clear, and keep what is shown. */
export const TimelineTools = ({ filter, target, onFilter, onExport }: TimelineToolsProps): JSX.Element => (
	<section class="tools" aria-label="What the timeline shows">
		<input
			type="search"
			aria-label="Search the timeline"
			placeholder="Search"
			value={filter.search}
			onInput={({ currentTarget }) => onFilter({ search: currentTarget.value })}
		/>
		<label class="only">
			<input
				type="checkbox"
				checked={filter.isOnlyTarget}
				onChange={({ currentTarget }) => onFilter({ isOnlyTarget: currentTarget.checked })}
			/>
			<span>Only {target?.name ?? 'this one'}</span>
		</label>
		{filter.clearedAt > 0 && (
			<button type="button" class="quiet" onClick={() => onFilter({ clearedAt: 0 })}>
				Show earlier
			</button>
		)}
		<button type="button" class="quiet" onClick={() => onFilter({ clearedAt: Date.now() })}>
			Clear
		</button>
		<button type="button" class="quiet" onClick={onExport}>
			Export
		</button>
	</section>
);
