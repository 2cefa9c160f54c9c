import type { INodeExecutionData, INodePropertyOptions } from 'n8n-workflow';

import type { ReceptEvent } from './envelope';
import { EVENTS, OTHER } from './events';

/** What each output is called, in their order. */
const OUTPUT_LABELS: Record<ReceptEvent['group'], string> = { call: 'Call', agent: 'Agent', system: 'System', other: 'Other' };

/** The choices of the field Events: every group as a whole, and every event. */
export const EVENT_OPTIONS: Array<INodePropertyOptions & { value: string }> = [
	...(['agent', 'call', 'system'] as const).map((group) => ({
		name: `Any ${OUTPUT_LABELS[group]} Event`,
		value: group,
		description: `All events of this group: ${EVENTS.filter((event) => event.group === group)
			.map(({ label }) => label.toLowerCase())
			.join(', ')}`,
	})),
	...EVENTS.map(({ group, name, label, description }) => ({ name: `${OUTPUT_LABELS[group]} ${label}`, value: name, description })),
].sort((one, other) => (one.name < other.name ? -1 : 1));

/** Which output a choice belongs to: `{call: 'call', 'call.ended': 'call', ...}`. */
const GROUP_OF: Record<string, string> = Object.fromEntries([
	...EVENTS.map(({ group }) => [group, group]),
	...EVENTS.map(({ group, name }) => [name, group]),
]);

/** The names of the choices, for the line under the node. */
export const EVENT_NAMES = Object.fromEntries(EVENT_OPTIONS.map(({ name, value }) => [value, name]));

interface Chosen {
	events?: string[];
	options?: { otherEvents?: boolean };
}

/**
 * The groups that get an output: always in the same order, so that adding an event leaves the connections where they are.
 * Evaluated by n8n from its source text: it may use nothing but its parameters.
 */
const chosenGroups = ({ events, options }: Chosen, groups: string[], groupOf: Record<string, string>) =>
	groups.filter(
		(group) => (events ?? []).some((event) => groupOf[event] === group) || (group === 'other' && options?.otherEvents === true),
	);

const GROUPS = Object.keys(OUTPUT_LABELS);

/** The expression that makes the outputs of the node. */
export const OUTPUTS = `={{(${chosenGroups})($parameter, ${JSON.stringify(GROUPS)}, ${JSON.stringify(GROUP_OF)}).map((group) => ({ type: 'main', displayName: (${JSON.stringify(OUTPUT_LABELS)})[group] }))}}`;

/**
 * Whether the user asked for this event. One that only tries the webhook out, and names no other, passes if anything is
 * asked for: it has no group.
 */
export function isSelected({ event, group, isTest }: ReceptEvent, chosen: Chosen): boolean {
	const { events = [], options } = chosen;
	if (group === OTHER) return options?.otherEvents === true || (isTest && events.length > 0);
	return events.includes(group) || events.includes(event);
}

/** Puts every item on the output of its group; what has none of its own goes to the first. */
export function routeItems(items: INodeExecutionData[], chosen: Chosen): INodeExecutionData[][] {
	const groups = chosenGroups(chosen, GROUPS, GROUP_OF);
	const outputOf = ({ json }: INodeExecutionData) => Math.max(0, groups.indexOf(String(json.group)));
	return groups.map((_, output) => items.filter((item) => outputOf(item) === output));
}
