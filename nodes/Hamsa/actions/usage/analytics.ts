import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { idOf } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { agentLocator } from '../common/fields';
import { namedPeriodOf, periodFields, timeDifferenceField, timeDifferenceOf } from '../common/period';

/** The query of the three analytics routes (docs/platforms/hamsa.md, 9), with the documented periods. */
export const analyticsFields: INodeProperties[] = [
	...periodFields('The period to analyze'),
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: [
			{
				...agentLocator,
				required: undefined,
				description: 'Only calls of this voice agent. Without it, the calls of all agents are included.',
			},
			timeDifferenceField,
		],
	},
];

/**
 * `GET /v1/agent-analytics/{kind}` (docs/platforms/hamsa.md, 9). Unlike the project statistics, these routes expect start and end in
 * milliseconds, as text, and only with a custom period.
 *
 * @throws NodeOperationError naming the field that is invalid, and what `apiRequest` throws
 */
export async function analytics(
	this: IExecuteFunctions,
	itemIndex: number,
	kind: 'overview' | 'performance' | 'satisfaction',
): Promise<IDataObject> {
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const qs = namedPeriodOf.call(this, itemIndex);
	const voiceAgentId = idOf(additional.agentId);
	if (voiceAgentId !== '') qs.voiceAgentId = voiceAgentId;
	if ('timeDifference' in additional) qs.timeDifference = timeDifferenceOf(this, itemIndex, additional.timeDifference);
	return await apiRequest.call(this, { path: endpoint('v1', 'agent-analytics', kind), qs, itemIndex });
}
