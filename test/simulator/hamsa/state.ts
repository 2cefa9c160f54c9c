import type { Agent } from './entities';
import { notFound } from './errors';
import { newId } from './ids';

/** Everything the one project of the key owns. */
export class State {
	readonly projectId = newId();
	readonly agents = new Map<string, Agent>();

	agent(id: string): Agent {
		return found(this.agents.get(id), 'Voice agent');
	}
}

export function found<T>(value: T | undefined, what: string): T {
	if (value === undefined) throw notFound(what);
	return value;
}
