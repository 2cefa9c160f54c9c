import type { JSX } from 'preact';
import { useEffect, useState } from 'preact/hooks';

import type { Target } from '../protocol';
import type { OpenCall } from './calls';
import { Icon } from './icons';
import { duration, PLATFORMS } from './words';

/** The time, once a second while it matters. */
function useNow(isTicking: boolean): number {
	const [now, setNow] = useState(Date.now());
	useEffect(() => {
		if (!isTicking) return undefined;
		setNow(Date.now());
		const timer = setInterval(() => setNow(Date.now()), 1_000);
		return () => clearInterval(timer);
	}, [isTicking]);
	return now;
}

interface CallBarProps {
	target: Target;
	call: OpenCall | null;
	onHangUp: () => void;
}

/** Who is on the line, for how long, and the way out. */
export function CallBar({ target, call, onHangUp }: CallBarProps): JSX.Element {
	const now = useNow(call !== null);
	return (
		<header class="call-bar">
			<span class={call ? 'avatar avatar-live' : 'avatar'}>
				<Icon name={target.takesCalls ? 'phone' : 'event'} />
			</span>
			<div class="call-names">
				<h2>
					{target.name} {target.number !== null && <span class="number">{target.number}</span>}
				</h2>
				<p>
					{PLATFORMS[target.platform]}
					{target.workflow && (
						<>
							{' · '}
							<a href={target.workflow.url} target="_blank" rel="noreferrer">
								{target.workflow.name}
								<Icon name="out" maskMarkup />
								<span class="hidden"> (opens n8n)</span>
							</a>
						</>
					)}
				</p>
			</div>
			{call && (
				<div class="call-state">
					<span class="timer">
						<span class="hidden">On the line for </span>
						{duration(Math.max(0, now - call.startedAt))}
					</span>
					<button type="button" class="hang-up" onClick={onHangUp}>
						Hang up
					</button>
				</div>
			)}
		</header>
	);
}
