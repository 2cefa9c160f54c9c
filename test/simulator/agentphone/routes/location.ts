import { route, type Route } from '../route';

/** docs/platforms/agentphone.md, 3.12. */
export const locationRoutes: Route[] = [
	// A phone that shares nothing has no place; what the API says of it is not documented.
	route({
		method: 'get',
		path: '/v1/location/:phone_number',
		answer: ({ account, params: { phone_number: phoneNumber } }) =>
			account.locations.get(phoneNumber) ?? { phoneNumber, latitude: null, longitude: null, status: 'unavailable', lastUpdated: 0 },
	}),

	route({
		method: 'post',
		path: '/v1/location/refresh',
		answer: ({ account }) => {
			for (const location of account.locations.values()) location.lastUpdated = Math.floor(Date.now() / 1000);
			return { success: true, pollAfterSeconds: 20 };
		},
	}),
];
