import type { ServerResponse } from 'node:http';

import { z } from 'zod';

import { fromZod } from './errors';
import type { Account, State } from './state';
import type { Endings } from './endings';
import type { Sender } from './webhooks/sender';

/** What every operation may lean on. */
export interface Services {
	state: State;
	sender: Sender;
	endings: Endings;
	settings: {
		webhookSecretReadable: boolean;
		allowLoopbackWebhooks: boolean;
		transcriptShape: TranscriptShape;
		heartbeatMs: number;
		emojiReactions: boolean;
	};
}

/** The three shapes the sources report for a transcript (api/agentphone.md 3.5). */
export type TranscriptShape = 'transcript' | 'data' | 'transcripts';

export interface Context<Query = unknown, Body = unknown> extends Services {
	account: Account;
	params: Record<string, string>;
	query: Query;
	body: Body;
}

/** For an answer that is not JSON, or does not come all at once. */
export type Writer = (response: ServerResponse) => void;

/** What comes in is anything; what a schema lets through is `Output`. */
type Schema<Output> = z.ZodType<Output, z.ZodTypeDef, unknown>;

interface RouteSpec<Query, Body> {
	method: 'get' | 'post' | 'patch' | 'put' | 'delete';
	path: string;
	/** Left out: none is taken. */
	query?: Schema<Query>;
	body?: Schema<Body>;
	/** Of a success; 200 if left out. */
	status?: 200 | 201 | 204;
	/** Answers anybody: neither key nor sub-account is looked at. */
	isPublic?: boolean;
	/** What to answer, or a function that writes it. */
	answer: (context: Context<Query, Body>) => unknown;
}

export interface Route {
	method: 'get' | 'post' | 'patch' | 'put' | 'delete';
	path: string;
	status: number;
	isPublic: boolean;
	run: (context: Context) => unknown;
}

/** An operation: its schemas are checked first, as FastAPI does, then it answers with JSON, or nothing with 204. */
export function route<Query, Body>({ method, path, status = 200, isPublic = false, answer, ...spec }: RouteSpec<Query, Body>): Route {
	return {
		method,
		path,
		status,
		isPublic,
		run: (context) => {
			const query = checked(spec.query, context.query, 'query');
			const body = checked(spec.body, context.body, 'body');
			return answer({ ...context, query, body });
		},
	};
}

const nothing = z.object({}).strict().optional();

function checked<Output>(schema: Schema<Output> | undefined, value: unknown, place: 'body' | 'query'): Output {
	const result = (schema ?? (nothing as unknown as Schema<Output>)).safeParse(value);
	if (!result.success) throw fromZod(result.error, place);
	return result.data;
}
