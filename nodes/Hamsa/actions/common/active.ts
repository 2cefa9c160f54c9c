import type { INodeProperties } from 'n8n-workflow';

/** For resources that are turned on and off for each agent separately: knowledge base items and web tools (docs/platforms/hamsa.md, 4). */
export const activeField: INodeProperties = {
	displayName: 'Active',
	name: 'isActive',
	type: 'boolean',
	default: true,
	description: 'Whether the agent uses it',
};
