import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { isObject, parseJson } from '../../shared/json';
import { headerNamed, type Delivery, type Parsed } from '../../shared/webhook/receive';
import { textAt } from './bodyField';
import { toDottedName, eventNamed, isTestName, OTHER, type EventGroup } from './events';

/** What is told of every event, whatever a delivery calls it; the item a workflow starts with, unless a call's is simplified. */
export interface ReceptEvent extends IDataObject {
	/** As in `call.ended`. */
	event: string;
	group: EventGroup | typeof OTHER;
	/** As the platform wrote it. */
	timestamp: string | null;
	callId: string | null;
	agentId: string | null;
	userId: string | null;
	/** Sent to try the webhook out. */
	isTest: boolean;
	/** What the event is about. */
	data: IDataObject;
	/** The whole body as it came. */
	payload: IDataObject;
}

/** Where an event's name may stand (docs/platforms/recept-ai.md, 3), in this order; a header comes last. */
const NAME_FIELDS = ['event', 'eventType', 'event_type', 'type'];

const TIME_FIELDS = ['timestamp', 'createdAt', 'created_at'];

/** All that may be asked of a platform that documents no payload. Unknown fields are kept. */
const anyBody = z.object({}).passthrough();

/** Where the user says an event's name stands; '' for nowhere. */
export interface NamePlace {
	/** A field, which may lead inside: `message.type`. It wins over the usual fields. */
	field: string;
	/** A header, for when the body names no event. */
	header: string;
}

export function parseEnvelope({ rawBody, headers }: Delivery, place: NamePlace): Parsed<ReceptEvent> {
	const json = parseJson(rawBody.toString('utf8'));
	if (json === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	const body = anyBody.safeParse(json);
	if (!body.success) return { ok: false, reason: 'The body is not a JSON object.' };

	const payload = body.data as IDataObject;
	const name = textAt(payload, place.field)?.trim() || nameOf(payload, headerNamed(headers, place.header));
	if (name === undefined && payload.test !== true) {
		const fields = [...(place.field === '' ? [] : [place.field]), ...NAME_FIELDS].join(', ');
		const header = place.header === '' ? '' : `, nor is the header ${place.header} there`;
		return { ok: false, reason: `The event has no name: none of the fields ${fields} holds one${header}.` };
	}
	return { ok: true, event: eventOf(payload, name ?? 'test') };
}

/** A name that is known wins over one that is not: `type` may be the type of anything. */
function nameOf(payload: IDataObject, header: string | undefined): string | undefined {
	const names = [...NAME_FIELDS.map((field) => payload[field]), header].filter(
		(name): name is string => typeof name === 'string' && name.trim() !== '',
	);
	return names.find((name) => eventNamed(name) !== undefined) ?? names[0];
}

function eventOf(payload: IDataObject, name: string): ReceptEvent {
	const known = eventNamed(name);
	const data = [payload.data, payload.payload].find(isObject) ?? payload;
	const idOf = (thing: string) => textIn([data, payload], [`${thing}Id`, `${thing}_id`]);
	return {
		event: known?.name ?? toDottedName(name),
		group: known?.group ?? OTHER,
		timestamp: textIn([payload, data], TIME_FIELDS),
		callId: idOf('call'),
		agentId: idOf('agent'),
		userId: idOf('user'),
		isTest: payload.test === true || isTestName(name),
		data,
		payload,
	};
}

/** The first field that holds a text or a number, as text. */
function textIn(objects: IDataObject[], fields: string[]): string | null {
	for (const object of objects) {
		for (const field of fields) {
			const value = object[field];
			if ((typeof value === 'string' && value !== '') || typeof value === 'number') return String(value);
		}
	}
	return null;
}
