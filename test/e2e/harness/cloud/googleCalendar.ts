// A stand-in of the Google Calendar API v3 with one calendar, `primary`, as far as n8n's node uses it.
import express from 'express';
import { z } from 'zod';

import { bearer, Refusal, type ServiceStandIn } from './server';

const time = z.string().datetime({ offset: true });
const dateTime = z.object({ dateTime: time, timeZone: z.string().min(1) }).strict();
const fields = {
	summary: z.string().optional(),
	description: z.string().optional(),
	location: z.string().optional(),
	recurrence: z.array(z.string()).optional(),
	reminders: z.object({ useDefault: z.boolean() }).passthrough().optional(),
};
const newEvent = z.object({ start: dateTime, end: dateTime, ...fields }).strict();
const patched = dateTime.extend({ date: z.null().optional() }).strict();
const changes = z.object({ start: patched.optional(), end: patched.optional(), ...fields }).strict();
const period = { timeMin: time, timeMax: time };

export interface CalendarEvent {
	id: string;
	status: 'confirmed' | 'cancelled';
	start: { dateTime: string };
	end: { dateTime: string };
	summary?: string;
	description?: string;
	location?: string;
}

export interface GoogleCalendarStandIn extends ServiceStandIn {
	/** All events, those that were deleted with the status `cancelled`. */
	events: CalendarEvent[];
}

const at = (when: string) => Date.parse(when);

export function googleCalendar(token: string): GoogleCalendarStandIn {
	const events: CalendarEvent[] = [];
	const add = (event: Omit<CalendarEvent, 'id' | 'status'>): CalendarEvent => {
		if (at(event.end.dateTime) <= at(event.start.dateTime)) throw new Refusal(400, 'The specified time range is empty.');
		const made: CalendarEvent = { ...event, id: `event${events.length + 1}`, status: 'confirmed' };
		events.push(made);
		return made;
	};
	const find = (id: string): CalendarEvent => {
		const event = events.find((one) => one.id === id);
		if (!event) throw new Refusal(404, 'Not Found');
		if (event.status === 'cancelled') throw new Refusal(410, 'Resource has been deleted');
		return event;
	};
	const between = ({ timeMin, timeMax }: { timeMin: string; timeMax: string }) =>
		events
			.filter(
				({ status, start, end }) => status === 'confirmed' && at(end.dateTime) > at(timeMin) && at(start.dateTime) < at(timeMax),
			)
			.sort((one, other) => at(one.start.dateTime) - at(other.start.dateTime));

	const app = express();
	const primary = '/calendar/v3/calendars/primary/events';
	app.use(bearer(token));
	app.post('/calendar/v3/freeBusy', (request, response) => {
		const asked = z
			.object({ ...period, timeZone: z.string().optional(), items: z.array(z.object({ id: z.literal('primary') }).strict()) })
			.strict()
			.parse(request.body);
		const busy = between(asked).map(({ start, end }) => ({ start: start.dateTime, end: end.dateTime }));
		response.json({ kind: 'calendar#freeBusy', ...asked, calendars: { primary: { busy } } });
	});
	app.get(primary, (request, response) => {
		const asked = z
			.object({
				...period,
				singleEvents: z.literal('true'),
				maxResults: z.coerce.number(),
				q: z.string().optional(),
				orderBy: z.literal('startTime').optional(),
				fields: z.literal('items(id,start,end,summary)').optional(),
			})
			.strict()
			.parse(request.query);
		const words = asked.q?.toLowerCase() ?? '';
		const found = between(asked).filter((one) => `${one.summary} ${one.description}`.toLowerCase().includes(words));
		const items = found.slice(0, asked.maxResults);
		if (asked.fields === undefined) response.json({ kind: 'calendar#events', items });
		else response.json({ items: items.map(({ id, start, end, summary }) => ({ id, start, end, summary })) });
	});
	app.post(primary, (request, response) => void response.json(add(newEvent.parse(request.body))));
	app.patch(`${primary}/:id`, (request, response) => {
		const event = find(request.params.id);
		response.json(Object.assign(event, changes.parse(request.body)));
	});
	app.delete(`${primary}/:id`, (request, response) => {
		find(request.params.id).status = 'cancelled';
		response.status(204).end();
	});
	return {
		hosts: ['www.googleapis.com'],
		app,
		errorBody: (code, message) => ({ error: { code, message, errors: [{ domain: 'global', reason: 'invalid', message }] } }),
		events,
	};
}
