import type { Express, Request } from 'express';

import type { Faults } from '../common/faults';
import type { RecordedRequest } from '../common/recorder';
import { createServer as createPlatformServer } from '../common/server';
import { HamsaRefusal, badRequest, inShape, notFound, unauthorized } from './errors';
import type { RateLimiter } from './rateLimiter';
import type { Services } from './route';
import { routes } from './routes';

export interface ServerParts {
	/** Asked for every request: a key may be rotated. */
	apiKey: () => string;
	services: Services;
	requests: RecordedRequest[];
	faults: Faults;
	rateLimiter: RateLimiter;
}

/** `Authorization: Token <key>`; newer pages of the documentation also have Bearer (docs/platforms/hamsa.md, 1.1). */
function checkKey({ headers }: Request, apiKey: string): void {
	if (headers.authorization !== `Token ${apiKey}` && headers.authorization !== `Bearer ${apiKey}`) throw unauthorized();
}

export function createServer({ apiKey, services, requests, faults, rateLimiter }: ServerParts): Express {
	const shaped = (rejection: HamsaRefusal) => inShape(rejection, services.settings.errorShape);
	return createPlatformServer({
		routes,
		requests,
		faults,
		admit: (request, route, response) => {
			if (!route.isPublic) checkKey(request, apiKey());
			response.set(rateLimiter.check());
		},
		contextOf: () => services,
		refusals: {
			brokenJson: () => shaped(badRequest('The body is not valid JSON')),
			unknownPath: () => shaped(notFound('Route')),
			wrongMethod: () => shaped(notFound('Route')),
			other: (message) => shaped(new HamsaRefusal(500, 'INTERNAL_SERVER_ERROR', message)).body,
			translate: (error) => (error instanceof HamsaRefusal ? shaped(error) : undefined),
			beforeSending: (body) => withFlag(body, services.settings.successFlag),
		},
	});
}

/** Puts the `success` of every success to what the simulator is set to. */
function withFlag(body: unknown, successFlag: boolean): unknown {
	const hasFlag = typeof body === 'object' && body !== null && 'success' in body && 'data' in body;
	return hasFlag ? { ...body, success: successFlag } : body;
}
