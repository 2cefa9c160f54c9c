import type { INodeProperties } from 'n8n-workflow';

/** For what is turned on and off for each agent by itself: knowledge base items and web tools (docs/platforms/hamsa.md, 4). */
export const activeField: INodeProperties = {
	displayName: 'Active',
	name: 'isActive',
	type: 'boolean',
	default: true,
	description: 'Whether the agent uses it from now on',
};
