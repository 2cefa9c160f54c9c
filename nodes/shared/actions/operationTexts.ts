import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

/**
 * The fields that say what an AI agent is told of each operation, if the node is its tool. By itself n8n tells only the action,
 * after which it also names nodes; that an operation costs money or cannot be undone is in its description.
 *
 * n8n fills in the default of the chosen operation and adds no field of its own. A user can change the text.
 *
 * @param node name of the node
 * @param fields all fields of the node; those called `operation` are read
 */
export const toolDescriptionFields = (node: string, fields: INodeProperties[]): INodeProperties[] =>
	fields
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			(options as INodePropertyOptions[]).map((option) => ({
				displayName: 'Tool Description',
				name: 'toolDescription',
				type: 'string' as const,
				typeOptions: { rows: 3 },
				default: toldOf(node, option),
				displayOptions: { show: { '@tool': [true], ...displayOptions?.show, operation: [option.value] } },
				description: 'What the AI agent is told about this tool. Leave in it what the operation costs.',
			})),
		);

const toldOf = (node: string, { name, action, description = '' }: INodePropertyOptions): string =>
	`${action ?? name} in ${node}. ${description}${/[.!?]$/.test(description) ? '' : '.'}`;

/**
 * The line below the node: the operation and its resource, in the words of the menu.
 *
 * @param fields as in `toolDescriptionFields`
 */
export function operationSubtitle(fields: INodeProperties[]): string {
	const names = fields
		.filter(({ name }) => name === 'operation')
		.flatMap(({ options, displayOptions }) =>
			(displayOptions?.show?.resource ?? []).flatMap((resource) =>
				(options as INodePropertyOptions[]).map(({ name, value }) => [`${String(resource)}.${String(value)}`, name.toLowerCase()]),
			),
		);
	return `={{ ((${JSON.stringify(Object.fromEntries(names))})[$parameter["resource"] + "." + $parameter["operation"]] ?? $parameter["operation"]) + ": " + $parameter["resource"].replace(/[A-Z]/g, " $&").toLowerCase() }}`;
}
