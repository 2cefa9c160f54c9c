// Deliveries and scenes for the tests of rehearsals.
import type { Delivery } from '../console/protocol';
import type { Scene } from '../rehearse/scene';

export const delivery = (more: Partial<Delivery> = {}): Delivery => ({
	id: 'd1',
	target: { id: 't1', name: 'Reception', number: null, platform: 'agentphone', workflow: { id: 'w1', name: 'Reception', url: '' } },
	event: 'voiceTurn',
	label: 'Voice turn',
	words: 'Hello',
	callId: 'call_1',
	sentAs: 'authenticated',
	repeats: null,
	sentAt: 1_000_000,
	request: null,
	lines: [],
	isDone: true,
	status: 200,
	headers: {},
	answer: '',
	error: null,
	firstLineMs: null,
	totalMs: 1_000,
	endedBy: null,
	callEnd: null,
	problems: [],
	executions: [],
	isLookingForExecutions: false,
	...more,
});

export const execution = (id: string, status = 'success') => ({ id, status, url: `http://127.0.0.1/execution/${id}` });

export const scene = (more: Partial<Scene> = {}): Scene => ({
	act: 'caller: Hello',
	deliveries: [delivery({ executions: [execution('7')] })],
	lines: [{ atMs: 300, text: 'Good evening.', raw: '' }],
	runs: [],
	fillers: ['One moment, please.'],
	safeSentence: 'Sorry, please call again.',
	caller: '+15005550001',
	interrupted: null,
	transferNumber: null,
	sent: { texts: [], calls: [] },
	rows: async () => await Promise.resolve([]),
	...more,
});

/** Lines of an answer, a third of a second apart. */
export const says = (...texts: string[]): Pick<Scene, 'lines'> => ({
	lines: texts.map((text, index) => ({ atMs: 300 * (index + 1), text, raw: text })),
});

export const does = (what: string): Pick<Scene, 'lines'> => ({ lines: [{ atMs: 300, text: 'Goodbye.', raw: '', does: what }] });

export const ran = (node: string, data: unknown = {}) => ({ node, execution: '7', data });
