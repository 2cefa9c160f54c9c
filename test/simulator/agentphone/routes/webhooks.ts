import { z } from 'zod';

import { notFound } from '../errors';
import { integerParam, slice } from '../paging';
import { route, type Route } from '../route';
import { deliveriesQuery, recentDeliveries, register, show, showDelivery, testSlot, webhookBody } from './webhookShared';
import { allTimeOf, statsOf } from './webhookStats';

/** The account's slot (docs/platforms/agentphone.md, 3.8). */
export const webhookRoutes: Route[] = [
	route({ method: 'get', path: '/v1/webhooks', answer: (context) => show(context.account.webhook, context) }),

	route({
		method: 'post',
		path: '/v1/webhooks',
		body: webhookBody,
		answer: (context) => (context.account.webhook = register(context)),
	}),

	route({
		method: 'delete',
		path: '/v1/webhooks',
		answer: ({ account }) => {
			if (!account.webhook) throw notFound('Webhook');
			account.webhook = null;
			return { success: true };
		},
	}),

	// `agentId` goes into the payload, else the first agent's (docs/platforms/agentphone.md, 3.8); the account's slot is tested.
	route({
		method: 'post',
		path: '/v1/webhooks/test',
		query: z.object({ agentId: z.string().optional() }).strict(),
		answer: (context) => {
			const { account, query } = context;
			const [first] = account.agents.keys();
			return testSlot(context, 'account', account.webhook, account.agent(query.agentId ?? first).id);
		},
	}),

	route({
		method: 'get',
		path: '/v1/webhooks/deliveries/stats',
		query: z.object({ hours: integerParam(1, Number.MAX_SAFE_INTEGER).default('24') }).strict(),
		answer: ({ account, query: { hours } }) => statsOf(account, Date.now() - hours * 3_600_000),
	}),

	route({ method: 'get', path: '/v1/webhooks/deliveries/all-time', answer: ({ account }) => allTimeOf(account) }),

	// `items`, not `data`, and no `hasMore` (docs/platforms/agentphone.md, 6).
	route({
		method: 'get',
		path: '/v1/webhooks/deliveries',
		query: deliveriesQuery,
		answer: ({ account, query: { hours, ...page } }) => {
			const rows = recentDeliveries(account, 'account', hours);
			return { items: slice(rows, page).map(showDelivery), total: rows.length, ...page };
		},
	}),
];
