import type { JSX } from 'preact';

import type { EventChoice } from '../protocol';

interface EventFieldProps {
	events: EventChoice[];
	event: EventChoice;
	onChoose: (value: string) => void;
}

/** More events than this are a list. */
const MOST_SEGMENTS = 6;

export const isEventList = (events: EventChoice[]): boolean => events.length > MOST_SEGMENTS;

export function EventList({ events, event, onChoose }: EventFieldProps): JSX.Element {
	return (
		<label class="event-list">
			<span>Event</span>
			<select value={event.value} onChange={({ currentTarget }) => onChoose(currentTarget.value)}>
				{events.map(({ value, label, starts }) => (
					<option key={value} value={value}>
						{label}
						{starts ? '' : ' (starts nothing)'}
					</option>
				))}
			</select>
		</label>
	);
}

export function EventSegments({ events, event, onChoose }: EventFieldProps): JSX.Element {
	return (
		<fieldset class="segments events">
			<legend class="hidden">Event</legend>
			{events.map(({ value, label, starts }) => (
				<label key={value} class={starts ? '' : 'unheard'}>
					<input type="radio" name="event" value={value} checked={event.value === value} onChange={() => onChoose(value)} />
					<span>{label}</span>
				</label>
			))}
		</fieldset>
	);
}
