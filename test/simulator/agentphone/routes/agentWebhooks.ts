import { notFound } from '../errors';
import { slice } from '../paging';
import { route, type Route } from '../route';
import { deliveriesQuery, recentDeliveries, register, show, showDelivery, testSlot, webhookBody } from './webhookShared';

/** One slot an agent, which overrides the account's (docs/platforms/agentphone.md, 3.8, 4.1). */
export const agentWebhookRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/agents/:agent_id/webhook',
		answer: (context) => {
			const { account, params } = context;
			return show(account.agentWebhooks.get(account.agent(params.agent_id).id), context);
		},
	}),

	route({
		method: 'post',
		path: '/v1/agents/:agent_id/webhook',
		body: webhookBody,
		answer: (context) => {
			const { account, params } = context;
			const { id } = account.agent(params.agent_id);
			const webhook = register(context);
			account.agentWebhooks.set(id, webhook);
			return webhook;
		},
	}),

	// Events fall back to the account's webhook (docs/platforms/agentphone.md, 3.8).
	route({
		method: 'delete',
		path: '/v1/agents/:agent_id/webhook',
		answer: ({ account, params }) => {
			if (!account.agentWebhooks.delete(account.agent(params.agent_id).id)) throw notFound('Webhook');
			return { success: true };
		},
	}),

	route({
		method: 'post',
		path: '/v1/agents/:agent_id/webhook/test',
		answer: (context) => {
			const { id } = context.account.agent(context.params.agent_id);
			return testSlot(context, id, context.account.agentWebhooks.get(id), id);
		},
	}),

	// A bare array (docs/platforms/agentphone.md, 6).
	route({
		method: 'get',
		path: '/v1/agents/:agent_id/webhook/deliveries',
		query: deliveriesQuery,
		answer: ({ account, params, query: { hours, ...page } }) =>
			slice(recentDeliveries(account, account.agent(params.agent_id).id, hours), page).map(showDelivery),
	}),
];
