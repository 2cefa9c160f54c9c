import { runInNewContext } from 'node:vm';

import { EVENT_OPTIONS, isSelected, OUTPUTS, routeItems } from '../../../nodes/ReceptAi/trigger/selection';
import type { ReceptEvent } from '../../../nodes/ReceptAi/trigger/envelope';

const event = (name: string, group: ReceptEvent['group'], isTest = false) => ({ event: name, group, isTest }) as ReceptEvent;

/** What n8n's editor shows: it evaluates the expression by itself. */
const outputs = (parameters: object) =>
	(runInNewContext(OUTPUTS.slice('={{'.length, -'}}'.length), { $parameter: parameters }) as Array<{ displayName: string }>).map(
		({ displayName }) => displayName,
	);

describe('the outputs', () => {
	it.each<[object, string[]]>([
		[{ events: ['call'] }, ['Call']],
		[{ events: ['system', 'agent', 'call'] }, ['Call', 'Agent', 'System']],
		[{ events: ['user.actions', 'call.ended', 'call.failed'] }, ['Call', 'System']],
		[{ events: ['call', 'call.ended'], options: { otherEvents: true } }, ['Call', 'Other']],
		[{ events: [], options: { otherEvents: true } }, ['Other']],
		[{ events: [], options: { otherEvents: false } }, []],
		[{}, []],
	])('of %j are %j', (parameters, labels) => expect(outputs(parameters)).toEqual(labels));

	it('are where the items go', () => {
		const items = ['call', 'system', 'other', 'agent'].map((group) => ({ json: { group } }));
		const groupsAt = (chosen: object) => routeItems(items, chosen).map((output) => output.map(({ json }) => json.group));
		expect(groupsAt({ events: ['system', 'agent', 'call'], options: { otherEvents: true } })).toEqual([
			['call'],
			['agent'],
			['system'],
			['other'],
		]);
		expect(groupsAt({ events: ['agent.status.change', 'call'] })).toEqual([['call', 'system', 'other'], ['agent']]);
		expect(groupsAt({})).toEqual([]);
	});
});

describe('what starts the workflow', () => {
	it.each<[string, ReceptEvent, object, boolean]>([
		['a group', event('call.ended', 'call'), { events: ['call'] }, true],
		['another group', event('call.ended', 'call'), { events: ['agent', 'system'] }, false],
		['the event', event('call.ended', 'call'), { events: ['call.ended'] }, true],
		['another event of the group', event('call.ended', 'call'), { events: ['call.failed'] }, false],
		['an event to come', event('call.parked', 'other'), { events: ['call', 'agent', 'system'] }, false],
		['an event to come, asked for', event('call.parked', 'other'), { events: [], options: { otherEvents: true } }, true],
		['a test by name', event('ping', 'other', true), { events: ['agent'] }, true],
		['a test by name, with nothing chosen', event('ping', 'other', true), { events: [] }, false],
		['a test of an event that is not chosen', event('call.ended', 'call', true), { events: ['agent'] }, false],
		['anything, with nothing chosen', event('call.ended', 'call'), {}, false],
	])('%s: %#', (_what, one, chosen, expected) => expect(isSelected(one, chosen)).toBe(expected));
});

it('offers three groups and sixteen events, in alphabetical order', () => {
	const names = EVENT_OPTIONS.map(({ name }) => name);
	expect(names).toHaveLength(19);
	expect(names).toEqual([...names].sort());
	expect(names.filter((name) => name.startsWith('Any '))).toEqual(['Any Agent Event', 'Any Call Event', 'Any System Event']);
});
