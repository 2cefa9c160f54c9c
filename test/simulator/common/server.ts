import { setTimeout as sleep } from 'node:timers/promises';

import express, { type Express, type NextFunction, type Request, type Response } from 'express';

import { ApiError, messageOf } from './apiError';
import type { Fault, Faults } from './faults';
import type { RecordedRequest } from './recorder';
import type { Incoming, Route, Writer } from './route';

/** What makes the server one platform's. */
export interface Platform<Context> {
	routes: Array<Route<Context>>;
	requests: RecordedRequest[];
	faults: Faults;
	/** The key, rate limits: throws ApiError for what may not pass. Sets headers that every answer carries. */
	admit: (request: Request, route: Route<Context>, response: Response) => void;
	/** What the operations may lean on. */
	contextOf: (request: Request, route: Route<Context>) => Context;
	refusals: {
		brokenJson: () => ApiError;
		unknownPath: () => ApiError;
		wrongMethod: () => ApiError;
		/** The body for anything else that goes wrong: too large, or a fault without a body. */
		other: (message: string) => unknown;
		/** For a platform whose operations throw errors of their own. */
		translate?: (error: unknown) => ApiError | undefined;
		/** The last word on every success. */
		beforeSending?: (body: unknown) => unknown;
	};
}

/** Header and query values as plain text; a repeated one keeps its last value. */
export const texts = (values: Record<string, unknown>): Record<string, string> =>
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

function send(response: Response, status: number, body: unknown, headers: Record<string, string> = {}): void {
	response.status(status).set(headers);
	if (body === undefined) response.end();
	else response.json(body);
}

/** A platform's REST API: every request is recorded, faults strike first, then the platform's own rules. */
export function createServer<Context>({ routes, requests, faults, admit, contextOf, refusals }: Platform<Context>): Express {
	const app = express().disable('x-powered-by').disable('etag').set('query parser', 'simple');
	app.use(express.text({ type: () => true, limit: '20mb' }));

	app.use((request, response, next) => {
		const { method, path } = request;
		const { body } = bodyOf(request);
		const headers = texts(request.headers);
		const entry: RecordedRequest = { method, path, query: texts(request.query), headers, body, time: Date.now() };
		requests.push(entry);
		response.on('finish', () => (entry.status = response.statusCode));
		next();
	});

	/** Plays the failing part of a fault. */
	const fail = (request: Request, response: Response, { status = 500, body, headers, reset }: Fault): void => {
		if (reset) request.socket.resetAndDestroy();
		else send(response, status, body ?? refusals.other('Internal Server Error'), headers);
	};

	const answer = async (route: Route<Context>, request: Request, response: Response): Promise<void> => {
		const fault = faults.take(request.method, request.path);
		if (fault?.delayMs !== undefined) await sleep(fault.delayMs);
		const failing = fault && (fault.status !== undefined || fault.reset === true || fault.actThenFail === true);
		if (failing && !fault.actThenFail) {
			fail(request, response, fault);
			return;
		}
		admit(request, route, response);
		const { body, broken } = bodyOf(request);
		if (broken) throw refusals.brokenJson();
		const incoming: Incoming = { params: request.params as Record<string, string>, query: request.query as Incoming['query'], body };
		const result = await route.run(incoming, contextOf(request, route));
		if (failing) fail(request, response, fault);
		else if (typeof result === 'function') (result as Writer)(response);
		else send(response, route.status, refusals.beforeSending ? refusals.beforeSending(result) : result);
	};

	for (const route of routes) {
		app[route.method](route.path, (request, response) => answer(route, request, response));
	}
	for (const path of new Set(routes.map((route) => route.path))) {
		app.all(path, () => {
			throw refusals.wrongMethod();
		});
	}
	app.use(() => {
		throw refusals.unknownPath();
	});
	app.use((thrown: unknown, _request: Request, response: Response, next: NextFunction) => {
		const error = refusals.translate?.(thrown) ?? thrown;
		if (response.headersSent) next(error);
		else if (error instanceof ApiError) send(response, error.status, error.body, error.headers);
		else send(response, (error as { status?: number }).status ?? 500, refusals.other(messageOf(error)));
	});
	return app;
}
