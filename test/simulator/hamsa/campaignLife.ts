import type { Campaign, Recipient } from './entities';
import { conflict } from './errors';
import { isoTime, newId } from './ids';
import type { Seeds } from './seeds';
import type { State } from './state';

export type CallOutcome = 'COMPLETED' | 'FAILED' | 'NO_ANSWER';

export type CampaignAction = 'pause' | 'resume' | 'cancel' | 'retry';

/** Waiting to be called. */
export function newRecipient(campaignId: string, fields: Partial<Recipient> = {}): Recipient {
	const now = isoTime();
	return {
		id: newId(),
		campaignId,
		phoneNumber: '+15550200999',
		name: null,
		ignoreE164Validation: false,
		dynamicVariables: {},
		status: 'PENDING',
		latestActionTimestamp: null,
		attempts: 0,
		maxAttempts: 3,
		nextRetryAt: null,
		jobId: null,
		lastError: null,
		completedAt: null,
		createdAt: now,
		updatedAt: now,
		...fields,
	};
}

/** From which states each is allowed, and where it leads (docs/platforms/hamsa.md, 5). */
const ACTIONS = {
	pause: { from: ['RUNNING'], to: 'PAUSED' },
	resume: { from: ['PAUSED'], to: 'RUNNING' },
	cancel: { from: ['SCHEDULED', 'PENDING', 'RUNNING', 'PAUSED'], to: 'CANCELLED' },
	retry: { from: ['COMPLETED', 'CANCELLED', 'FAILED'], to: 'PENDING' },
} as const;

const hasFailed = ({ status }: Recipient) => status === 'FAILED' || status === 'NO_ANSWER';

/** What is answered in another state is not documented: 409 is taken. */
export function act(campaign: Campaign, action: CampaignAction): Campaign {
	const { from, to } = ACTIONS[action];
	const allowed = (from as readonly string[]).includes(campaign.status);
	if (!allowed) throw conflict(`Campaign is ${campaign.status}`);
	if (action === 'retry') {
		const failed = campaign.recipients.filter(hasFailed);
		if (campaign.status === 'COMPLETED' && failed.length === 0) throw conflict('Campaign has no failed recipients');
		for (const recipient of failed) touch(recipient, { status: 'PENDING', lastError: null, completedAt: null });
	}
	campaign.status = to;
	campaign.updatedAt = isoTime();
	return campaign;
}

/**
 * One step: a campaign that waits is picked up, what is queued is called, what is being called ends, and the campaign with
 * the last of them. One that is paused or over stays as it is.
 */
export function advance(
	state: State,
	seeds: Seeds,
	id: string,
	outcome: (recipient: Recipient) => CallOutcome = () => 'COMPLETED',
): Campaign {
	const campaign = state.campaign(id);
	const having = (status: Recipient['status']) => campaign.recipients.filter((recipient) => recipient.status === status);
	if (campaign.status === 'SCHEDULED' || campaign.status === 'PENDING') {
		campaign.status = 'RUNNING';
		for (const recipient of having('PENDING')) touch(recipient, { status: 'QUEUED' });
		return campaign;
	}
	if (campaign.status !== 'RUNNING') return campaign;
	for (const recipient of having('IN_PROGRESS')) end(state, recipient, outcome(recipient));
	for (const recipient of having('QUEUED')) call(state, seeds, campaign, recipient);
	if (having('IN_PROGRESS').length === 0) campaign.status = 'COMPLETED';
	campaign.updatedAt = isoTime();
	return campaign;
}

function call(state: State, seeds: Seeds, { voiceAgentId, phoneNumberId }: Campaign, recipient: Recipient): void {
	const callParams = { machineNumber: state.numbers.get(phoneNumberId)?.number ?? null, userNumber: recipient.phoneNumber };
	const { id } = seeds.conversation({ status: 'IN_PROGRESS', voiceAgentId, callParams, callDuration: null });
	touch(recipient, { status: 'IN_PROGRESS', attempts: recipient.attempts + 1, jobId: id });
}

function end(state: State, recipient: Recipient, status: CallOutcome): void {
	const lastError = status === 'COMPLETED' ? null : `Call ended with ${status}`;
	touch(recipient, { status, lastError, completedAt: isoTime() });
	state.conversation(recipient.jobId ?? '').status = status;
}

function touch(recipient: Recipient, fields: Partial<Recipient>): void {
	Object.assign(recipient, fields, { latestActionTimestamp: isoTime(), updatedAt: isoTime() });
}
