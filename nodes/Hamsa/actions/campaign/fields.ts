import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** What Simplify keeps of a campaign (docs/platforms/hamsa.md, 5). Lists count the recipients under another name than one campaign does. */
export const SIMPLE_CAMPAIGN = [
	'id',
	'name',
	'status',
	'voiceAgentId',
	'agentName',
	'recipientsCount',
	'totalRecipients',
	'sendType',
	'scheduledDate',
	'createdAt',
] as const;

/** What Simplify keeps of a recipient. `jobId` is the conversation of the latest call. */
export const SIMPLE_RECIPIENT = [
	'id',
	'phoneNumber',
	'name',
	'dynamicVariables',
	'status',
	'attempts',
	'nextRetryAt',
	'jobId',
	'lastError',
	'completedAt',
] as const;

const MAX_NAME_LENGTH = 100;

export const nameField: INodeProperties = {
	displayName: 'Campaign Name',
	name: 'name',
	type: 'string',
	required: true,
	default: '',
	placeholder: 'e.g. Renewals in May',
	description: 'What the campaign is called in Hamsa, in 1 to 100 characters',
};

/** docs/platforms/hamsa.md, 5 */
export function campaignName({ reject }: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	if (name === '') reject('Campaign Name', 'must not be empty');
	return name.length <= MAX_NAME_LENGTH ? name : reject('Campaign Name', `must be ${MAX_NAME_LENGTH} characters at most, but is ${name.length}`);
}

/** The recipients of a campaign, which Hamsa groups by state: `{pending: [...], inProgress: [...]}`. */
export function groupsOf(campaign: IDataObject): Array<[state: string, recipients: IDataObject[]]> {
	return Object.entries((campaign.recipients ?? {}) as IDataObject).filter((group): group is [string, IDataObject[]] => Array.isArray(group[1]));
}
