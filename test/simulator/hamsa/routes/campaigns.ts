import { z } from 'zod';

import { omit } from '../../common/omit';
import { act, newRecipient, type CampaignAction } from '../campaignLife';
import type { Campaign, Recipient } from '../entities';
import { envelope } from '../envelope';
import { isoTime, newId } from '../ids';
import { ofSkipRows, skipRowsQuery } from '../paging';
import { route, type Route } from '../route';
import type { State } from '../state';

const listQuery = z.object({ ...skipRowsQuery, voiceAgentId: z.string().optional(), search: z.string().optional() }).strict();

const campaignName = z.string().min(1).max(100);

const E164 = /^\+[1-9]\d{6,14}$/;

const recipientBody = z
	.object({
		phoneNumber: z.string().min(1),
		name: z.string().optional(),
		ignoreE164Validation: z.boolean().default(false),
		// Not in the sample of the reference, but on every recipient (docs/platforms/hamsa.md, 5).
		dynamicVariables: z.record(z.unknown()).default({}),
	})
	.strict()
	.refine(({ phoneNumber, ignoreE164Validation }) => ignoreE164Validation || E164.test(phoneNumber), {
		path: ['phoneNumber'],
		message: 'must be in E.164 format',
	});

const timeOfDay = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be HH:MM');

const timezone = z.string().refine((name) => {
	try {
		return new Intl.DateTimeFormat('en', { timeZone: name }).format() !== '';
	} catch {
		return false;
	}
}, 'must be an IANA timezone');

const createBody = z
	.object({
		name: campaignName,
		phoneNumber: z.string().min(1),
		voiceAgentId: z.string().min(1),
		recipients: z.array(recipientBody).min(1),
		// `NOW` is the only one known, so every other word is taken for one that needs a date.
		sendType: z.string().min(1),
		timeRange: z
			.object({
				days: z.array(z.enum(['MONDAY', 'TUESDAY', 'WEDNESDAY', 'THURSDAY', 'FRIDAY', 'SATURDAY', 'SUNDAY'])).min(1),
				startCallingTime: timeOfDay,
				endCallingTime: timeOfDay,
			})
			.strict()
			.optional(),
		reservedConcurrency: z.number().int().min(1).optional(),
		scheduledDate: z.string().datetime().optional(),
		scheduledTimezone: timezone.optional(),
	})
	.strict()
	.refine(({ sendType, scheduledDate }) => sendType === 'NOW' || scheduledDate !== undefined, {
		path: ['scheduledDate'],
		message: 'is required',
	});

const show = (campaign: Campaign) => omit(campaign, 'recipients');

/** The names of the groups after the first three were cut off in the reference; these follow the states. */
const grouped = (recipients: Recipient[]) => {
	const having = (status: Recipient['status']) => recipients.filter((recipient) => recipient.status === status);
	return {
		pending: having('PENDING'),
		queued: having('QUEUED'),
		inProgress: having('IN_PROGRESS'),
		completed: having('COMPLETED'),
		failed: having('FAILED'),
		noAnswer: having('NO_ANSWER'),
	};
};

const detailed = (state: State, campaign: Campaign) => ({
	...show(campaign),
	totalRecipients: campaign.recipients.length,
	agentName: state.agents.get(campaign.voiceAgentId)?.name ?? null,
	recipients: grouped(campaign.recipients),
});

/** What they answer is not documented (docs/platforms/hamsa.md, 14); the campaign is taken. */
const actionRoute = (action: CampaignAction) =>
	route({
		method: 'post',
		path: `/v1/voice-agents/campaigns/:id/${action}`,
		answer: ({ state, params }) => envelope(show(act(state.campaign(params.id), action))),
	});

export const campaignRoutes: Route[] = [
	route({
		method: 'post',
		path: '/v1/voice-agents/campaigns',
		body: createBody,
		answer: ({ state, body: { phoneNumber, recipients, ...body } }) => {
			const now = isoTime();
			const id = newId();
			const campaign: Campaign = {
				id,
				status: 'SCHEDULED',
				scheduledDate: null,
				scheduledTimezone: null,
				timeRange: null,
				reservedConcurrency: null,
				webhookUrl: null,
				projectId: state.projectId,
				userId: state.userId,
				...body,
				voiceAgentId: state.agent(body.voiceAgentId).id,
				phoneNumberId: state.ownNumber(phoneNumber).id,
				createdAt: now,
				updatedAt: now,
				recipients: recipients.map((recipient) => newRecipient(id, recipient)),
			};
			state.campaigns.set(id, campaign);
			return envelope(show(campaign), 'Campaign created successfully', 'CAMPAIGN_CREATED_SUCCESSFULLY');
		},
	}),

	route({
		method: 'get',
		path: '/v1/voice-agents/campaigns',
		query: listQuery,
		answer: ({ state, query }) => {
			const wanted = (query.search ?? '').toLowerCase();
			const campaigns = [...state.campaigns.values()]
				.filter(({ voiceAgentId }) => query.voiceAgentId === undefined || voiceAgentId === query.voiceAgentId)
				.filter(({ id, name }) => id === query.search || name.toLowerCase().includes(wanted));
			const page = ofSkipRows(campaigns, query).map((campaign) => ({
				...show(campaign),
				recipientsCount: campaign.recipients.length,
			}));
			return envelope({ campaigns: page, totalCount: campaigns.length, returnedCount: page.length });
		},
	}),

	route({
		method: 'get',
		path: '/v1/voice-agents/campaigns/:id',
		answer: ({ state, params }) => envelope(detailed(state, state.campaign(params.id))),
	}),

	route({
		method: 'patch',
		path: '/v1/voice-agents/campaigns/:id',
		body: z.object({ name: campaignName }).strict(),
		answer: ({ state, params, body }) => envelope(show(Object.assign(state.campaign(params.id), body, { updatedAt: isoTime() }))),
	}),

	...(['pause', 'resume', 'cancel', 'retry'] as const).map(actionRoute),
];
