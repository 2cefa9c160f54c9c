import { randomUUID } from 'node:crypto';

/** The labels of the documentation (docs/platforms/recept-ai.md, 2.1) by group, and what the data of each group hold (2.2). */
export const RECEPT_EVENT_LABELS = {
	call: [
		'Call Started',
		'Call Ended',
		'Call Failed',
		'Call Queued',
		'Transcript Available',
		'Recording Ready',
		'Quality Score',
		'Cost Calculated',
	],
	agent: ['Agent Status Change', 'Configuration Update', 'Sync Status', 'Performance Alerts'],
	system: ['Knowledge Base Update', 'Phone Number Changes', 'User Actions', 'System Maintenance'],
} as const;

export type ReceptGroup = keyof typeof RECEPT_EVENT_LABELS;

/** A delivery's body. The shape is our guess (docs/platforms/recept-ai.md, 3): the documentation shows none. */
export type ReceptBody = Record<string, unknown> & { event?: unknown; data?: Record<string, unknown> };

const SAMPLES: Record<ReceptGroup, () => Record<string, unknown>> = {
	call: () => ({
		call_id: `c_${randomUUID()}`,
		agent_id: 'a_1',
		duration: 61,
		cost: 0.12,
		participants: ['+15005550001', '+15005550002'],
		status: 'completed',
	}),
	agent: () => ({ agent_id: 'a_1', changes: { voice: 'calm' }, status: 'online' }),
	system: () => ({ user_id: 'u_1', action: 'updated', resources: ['kb_1'] }),
};

/** The group of an event that is spelt like its label, `call.ended` or `call_ended`. */
function groupOf(name: string): ReceptGroup {
	const spelt = name.toLowerCase().replace(/[._-]/g, ' ');
	const groups = Object.entries(RECEPT_EVENT_LABELS) as Array<[ReceptGroup, readonly string[]]>;
	return groups.find(([, labels]) => labels.some((label) => label.toLowerCase() === spelt))?.[0] ?? 'system';
}

/** An event of this name, with an id of its own. Fields given win; `undefined` takes one out. */
export function receptEvent(
	name: string,
	{ data, ...given }: Record<string, unknown> & { data?: Record<string, unknown> } = {},
): ReceptBody {
	const group = groupOf(name);
	return {
		id: `evt_${randomUUID()}`,
		event: name,
		timestamp: new Date().toISOString(),
		data: { ...SAMPLES[group](), ...data },
		...given,
	};
}
