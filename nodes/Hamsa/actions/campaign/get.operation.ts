import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { listOf, locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { campaignLocator } from '../common/fields';
import { groupsOf, SIMPLE_CAMPAIGN, SIMPLE_RECIPIENT } from './fields';

const properties: INodeProperties[] = [
	campaignLocator,
	{
		displayName: 'Return',
		name: 'return',
		type: 'options',
		options: [
			{ name: 'Campaign', value: 'campaign', description: 'One item for the campaign, with the number of recipients in each state' },
			{ name: 'Recipients', value: 'recipients', description: 'One item for each recipient, with the status of the calls' },
		],
		default: 'campaign',
		description: 'What each output item represents',
	},
	{
		displayName: 'Recipient States',
		name: 'states',
		type: 'multiOptions',
		options: [
			{ name: 'Completed', value: 'COMPLETED' },
			{ name: 'Failed', value: 'FAILED' },
			{ name: 'In Progress', value: 'IN_PROGRESS' },
			{ name: 'No Answer', value: 'NO_ANSWER' },
			{ name: 'Pending', value: 'PENDING' },
			{ name: 'Queued', value: 'QUEUED' },
		],
		default: [],
		displayOptions: { show: { return: ['recipients'] } },
		description: 'Only recipients in one of these states. If none is selected, all recipients are returned.',
	},
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['get'] } }, properties);

/** `GET /v1/voice-agents/campaigns/{id}` (docs/platforms/hamsa.md, 5): the campaign with all its recipients, grouped by state. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject | IDataObject[]> {
	const campaignId = locatorId.call(this, 'campaignId', itemIndex, 'Campaign');
	const campaign = await apiRequest.call(this, { path: endpoint('v1', 'voice-agents', 'campaigns', campaignId), itemIndex });
	const groups = groupsOf(campaign);
	if (this.getNodeParameter('return', itemIndex) === 'recipients') {
		const states = listOf(this.getNodeParameter('states', itemIndex, []));
		const recipients = groups.filter(([group]) => states.length === 0 || states.includes(stateOf(group))).flatMap(([, rows]) => rows);
		return recipients.map(simplifier.call(this, itemIndex, SIMPLE_RECIPIENT));
	}
	if (this.getNodeParameter('simplify', itemIndex, true) === false) return campaign;
	const counts = Object.fromEntries(groups.map(([group, { length }]) => [group, length]));
	return { ...simplifier.call(this, itemIndex, SIMPLE_CAMPAIGN)(campaign), recipientsByState: counts };
}

/** The group `inProgress` contains the recipients with status IN_PROGRESS. */
const stateOf = (group: string) => group.replace(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase();
