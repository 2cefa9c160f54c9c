import { toDottedName, eventNamed, EVENTS, isTestName } from '../../../nodes/ReceptAi/trigger/events';
import { RECEPT_EVENT_LABELS } from '../../simulator';

/** The labels of the documentation with the names items get for them. */
const NAMES: Array<[label: string, group: string, name: string]> = [
	['Call Started', 'call', 'call.started'],
	['Call Ended', 'call', 'call.ended'],
	['Call Failed', 'call', 'call.failed'],
	['Call Queued', 'call', 'call.queued'],
	['Transcript Available', 'call', 'transcript.available'],
	['Recording Ready', 'call', 'recording.ready'],
	['Quality Score', 'call', 'quality.score'],
	['Cost Calculated', 'call', 'cost.calculated'],
	['Agent Status Change', 'agent', 'agent.status.change'],
	['Configuration Update', 'agent', 'configuration.update'],
	['Sync Status', 'agent', 'sync.status'],
	['Performance Alerts', 'agent', 'performance.alerts'],
	['Knowledge Base Update', 'system', 'knowledge.base.update'],
	['Phone Number Changes', 'system', 'phone.number.changes'],
	['User Actions', 'system', 'user.actions'],
	['System Maintenance', 'system', 'system.maintenance'],
];

const SPELLINGS: Array<[string, (words: string[]) => string]> = [
	['as in the documentation', (words) => words.join(' ')],
	['snake_case', (words) => words.join('_').toLowerCase()],
	['dotted', (words) => words.join('.').toLowerCase()],
	['kebab-case', (words) => words.join('-').toLowerCase()],
	['PascalCase', (words) => words.join('')],
	['camelCase', ([first, ...rest]) => [first.toLowerCase(), ...rest].join('')],
	['SCREAMING-KEBAB', (words) => words.join('-').toUpperCase()],
	['SCREAMING_SNAKE', (words) => words.join('_').toUpperCase()],
	['a path', (words) => words.join('/').toLowerCase()],
	['spaces around', (words) => `  ${words.join('  ')} `],
];

describe('the sixteen events', () => {
	it('are those of the documentation, and no more', () => {
		const labels = Object.entries(RECEPT_EVENT_LABELS).flatMap(([group, all]) => all.map((label) => `${group}: ${label}`));
		expect(NAMES.map(([label, group]) => `${group}: ${label}`)).toEqual(labels);
		expect(EVENTS.map(({ group, name }) => `${group}: ${name}`).sort()).toEqual(
			NAMES.map(([, group, name]) => `${group}: ${name}`).sort(),
		);
		expect(EVENTS).toHaveLength(16);
	});

	describe.each(NAMES)('%s', (label, group, name) => {
		it.each(SPELLINGS)('is known %s', (_how, spell) => {
			expect(eventNamed(spell(label.split(' ')))).toMatchObject({ group, name });
		});

		it('is known in the singular and in the plural', () => {
			const singular = label.replace(/s$/, '');
			expect([eventNamed(singular)?.name, eventNamed(`${singular}s`)?.name]).toEqual([name, name]);
		});
	});

	it.each(['call.parked', 'call', 'ended', 'call.ended.twice', 'agent.call.ended', '', '...', 'ended.call', 'constructor', '__proto__'])(
		'%j is none of them',
		(name) => {
			expect(eventNamed(name)).toBeUndefined();
		},
	);
});

it.each([
	['test', true],
	['ping', true],
	['Test Event', true],
	['webhook.test', true],
	['test.call.ended', false],
	['protest', false],
	['', false],
])('%j is the name of a test: %j', (name, expected) => expect(isTestName(name)).toBe(expected));

it.each([
	['CallParked', 'call.parked'],
	['call_parked', 'call.parked'],
	['Call Parked!', 'call.parked'],
	['  HTTP-Error 42 ', 'http.error.42'],
	['مكالمة انتهت', 'مكالمة.انتهت'],
])('an unknown name is written like the known ones: %j', (name, expected) => expect(toDottedName(name)).toBe(expected));
