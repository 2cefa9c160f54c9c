import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { agentLocator } from '../common/fields';
import { getMany } from '../common/getMany';
import { withoutSecrets } from '../common/secrets';
import { collectionIdField, SIMPLE_TOOL } from './fields';

const properties: INodeProperties[] = [
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{
				displayName: 'Active',
				name: 'isActive',
				type: 'boolean',
				default: true,
				description: 'Whether to return only tools that are turned on, or only tools that are turned off',
			},
			{ ...agentLocator, required: undefined, description: 'Only tools of this agent' },
			{ ...collectionIdField, description: 'Only tools of this collection' },
			{
				displayName: 'Search',
				name: 'search',
				type: 'string',
				default: '',
				placeholder: 'e.g. order',
				description: 'Only tools with this in the name',
			},
			{
				displayName: 'Type',
				name: 'type',
				type: 'options',
				options: [
					{ name: 'Function', value: 'FUNCTION' },
					{ name: 'MCP', value: 'MCP' },
				],
				default: 'FUNCTION',
				description: 'Only tools of this type',
			},
			{
				displayName: 'Uncategorized Only',
				name: 'returnUncategorized',
				type: 'boolean',
				default: true,
				description: 'Whether to return only tools that are in no collection',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['webTool'], operation: ['getAll'] } }, properties);

/** `GET /v2/voice-agents/web-tool/list` (docs/platforms/hamsa.md, 4.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { agentId, ...filters } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const qs = omitEmpty({ ...filters, voiceAgentId: idOf(agentId) });
	if (qs.collectionId !== undefined && qs.returnUncategorized === true) {
		checksFor(this, itemIndex).reject('Collection ID', 'cannot be given together with Uncategorized Only');
	}
	const request = { path: endpoint('v2', 'voice-agents', 'web-tool', 'list'), qs, paging: 'skipPage' as const };
	const shape = simplifier.call(this, itemIndex, SIMPLE_TOOL);
	return await getMany.call(this, itemIndex, request, (tool) => shape(withoutSecrets(tool)));
}
