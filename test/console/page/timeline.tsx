import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import type { Delivery } from '../protocol';
import { grouped } from './calls';
import { Turn } from './turn';
import { verdictOn } from './verdict';
import { PLATFORMS, seconds } from './words';

/** How near the end counts as being there. */
const NEAR_PX = 160;

interface TimelineProps {
	deliveries: Delivery[];
	children: JSX.Element;
}

/** Everything that was sent, oldest first; the view stays at the newest unless somebody scrolls back. */
export function Timeline({ deliveries, children }: TimelineProps): JSX.Element {
	const view = useRef<HTMLDivElement>(null);
	const isAtEnd = useRef(true);
	useEffect(() => {
		if (isAtEnd.current && view.current) view.current.scrollTop = view.current.scrollHeight;
	}, [deliveries]);
	return (
		<div
			class="timeline"
			ref={view}
			tabIndex={0}
			role="region"
			aria-label="Timeline"
			onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
				isAtEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
			}}
		>
			{deliveries.length === 0 ? children : null}
			{grouped(deliveries).map(({ id, isCall, deliveries: own }) => {
				const { target } = own[0];
				return (
					<section
						key={id}
						class={isCall ? 'group group-call' : 'group'}
						aria-label={isCall ? `Call to ${target.name}` : own[0].label}
					>
						<h3>
							{isCall ? 'Call to ' : ''}
							{target.name}
							<span>
								{PLATFORMS[target.platform]}
								{target.workflow ? ` · ${target.workflow.name}` : ''}
							</span>
						</h3>
						<ol class="turns">
							{own.map((delivery) => (
								<Turn key={delivery.id} delivery={delivery} />
							))}
						</ol>
					</section>
				);
			})}
			<Announcements deliveries={deliveries} />
		</div>
	);
}

/** Many lines of the past would be read again and again. */
const ANNOUNCED = 3;

/** For screen readers: each line of the agent as it comes, and how it ended. */
function Announcements({ deliveries }: { deliveries: Delivery[] }): JSX.Element {
	return (
		<div class="hidden" role="log" aria-live="polite" aria-label="What happens">
			{deliveries.slice(-ANNOUNCED).flatMap((delivery) => {
				const { id, lines, isDone, status } = delivery;
				const { text, detail } = verdictOn(delivery);
				return [
					...lines
						.filter((line) => line.text !== '')
						.map((line, index) => <p key={`${id}-${index}`}>{`Agent, after ${seconds(line.atMs)}: ${line.text}`}</p>),
					...(isDone
						? [
								<p key={`${id}-end`}>
									{[text, status === null ? '' : `status ${status}`, detail ?? ''].filter(Boolean).join(', ')}
								</p>,
							]
						: []),
				];
			})}
		</div>
	);
}
