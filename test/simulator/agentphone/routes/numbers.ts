import type { PhoneNumber } from '../entities';
import { omit } from '../omit';
import { listEnvelope, pageQuery } from '../paging';
import { route, type Route } from '../route';

export const showNumber = (number: PhoneNumber) => omit(number, 'imessage');

export const numberRoutes: Route[] = [
	// Released numbers are left out (api/agentphone.md 3.2).
	route({
		method: 'get',
		path: '/v1/numbers',
		query: pageQuery.strict(),
		answer: ({ account, query }) => {
			const numbers = [...account.numbers.values()].filter(({ status }) => status !== 'released');
			return listEnvelope(numbers.map(showNumber), query);
		},
	}),

	// Returned whatever its status (api/agentphone.md 3.2).
	route({
		method: 'get',
		path: '/v1/numbers/:number_id',
		answer: ({ account, params }) => showNumber(account.number(params.number_id)),
	}),
];
