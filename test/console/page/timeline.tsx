import type { JSX } from 'preact';
import { useEffect, useRef } from 'preact/hooks';

import type { Delivery, Outbox, PlacedCall } from '../protocol';
import { grouped, type Group } from './calls';
import { PlacedCallCard, type PlacedCallActions } from './placedCall';
import { SentTextCard } from './sentText';
import { Turn } from './turn';
import { verdictOn } from './verdict';
import { PLATFORMS, seconds } from './words';

/** How near the end counts as being there. */
const NEAR_PX = 160;

interface TimelineProps extends PlacedCallActions {
	deliveries: Delivery[];
	outbox: Outbox;
	children: JSX.Element;
}

interface Entry {
	at: number;
	shown: JSX.Element;
}

/** What was sent and what workflows did, oldest first. */
function entriesOf({ deliveries, outbox: { texts, calls }, onAnswer, onEnd }: Omit<TimelineProps, 'children'>): JSX.Element[] {
	const entries: Entry[] = [
		...grouped(deliveries).map((group) => ({
			at: group.deliveries[0].sentAt,
			shown: <GroupCard key={group.id} group={group} placed={calls.find(({ id }) => id === group.id)} />,
		})),
		...texts.map((text) => ({ at: text.at, shown: <SentTextCard key={text.id} text={text} /> })),
		...calls.map((call) => ({
			at: call.at,
			shown: <PlacedCallCard key={`placed-${call.id}`} call={call} onAnswer={onAnswer} onEnd={onEnd} />,
		})),
	];
	return entries.sort((one, other) => one.at - other.at).map(({ shown }) => shown);
}

/** A call, or one event. */
function GroupCard({ group: { isCall, deliveries }, placed }: { group: Group; placed: PlacedCall | undefined }): JSX.Element {
	const { target, label } = deliveries[0];
	const title = placed ? `Call from ${target.name} to ${placed.to}` : isCall ? `Call to ${target.name}` : target.name;
	return (
		<section class={isCall ? 'group group-call' : 'group'} aria-label={isCall ? title : label}>
			<h3>
				{title}
				<span>
					{PLATFORMS[target.platform]}
					{target.workflow ? ` · ${target.workflow.name}` : ''}
				</span>
			</h3>
			<ol class="turns">
				{deliveries.map((delivery) => (
					<Turn key={delivery.id} delivery={delivery} />
				))}
			</ol>
		</section>
	);
}

/** Everything that was sent and done; the view stays at the newest unless somebody scrolls back. */
export function Timeline({ children, ...shown }: TimelineProps): JSX.Element {
	const view = useRef<HTMLDivElement>(null);
	const isAtEnd = useRef(true);
	const entries = entriesOf(shown);
	useEffect(() => {
		if (isAtEnd.current && view.current) view.current.scrollTop = view.current.scrollHeight;
	}, [shown.deliveries, shown.outbox]);
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
			{entries.length === 0 ? children : entries}
			<Announcements deliveries={shown.deliveries} />
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
