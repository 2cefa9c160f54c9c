import type { JSX } from 'preact';

export type View = 'line' | 'outbox' | 'calls' | 'rehearsals';

const LABELS: Record<View, string> = { line: 'Line', outbox: 'Outbox', calls: 'Calls', rehearsals: 'Rehearsals' };

interface ViewsProps {
	view: View;
	onView: (view: View) => void;
	/** How many texts and calls workflows sent. */
	sentCount: number;
}

export const Views = ({ view, onView, sentCount }: ViewsProps): JSX.Element => (
	<nav class="views" aria-label="Views">
		{(Object.keys(LABELS) as View[]).map((one) => (
			<button key={one} type="button" aria-current={one === view ? 'page' : undefined} onClick={() => onView(one)}>
				{LABELS[one]}
				{one === 'outbox' && sentCount > 0 && <span class="count">{sentCount}</span>}
			</button>
		))}
	</nav>
);
