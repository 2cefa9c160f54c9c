import { deliveryIdOf, type DeduplicateBy } from '../../../nodes/ReceptAi/trigger/deliveryId';
import { parseEnvelope, type ReceptEvent } from '../../../nodes/ReceptAi/trigger/envelope';

const automatic: DeduplicateBy = { by: 'automatic', header: 'X-Delivery-ID', field: 'id' };

function idOf(body: object, rules: Partial<DeduplicateBy> = {}, headers: Record<string, string> = {}): string {
	const delivery = { rawBody: Buffer.from(JSON.stringify(body)), headers, remoteAddress: '' };
	const parsed = parseEnvelope(delivery, { field: '', header: '' }) as { ok: true; event: ReceptEvent };
	return deliveryIdOf(parsed.event, delivery, { ...automatic, ...rules });
}

const ended = { event: 'call.ended', data: { call_id: 'c_1' } };
const header = { 'x-delivery-id': 'd_1' };

it.each<[string, string]>([
	['the header', idOf({ ...ended, id: 'e_1' }, {}, header)],
	['the header, whatever the body', idOf({ ...ended, id: 'e_2' }, {}, header)],
	['the header alone', idOf({ ...ended, id: 'e_3' }, { by: 'header' }, header)],
])('is %s', (_what, id) => expect(id).toBe('header:d_1'));

it.each(['id', 'eventId', 'event_id', 'deliveryId', 'delivery_id'])('is the field %s beside the data', (field) => {
	expect(idOf({ ...ended, [field]: 'e_1' })).toBe('body:call.ended:e_1');
	expect(idOf({ ...ended, [field]: 17 })).toBe('body:call.ended:17');
});

it('is not what may be the id of the call', () => {
	expect(idOf({ event: 'call.ended', id: 'c_1', status: 'completed' })).toMatch(/^hash:/);
	expect(idOf({ event: 'call.ended', event_id: 'e_1', status: 'completed' })).toBe('body:call.ended:e_1');
});

it('differs by the event, because an id may be that of the call', () => {
	expect(idOf({ ...ended, id: 'c_1' })).not.toBe(idOf({ ...ended, event: 'call.started', id: 'c_1' }));
});

it('is the same however the event is spelt', () => {
	expect(idOf({ ...ended, id: 'e_1' })).toBe(idOf({ ...ended, event: 'Call Ended', id: 'e_1' }));
});

it('is the body as a whole, if there is nothing else or if that is chosen', () => {
	const plain = idOf(ended);
	expect(plain).toMatch(/^hash:[0-9a-f]{64}$/);
	expect(idOf(ended)).toBe(plain);
	expect(idOf({ ...ended, more: 1 })).not.toBe(plain);
	expect(idOf(ended, { by: 'bodyHash' }, header)).toBe(plain);
	expect(idOf({ ...ended, id: 'e_1' }, { by: 'header' })).toMatch(/^hash:/);
	expect(idOf({ ...ended, id: 'e_1' }, { by: 'bodyHash' })).toMatch(/^hash:/);
});

it('is the field chosen, which may lie inside', () => {
	expect(idOf({ ...ended, data: { event: { number: 'n_1' } } }, { by: 'bodyField', field: 'data.event.number' }, header)).toBe(
		'body:call.ended:n_1',
	);
	expect(idOf(ended, { by: 'bodyField', field: 'data.event.number' }, header)).toMatch(/^hash:/);
	expect(idOf(ended, { by: 'bodyField', field: 'constructor.name' })).toMatch(/^hash:/);
});

it('is never the same for a test', () => {
	const test = { ...ended, id: 'e_1', test: true };
	expect(idOf(test, {}, header)).not.toBe(idOf(test, {}, header));
});
