import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { omitEmpty, idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { agentLocator } from '../common/fields';
import { getMany } from '../common/getMany';
import { withoutSecrets } from '../common/secrets';
import { providers, SIMPLE_NUMBER } from './fields';

const properties: INodeProperties[] = [
	...listFields,
	{
		displayName: 'Filters',
		name: 'filters',
		type: 'collection',
		placeholder: 'Add filter',
		default: {},
		options: [
			{ ...agentLocator, required: undefined, description: 'Only numbers assigned to this agent' },
			{
				displayName: 'Provider',
				name: 'provider',
				type: 'options',
				options: providers,
				default: 'TWILIO',
				description: 'Only numbers of this provider',
			},
		],
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['getAll'] } }, properties);

/** `GET /v1/voice-agents/phone-number/list` (docs/platforms/hamsa.md, 3 and 1.5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const { agentId, provider } = this.getNodeParameter('filters', itemIndex, {}) as IDataObject;
	const path = endpoint('v1', 'voice-agents', 'phone-number', 'list');
	const simple = simplifier.call(this, itemIndex, SIMPLE_NUMBER);
	const request = { path, qs: omitEmpty({ voiceAgentId: idOf(agentId), provider }), paging: 'skipPage' as const };
	return await getMany.call(this, itemIndex, request, (number) => simple(withoutSecrets(number)));
}
