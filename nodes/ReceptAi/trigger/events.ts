/** The groups of events, in the order of their outputs. */
export type EventGroup = 'call' | 'agent' | 'system';

/** Output of what belongs to no group. */
export const OTHER = 'other';

interface KnownEvent {
	group: EventGroup;
	/** As an item names it. */
	name: string;
	/** As the editor shows it, behind its group. */
	label: string;
	description: string;
}

/** The sixteen events Recept AI's documentation lists, by label only: how they are spelt on the wire it does not say. */
export const EVENTS: KnownEvent[] = [
	{ group: 'agent', name: 'configuration.update', label: 'Configuration Update', description: "An agent's settings were changed" },
	{ group: 'agent', name: 'performance.alerts', label: 'Performance Alerts', description: 'An agent exceeded a threshold' },
	{ group: 'agent', name: 'agent.status.change', label: 'Status Change', description: 'An agent went online or offline' },
	{ group: 'agent', name: 'sync.status', label: 'Sync Status', description: "The state of an agent's synchronisation changed" },
	{ group: 'call', name: 'cost.calculated', label: 'Cost Calculated', description: 'The cost of a call is known' },
	{ group: 'call', name: 'call.ended', label: 'Ended', description: 'A call is over' },
	{ group: 'call', name: 'call.failed', label: 'Failed', description: 'A call ran into errors' },
	{ group: 'call', name: 'quality.score', label: 'Quality Score', description: 'The evaluation of a call is done' },
	{ group: 'call', name: 'call.queued', label: 'Queued', description: 'A call waits for its turn' },
	{ group: 'call', name: 'recording.ready', label: 'Recording Ready', description: 'The recording of a call is processed' },
	{ group: 'call', name: 'call.started', label: 'Started', description: 'A call began' },
	{ group: 'call', name: 'transcript.available', label: 'Transcript Available', description: 'The transcript of a call is done' },
	{ group: 'system', name: 'knowledge.base.update', label: 'Knowledge Base Update', description: 'A knowledge base was changed' },
	{ group: 'system', name: 'system.maintenance', label: 'Maintenance', description: 'The platform is being updated' },
	{ group: 'system', name: 'phone.number.changes', label: 'Phone Number Changes', description: "A number's configuration was changed" },
	{ group: 'system', name: 'user.actions', label: 'User Actions', description: 'A user did something significant' },
];

/**
 * A name without its spelling: "Call Ended", `call_ended`, `call.ended`, `CallEnded` and `CALL-ENDED` are one, and a plural
 * is its singular, because the documentation names kinds of events (User Actions) and a delivery is one event.
 */
const bare = (name: string) =>
	name
		.toLowerCase()
		.replace(/[^a-z0-9]/g, '')
		.replace(/s$/, '');

const BY_BARE_NAME = new Map(EVENTS.map((event) => [bare(event.name), event]));

const TEST_NAMES = new Set(['test', 'ping', 'testevent', 'webhooktest']);

/** The event of that name however it is spelt, or `undefined`. */
export const eventNamed = (name: string): KnownEvent | undefined => BY_BARE_NAME.get(bare(name));

export const isTestName = (name: string): boolean => TEST_NAMES.has(bare(name));

/** An unknown name in the manner of the known ones: "CallParked" and `call_parked` are `call.parked`. */
export const toDottedName = (name: string): string =>
	name
		.trim()
		.replace(/([a-z0-9])([A-Z])/g, '$1.$2')
		.toLowerCase()
		.replace(/[^\p{L}\p{N}]+/gu, '.')
		.replace(/^\.|\.$/g, '');
