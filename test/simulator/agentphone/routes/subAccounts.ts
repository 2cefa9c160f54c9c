import { z } from 'zod';

import type { SubAccount } from '../entities';
import { badRequest } from '../errors';
import { newId } from '../ids';
import { omit } from '../../common/omit';
import { integerParam } from '../paging';
import { route, type Context, type Route } from '../route';

/** The Convex client: 1 to 100 characters (docs/platforms/agentphone.md, 3.10). */
const nameBody = z.object({ name: z.string().min(1).max(100) }).strict();

const show = (subAccount: SubAccount & { account?: unknown }) => omit(subAccount, 'account');

/** One level of nesting (docs/platforms/agentphone.md, 3.10); how the API refuses more is not documented. */
function inMaster({ account, state }: Pick<Context, 'account' | 'state'>): void {
	if (account !== state.master) throw badRequest('Sub-accounts belong to the master account');
}

export const subAccountRoutes: Route[] = [
	route({
		method: 'get',
		path: '/v1/sub-accounts',
		query: z.object({ limit: integerParam(1, 500).optional(), offset: integerParam(0, Number.MAX_SAFE_INTEGER).default('0') }).strict(),
		answer: (context) => {
			inMaster(context);
			const { limit = Infinity, offset } = context.query;
			const rows = [...context.state.subAccounts.values()].map(show);
			return { data: rows.slice(offset, offset + limit), total: rows.length };
		},
	}),

	route({
		method: 'post',
		path: '/v1/sub-accounts',
		body: nameBody,
		answer: (context) => {
			inMaster(context);
			return show(context.state.addSubAccount(newId('sub'), context.body.name));
		},
	}),

	route({
		method: 'patch',
		path: '/v1/sub-accounts/:sub_account_id',
		body: nameBody,
		answer: (context) => {
			inMaster(context);
			return show(Object.assign(context.state.subAccount(context.params.sub_account_id), context.body));
		},
	}),

	route({
		method: 'delete',
		path: '/v1/sub-accounts/:sub_account_id',
		answer: (context) => {
			inMaster(context);
			context.state.subAccounts.delete(context.state.subAccount(context.params.sub_account_id).id);
			return { success: true };
		},
	}),
];
