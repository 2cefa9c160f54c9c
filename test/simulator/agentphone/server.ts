import type { Express, Request } from 'express';

import { ApiError } from '../common/apiError';
import type { Faults } from '../common/faults';
import type { RecordedRequest } from '../common/recorder';
import { createServer as createPlatformServer } from '../common/server';
import { unauthorized, unprocessable } from './errors';
import type { RateLimiter } from './rateLimiter';
import type { Services } from './route';
import { routes } from './routes';

export interface ServerParts {
	apiKey: string;
	services: Services;
	requests: RecordedRequest[];
	faults: Faults;
	rateLimiter: RateLimiter;
}

/** `Authorization: Bearer <key>` on everything built here (docs/platforms/agentphone.md, 1). */
function checkKey(request: Request, apiKey: string): void {
	const { authorization } = request.headers;
	if (!authorization) throw unauthorized('Not authenticated');
	if (authorization !== `Bearer ${apiKey}`) throw unauthorized('Invalid API key');
}

export function createServer({ apiKey, services, requests, faults, rateLimiter }: ServerParts): Express {
	return createPlatformServer({
		routes,
		requests,
		faults,
		admit: (request, route) => {
			rateLimiter.check();
			// Recordings are the only route that may be public.
			if (!route.isPublic || services.settings.recordingsNeedKey) checkKey(request, apiKey);
		},
		contextOf: (request, route) => ({
			...services,
			account: route.isPublic ? services.state.master : services.state.account(request.get('X-Sub-Account-Id')),
		}),
		refusals: {
			brokenJson: () => unprocessable({ loc: ['body'], msg: 'Expecting value', type: 'value_error.jsondecode' }),
			unknownPath: () => new ApiError(404, { detail: 'Not Found' }),
			wrongMethod: () => new ApiError(405, { detail: 'Method Not Allowed' }),
			other: (detail) => ({ detail }),
		},
	});
}
