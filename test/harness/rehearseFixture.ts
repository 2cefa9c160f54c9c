// Observations for the tests of rehearsals.
import type { Observation } from '../rehearse/observation';
import { delivery } from './deliveryFixture';

export const execution = (id: string, status = 'success') => ({ id, status, url: `http://127.0.0.1/execution/${id}` });

export const observation = (more: Partial<Observation> = {}): Observation => ({
	act: 'caller: Hello',
	deliveries: [delivery({ executions: [execution('7')] })],
	lines: [{ atMs: 300, text: 'Good evening.', raw: '' }],
	runs: [],
	fillers: ['One moment, please.'],
	fallbackMessage: 'Sorry, please call again.',
	caller: '+15005550001',
	interrupted: null,
	transferNumber: null,
	sent: { texts: [], calls: [] },
	rows: async () => await Promise.resolve([]),
	...more,
});

/** Lines of an answer, a third of a second apart. */
export const says = (...texts: string[]): Pick<Observation, 'lines'> => ({
	lines: texts.map((text, index) => ({ atMs: 300 * (index + 1), text, raw: text })),
});

export const does = (what: string): Pick<Observation, 'lines'> => ({ lines: [{ atMs: 300, text: 'Goodbye.', raw: '', does: what }] });

export const ran = (node: string, data: unknown = {}) => ({ node, execution: '7', data });
