import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { asRehearsal } from '../../rehearse/save';
import type { Delivery, Outbox, PlacedCall } from '../protocol';
import { grouped, type Group } from './calls';
import { download } from './download';
import { FirstWords, linesOfCaller, runBefore } from './firstWords';
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
	/** Counts what this person sent: each time the view goes to the end. */
	sentCount: number;
	/** Whether a call is being replayed. */
	isReplaying: boolean;
	onReplay: (group: Group) => void;
	/** Plays the file of a rehearsal. */
	onRehearse: (text: string) => void;
	children: JSX.Element;
}

type Shown = Omit<TimelineProps, 'children' | 'sentCount'>;

interface Entry {
	at: number;
	shown: JSX.Element;
}

/** What was sent and what workflows did, oldest first. */
function entriesOf({ deliveries, outbox: { texts, calls }, onAnswer, onEnd, isReplaying, onReplay, onRehearse }: Shown): JSX.Element[] {
	const groups = grouped(deliveries);
	const entries: Entry[] = [
		...groups.map((group) => ({
			at: group.deliveries[0].sentAt,
			shown: (
				<GroupCard
					key={group.id}
					group={group}
					before={group.isCall ? runBefore(group, groups) : undefined}
					placed={calls.find(({ id }) => id === group.id)}
					onReplay={isReplaying ? undefined : onReplay}
					onRehearse={onRehearse}
				/>
			),
		})),
		...texts.map((text) => ({ at: text.at, shown: <SentTextCard key={text.id} text={text} /> })),
		...calls.map((call) => ({
			at: call.at,
			shown: <PlacedCallCard key={`placed-${call.id}`} call={call} onAnswer={onAnswer} onEnd={onEnd} />,
		})),
	];
	return entries.sort((one, other) => one.at - other.at).map(({ shown }) => shown);
}

interface GroupCardProps {
	group: Group;
	/** The run before with the same words. */
	before: Group | undefined;
	/** The call, if a workflow placed it. */
	placed: PlacedCall | undefined;
	/** Left out while a call is being replayed. */
	onReplay: ((group: Group) => void) | undefined;
	onRehearse: (text: string) => void;
}

const isOver = ({ deliveries }: Group) => deliveries.some(({ event, callEnd }) => event === 'callEnded' || callEnd !== null);

/** A call, or one event. */
function GroupCard({ group, before, placed, onReplay, onRehearse }: GroupCardProps): JSX.Element {
	const { isCall, deliveries } = group;
	const { target, label } = deliveries[0];
	const title = placed ? `Call from ${target.name} to ${placed.to}` : isCall ? `Call to ${target.name}` : target.name;
	const canReplay = isCall && !placed && isOver(group) && linesOfCaller(group).length > 0;
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
			{isCall && <FirstWords group={group} before={before} />}
			{canReplay && (
				<>
					<button type="button" class="quiet replay" disabled={!onReplay} onClick={() => onReplay?.(group)}>
						Replay this call
					</button>
					<button
						type="button"
						class="quiet replay"
						title="A file for npm run rehearse: what the caller said, and what must be heard and done"
						onClick={() => download('call.yaml', asRehearsal(group.deliveries), 'application/yaml')}
					>
						Save as rehearsal
					</button>
					<button
						type="button"
						class="quiet replay"
						title="Says it again, and checks that the same is heard and done"
						onClick={() => onRehearse(asRehearsal(group.deliveries))}
					>
						Rehearse this call
					</button>
				</>
			)}
		</section>
	);
}

/** Everything that was sent and done; the view stays at the newest unless somebody scrolls back. */
export function Timeline({ children, sentCount, ...shown }: TimelineProps): JSX.Element {
	const view = useRef<HTMLDivElement>(null);
	const wantsEnd = useRef(true);
	const [isAtEnd, setAtEnd] = useState(true);
	const entries = entriesOf(shown);
	const goToEnd = () => {
		wantsEnd.current = true;
		view.current?.scrollTo({ top: view.current.scrollHeight });
	};
	useEffect(goToEnd, [sentCount]);
	useEffect(() => {
		if (wantsEnd.current) goToEnd();
	}, [shown.deliveries, shown.outbox]);
	return (
		<div class="timeline-frame">
			<div
				class="timeline"
				ref={view}
				tabIndex={0}
				role="region"
				aria-label="Timeline"
				onScroll={({ currentTarget: { scrollTop, scrollHeight, clientHeight } }) => {
					wantsEnd.current = scrollHeight - scrollTop - clientHeight < NEAR_PX;
					setAtEnd(wantsEnd.current);
				}}
			>
				{entries.length === 0 ? children : entries}
				<Announcements deliveries={shown.deliveries} />
			</div>
			{!isAtEnd && (
				<button type="button" class="newest" onClick={goToEnd}>
					Newest
				</button>
			)}
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
