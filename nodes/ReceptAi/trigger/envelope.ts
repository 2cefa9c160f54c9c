import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { parseJson } from '../../shared/json';
import { headerNamed, type Delivery, type Parsed } from '../../shared/webhook/receive';
import { toDottedName, eventNamed, isTestName, OTHER, type EventGroup } from './events';

/** The item a workflow starts with: the same fields, whatever a delivery calls them. */
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
const anyBody = z.record(z.string(), z.unknown());

/** @param nameHeader the header that names the event if the body does not; '' for none */
export function parseEnvelope({ rawBody, headers }: Delivery, nameHeader: string): Parsed<ReceptEvent> {
	const json = parseJson(rawBody.toString('utf8'));
	if (json === undefined) return { ok: false, reason: 'The body is not valid JSON.' };
	const body = anyBody.safeParse(json);
	if (!body.success) return { ok: false, reason: 'The body is not a JSON object.' };

	const payload = body.data as IDataObject;
	const name = nameOf(payload, headerNamed(headers, nameHeader));
	if (name === undefined && payload.test !== true) {
		const header = nameHeader === '' ? '' : `, nor is the header ${nameHeader} there`;
		return { ok: false, reason: `The event has no name: none of the fields ${NAME_FIELDS.join(', ')} holds one${header}.` };
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
	const values = objects.flatMap((object) => fields.map((field) => object[field]));
	const found = values.find((value) => (typeof value === 'string' && value !== '') || typeof value === 'number');
	return found === undefined ? null : String(found);
}

const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);
