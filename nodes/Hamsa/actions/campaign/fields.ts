import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** The fields of a campaign that Simplify keeps (docs/platforms/hamsa.md, 5). The recipient count has different names in lists and in a single campaign. */
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

/** The fields of a recipient that Simplify keeps. `jobId` is the conversation of the latest call. */
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
	description: 'Name of the campaign in Hamsa, 1 to 100 characters',
};

/**
 * A valid name of a campaign (docs/platforms/hamsa.md, 5).
 *
 * @throws NodeOperationError if it is empty or longer than 100 characters
 */
export function campaignName({ reject }: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	if (name === '') reject('Campaign Name', 'must not be empty');
	return name.length <= MAX_NAME_LENGTH
		? name
		: reject('Campaign Name', `must have at most ${MAX_NAME_LENGTH} characters, but has ${name.length}`);
}

/** The recipients of a campaign, which Hamsa groups by state: `{pending: [...], inProgress: [...]}`. */
export function groupsOf(campaign: IDataObject): Array<[state: string, recipients: IDataObject[]]> {
	return Object.entries((campaign.recipients ?? {}) as IDataObject).filter((group): group is [string, IDataObject[]] =>
		Array.isArray(group[1]),
	);
}
