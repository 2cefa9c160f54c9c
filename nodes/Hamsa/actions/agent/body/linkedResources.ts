import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { idOf, listOf, type Checks } from '../../../../shared/actions/input';
import { isObject } from '../../../../shared/json';
import { numberLocator } from '../../common/fields';

const EXAMPLE_ID = 'e.g. 3f2b7c1e-0000-4000-8000-000000000001';

const idList = (displayName: string, name: string, things: string, more = ''): INodeProperties => ({
	displayName,
	name,
	type: 'string',
	default: '',
	placeholder: EXAMPLE_ID,
	description: `IDs of the ${things}, separated by commas or as a list from an expression. ${more}They replace all existing ones of the agent.`,
});

/** Resources that an agent uses and that exist independently of it (docs/platforms/hamsa.md, 2.2). */
export const linkedResourceFields: INodeProperties[] = [
	idList('Dictionary IDs', 'voiceDictionaryIds', 'dictionaries that define how words are pronounced'),
	idList('Knowledge Item IDs', 'knowledgeBaseItemsIds', 'knowledge items the agent may search'),
	{
		displayName: 'Number',
		name: 'phoneNumber',
		type: 'fixedCollection',
		placeholder: 'Choose number',
		default: {},
		description: 'The phone number of the agent',
		options: [
			{
				displayName: 'Number',
				name: 'number',
				values: [
					{ ...numberLocator, required: undefined },
					{
						displayName: 'Type',
						name: 'type',
						type: 'options',
						options: [
							{ name: 'SIP', value: 'SIP' },
							{ name: 'Twilio', value: 'TWILIO' },
						],
						default: 'TWILIO',
						description: 'Where the number comes from',
					},
				],
			},
		],
	},
	idList(
		'Tool IDs',
		'tools',
		'web tools the agent may use',
		'A list of objects is sent unchanged, for tools that need overrides or belong to a node of a flow. ',
	),
	{
		displayName: 'Workflow',
		name: 'workflow',
		type: 'json',
		default: '',
		placeholder: 'e.g. {"nodes": [], "edges": []}',
		description:
			'The flow of a flow agent, as the Hamsa editor creates it: copy it from an existing agent. It replaces the flow of the agent.',
	},
];

/**
 * The part of the body of an agent for `linkedResourceFields`.
 *
 * @throws NodeOperationError naming the field that is invalid
 */
export function linkedResourcesBody(
	{ knowledgeBaseItemsIds, phoneNumber, tools, voiceDictionaryIds, workflow }: IDataObject,
	check: Checks,
): IDataObject {
	return {
		...(knowledgeBaseItemsIds !== undefined && { knowledgeBaseItemsIds: listOf(knowledgeBaseItemsIds) }),
		...(phoneNumber !== undefined && { phoneNumber: numberOf((phoneNumber as { number?: IDataObject }).number ?? {}, check) }),
		...(tools !== undefined && { tools: toolsOf(tools) }),
		...(voiceDictionaryIds !== undefined && { voiceDictionaryIds: listOf(voiceDictionaryIds) }),
		...(workflow !== undefined && { workflow: check.jsonObject('Workflow', workflow, '{"nodes": [], "edges": []}') }),
	};
}

const numberOf = ({ numberId, type = 'TWILIO' }: IDataObject, check: Checks): IDataObject => ({
	type,
	id: idOf(numberId) || check.reject('Number', 'is not chosen', 'Choose a number, or remove the field.'),
});

/** Hamsa stores each tool of an agent as an object; its sample identifies the tool by `toolId`. */
function toolsOf(value: unknown): IDataObject[] {
	if (Array.isArray(value) && value.length > 0 && value.every(isObject)) return value;
	return listOf(value).map((toolId) => ({ toolId }));
}
