import type { INodeListSearchItems } from 'n8n-workflow';

/** Whether each word of the filter is somewhere in the name or the ID of a resource locator's entry. */
export function matches({ name, value }: INodeListSearchItems, filter = ''): boolean {
	const text = `${name} ${String(value)}`.toLowerCase();
	return filter.toLowerCase().split(/\s+/).every((word) => text.includes(word));
}
