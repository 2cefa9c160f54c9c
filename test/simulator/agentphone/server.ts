import { setTimeout as sleep } from 'node:timers/promises';

import express, { type Express, type NextFunction, type Request, type Response } from 'express';

import { ApiError, messageOf, unauthorized, unprocessable } from './errors';
import type { Fault, Faults, RateLimiter } from './faults';
import type { RecordedRequest } from './recorder';
import type { Context, Route, Services, Writer } from './route';
import { routes } from './routes';

export interface ServerParts {
	apiKey: string;
	services: Services;
	requests: RecordedRequest[];
	faults: Faults;
	rateLimiter: RateLimiter;
}

/** Header and query values as plain text; a repeated one keeps its last value. */
const texts = (values: Record<string, unknown>): Record<string, string> =>
	Object.fromEntries(Object.entries(values).map(([name, value]) => [name, String(Array.isArray(value) ? value.at(-1) : value)]));

const isJson = (request: Request) => request.headers['content-type']?.includes('json') ?? false;

/** The body as sent: JSON when it says so and is, else the text, else nothing. */
function bodyOf(request: Request): { body: unknown; broken: boolean } {
	const text = typeof request.body === 'string' ? request.body : '';
	if (text.trim() === '') return { body: undefined, broken: false };
	if (!isJson(request)) return { body: text, broken: false };
	try {
		return { body: JSON.parse(text) as unknown, broken: false };
	} catch {
		return { body: text, broken: true };
	}
}

/** `Authorization: Bearer <key>` on everything built here (api/agentphone.md 1). */
function checkKey(request: Request, apiKey: string): void {
	const { authorization } = request.headers;
	if (!authorization) throw unauthorized('Not authenticated');
	if (authorization !== `Bearer ${apiKey}`) throw unauthorized('Invalid API key');
}

function send(response: Response, status: number, body: unknown, headers: Record<string, string> = {}): void {
	response.status(status).set(headers);
	if (body === undefined) response.end();
	else response.json(body);
}

/** Plays the failing part of a fault. */
function fail(request: Request, response: Response, { status = 500, body, headers, reset }: Fault): void {
	if (reset) request.socket.resetAndDestroy();
	else send(response, status, body ?? { detail: 'Internal Server Error' }, headers);
}

export function createServer({ apiKey, services, requests, faults, rateLimiter }: ServerParts): Express {
	const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
	app.use(express.text({ type: () => true, limit: '5mb' }));

	app.use((request, response, next) => {
		const { method, path } = request;
		const { body } = bodyOf(request);
		const headers = texts(request.headers);
		const entry: RecordedRequest = { method, path, query: texts(request.query), headers, body, time: Date.now() };
		requests.push(entry);
		response.on('finish', () => (entry.status = response.statusCode));
		next();
	});

	const answer = async (route: Route, request: Request, response: Response): Promise<void> => {
		const fault = faults.take(request.method, request.path);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const failing = fault && (fault.status !== undefined || fault.reset === true || fault.actThenFail === true);
		if (failing && !fault.actThenFail) {
			fail(request, response, fault);
			return;
		}
		rateLimiter.check();
		if (!route.isPublic) checkKey(request, apiKey);
		const { body, broken } = bodyOf(request);
		if (broken) throw unprocessable({ loc: ['body'], msg: 'Expecting value', type: 'value_error.jsondecode' });
		const context: Context = {
			...services,
			account: route.isPublic ? services.state.master : services.state.account(request.get('X-Sub-Account-Id')),
			params: request.params as Record<string, string>,
			query: texts(request.query),
			body,
		};
		const result = await route.run(context);
		if (failing) fail(request, response, fault);
		else if (typeof result === 'function') (result as Writer)(response);
		else send(response, route.status, result);
	};

	for (const route of routes) {
		app[route.method](route.path, (request, response) => answer(route, request, response));
	}
	for (const path of new Set(routes.map((route) => route.path))) {
		app.all(path, () => {
			throw new ApiError(405, { detail: 'Method Not Allowed' });
		});
	}
	app.use(() => {
		throw new ApiError(404, { detail: 'Not Found' });
	});
	app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) next(error);
		else if (error instanceof ApiError) send(response, error.status, error.body, error.headers);
		else send(response, (error as { status?: number }).status ?? 500, { detail: messageOf(error) });
	});
	return app;
}
