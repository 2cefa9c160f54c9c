import type { ServerResponse } from 'node:http';

import { z } from 'zod';

/** What a request brings. A repeated query parameter is a list. */
export interface Incoming<Query = Record<string, string | string[]>, Body = unknown> {
	params: Record<string, string>;
	query: Query;
	body: Body;
}

/** For an answer that is not JSON, or does not come all at once. */
export type Writer = (response: ServerResponse) => void;

/** What comes in is anything; what a schema lets through is `Output`. */
type Schema<Output> = z.ZodType<Output, z.ZodTypeDef, unknown>;

type Method = 'get' | 'post' | 'patch' | 'put' | 'delete';

export interface RouteSpec<Context, Query, Body> {
	method: Method;
	path: string;
	/** Left out: none is taken. */
	query?: Schema<Query>;
	body?: Schema<Body>;
	/** Of a success; 200 if left out. */
	status?: 200 | 201 | 204;
	/** Answers anybody: no key is looked at. */
	isPublic?: boolean;
	/** What to answer, or a function that writes it. */
	answer: (context: Context & Incoming<Query, Body>) => unknown;
}

export interface Route<Context> {
	method: Method;
	path: string;
	status: number;
	isPublic: boolean;
	run: (incoming: Incoming, context: Context) => unknown;
}

const nothing = z.object({}).strict().optional();

/**
 * Makes a platform's `route`: an operation whose schemas are checked first, then it answers with JSON, or nothing with 204.
 *
 * @param refuse the platform's words for what breaks a schema
 */
export function routeMaker<Context>(reject: (error: z.ZodError, place: 'body' | 'query') => Error) {
	function checked<Output>(schema: Schema<Output> | undefined, value: unknown, place: 'body' | 'query'): Output {
		const result = (schema ?? (nothing as unknown as Schema<Output>)).safeParse(value);
		if (!result.success) throw reject(result.error, place);
		return result.data;
	}

	return function route<Query, Body>({
		method,
		path,
		status = 200,
		isPublic = false,
		answer,
		...spec
	}: RouteSpec<Context, Query, Body>): Route<Context> {
		return {
			method,
			path,
			status,
			isPublic,
			run: (incoming, context) => {
				const query = checked(spec.query, incoming.query, 'query');
				const body = checked(spec.body, incoming.body, 'body');
				return answer({ ...context, params: incoming.params, query, body });
			},
		};
	};
}
