// The call console: a page with which people call their workflows, and the simulated platforms behind it.
import { createServer } from 'node:http';

import { createSession } from 'better-sse';
import express, { type Express, type NextFunction, type Request, type Response } from 'express';
import { z } from 'zod';

import type { N8nApi } from '../e2e/harness/api';
import type { AgentPhoneSimulator, HamsaSimulator } from '../simulator';
import { callEventPlatforms } from '../simulator/callEvents';
import { ApiError, messageOf } from '../simulator/common/apiError';
import { Listener } from '../simulator/common/listener';
import { AgentPhoneConsole } from './agentPhone';
import { bundlePage } from './bundle';
import { CallEventsConsole, type CallEventSecrets } from './callEvents';
import { buildCallsPage, insideScript } from './calls/build';
import { CustomLlmConsole, type CustomLlmSecrets } from './customLlm';
import { endedCalls } from './endedCalls';
import { Executions } from './executions';
import { CALLS_PAGE_POLICY, onlyOwnPage } from './guard';
import { HamsaConsole } from './hamsa';
import { Log } from './log';
import type { ConsolePlatform, Surroundings } from './platform';
import type { AgainRequest, EventChoice, HangUpRequest, Outbox, PlacedCallRequest, SendRequest, Target } from './protocol';
import { rehearsalRoutes, type Rehearse } from './rehearsals';
import { ReceptAiConsole, type ReceptSecrets } from './receptAi';
import { keptTables } from './tables';
import { Workflows } from './workflows';

export interface CallConsoleOptions {
	/** Signed in. */
	api: N8nApi;
	agentPhone: AgentPhoneSimulator;
	hamsa: HamsaSimulator;
	recept: ReceptSecrets;
	customLlm: CustomLlmSecrets;
	/** By the last part of the trigger's URL. */
	callEvents: Record<string, CallEventSecrets>;
	/** What callers may say, by agent of AgentPhone. */
	suggestions?: Record<string, string[]>;
	/** Plays a rehearsal here; left out, the page has none. */
	rehearse?: Rehearse;
	/** 0, the default, takes any free one. */
	port?: number;
}

export interface CallConsole {
	url: string;
	close(): Promise<void>;
}

/** Longer than anybody types; a platform's own limit is not documented. */
const LONGEST_WORDS = 2_000;

const sendRequest = z
	.object({
		targetId: z.string(),
		event: z.string(),
		words: z.string().max(LONGEST_WORDS),
		sentAs: z.enum(['authenticated', 'wrongProof', 'noProof', 'changedBody', 'stale', 'twice']),
		callId: z.string().optional(),
		caller: z.string().optional(),
		number: z
			.string()
			.regex(/^(?:\+[1-9]\d{6,14}|withheld)$/)
			.optional(),
		choices: z.record(z.string()).optional(),
	})
	.strict() satisfies z.ZodType<SendRequest>;

const againRequest = z.object({ body: z.string() }).strict() satisfies z.ZodType<AgainRequest>;

const placedCallRequest = z.object({ callId: z.string(), end: z.string().optional() }).strict() satisfies z.ZodType<PlacedCallRequest>;

const hangUpRequest = z.object({ targetId: z.string(), callId: z.string() }).strict() satisfies z.ZodType<HangUpRequest>;

/** Starts the console on this machine. It sends to webhooks that are registered at this run's simulators, and nowhere else. */
export async function startCallConsole({
	api,
	agentPhone,
	hamsa,
	recept,
	customLlm,
	callEvents,
	suggestions,
	rehearse,
	port = 0,
}: CallConsoleOptions): Promise<CallConsole> {
	const closing = new AbortController();
	const log = new Log(api.baseUrl);
	const executions = new Executions(api, log, closing.signal);
	const around = { baseUrl: api.baseUrl, log, executions };
	const receptAi = new ReceptAiConsole(recept, around);
	const platforms: Platforms = {
		agentphone: new AgentPhoneConsole(agentPhone, around, suggestions),
		customllm: new CustomLlmConsole(customLlm, around),
		hamsa: new HamsaConsole(hamsa, around),
		receptai: receptAi,
		...callEventConsoles(callEvents, around, closing.signal),
	};
	const workflows = new Workflows(api);
	const targets = async (): Promise<Target[]> => {
		const triggers = await workflows.triggers();
		return Object.values(platforms).flatMap((platform) => platform.targets(triggers));
	};

	const listener = new Listener(createServer(await appFor({ api, log, executions, targets, platforms, rehearse })));
	await listener.listen(port);
	return {
		url: listener.baseUrl,
		close: async () => {
			closing.abort();
			receptAi.close();
			await listener.close();
		},
	};
}

const callEventConsoles = (secrets: Record<string, CallEventSecrets>, around: Surroundings, closed: AbortSignal) =>
	Object.fromEntries(
		callEventPlatforms.map((simulated) => [simulated.path, new CallEventsConsole(simulated, secrets[simulated.path], around, closed)]),
	) as Record<string, ConsolePlatform>;

/** By `PlatformName`. */
type Platforms = Record<string, ConsolePlatform>;

interface Parts {
	api: N8nApi;
	log: Log;
	executions: Executions;
	targets: () => Promise<Target[]>;
	platforms: Platforms;
	rehearse: Rehearse | undefined;
}

async function appFor({ api, log, executions, targets, platforms, rehearse }: Parts): Promise<Express> {
	const [{ html, script, style, icon }, callsPage] = await Promise.all([bundlePage(), buildCallsPage()]);
	const targetNamed = async (id: string): Promise<Target> => {
		const target = (await targets()).find((one) => one.id === id);
		if (!target) throw new ApiError(404, { message: 'Nothing is registered there any more. Is the workflow still published?' });
		return target;
	};

	const app = express().disable('x-powered-by').use(onlyOwnPage);
	app.get('/', (_request, response) => response.type('html').send(html));
	app.get('/app.js', (_request, response) => response.type('js').send(script));
	app.get('/app.css', (_request, response) => response.type('css').send(style));
	app.get('/icon.svg', (_request, response) => response.type('svg').send(icon));

	app.get('/calls', (_request, response) => {
		response.set('Content-Security-Policy', CALLS_PAGE_POLICY);
		response
			.type('html')
			.send(callsPage({ rows: insideScript(endedCalls(log.all())), withoutScript: '<p>The charts need JavaScript.</p>' }));
	});

	app.get('/api/targets', async (_request, response) => response.json(await targets()));
	app.get('/api/events', async (request, response) => log.watch(await createSession(request, response)));

	app.use(express.json());
	app.post('/api/deliveries', async (request, response) => {
		const { targetId, event: value, callId, caller, choices, ...rest } = sendRequest.parse(request.body);
		const target = await targetNamed(targetId);
		const event = target.events.find((one) => one.value === value);
		if (!event || !target.sentAs.includes(rest.sentAs)) throw new ApiError(400, { message: `${target.name} does not send that` });
		if (caller !== undefined && !target.callers?.some((one) => one.value === caller))
			throw new ApiError(400, { message: `${target.name} is not called by that` });
		if (!hasChoices(event, choices)) throw new ApiError(400, { message: `${event.label} has no such choice` });
		if (target.obstacle) throw new ApiError(409, { message: target.obstacle });
		platforms[target.platform].send({
			target,
			event,
			...(callId !== undefined && { callId }),
			...(caller !== undefined && { caller }),
			...(choices !== undefined && { choices }),
			...rest,
		});
		response.status(202).json({});
	});
	app.post('/api/deliveries/:id/again', async ({ params: { id }, body }, response) => {
		const delivery = log.find((one) => one.id === id);
		if (!delivery) throw new ApiError(404, { message: 'There is no such delivery any more' });
		const target = await targetNamed(delivery.target.id);
		const platform = platforms[target.platform];
		if (!platform.sendAgain || delivery.event === 'voiceTurn') throw new ApiError(400, { message: 'This cannot be sent again' });
		if (target.obstacle) throw new ApiError(409, { message: target.obstacle });
		platform.sendAgain(delivery, target, bodyIn(againRequest.parse(body)));
		response.status(202).json({});
	});
	app.post('/api/hang-up', async (request, response) => {
		const { targetId, callId } = hangUpRequest.parse(request.body);
		const target = await targetNamed(targetId);
		const platform = platforms[target.platform];
		if (!platform.hangUp) throw new ApiError(400, { message: `${target.name} takes no calls` });
		platform.hangUp(target, callId);
		response.status(202).json({});
	});

	app.get('/api/outbox', (_request, response) => response.json(outboxOf(platforms)));
	app.get('/api/tables', async (_request, response) => response.json(await keptTables(api)));
	app.get('/api/items/:id', async ({ params: { id } }, response) => {
		if (!log.find((delivery) => delivery.executions.some((execution) => execution.id === id)))
			throw new ApiError(404, { message: 'The console started no such execution' });
		response.json(await executions.itemsOf(id));
	});
	app.post('/api/placed-calls', async (request, response) => {
		const { callId, end } = placedCallRequest.parse(request.body);
		const call = outboxOf(platforms).calls.find(({ id }) => id === callId);
		if (!call) throw new ApiError(404, { message: 'There is no such call' });
		const platform = platforms[call.platform];
		const all = await targets();
		if (end !== undefined) platform.end!(callId, end, all);
		else if (call.obstacle !== null || !platform.answer) throw new ApiError(409, { message: call.obstacle ?? 'Nobody can answer it' });
		else platform.answer(callId, all);
		response.status(202).json({});
	});

	if (rehearse) app.use(rehearsalRoutes(rehearse));
	app.use((_request: Request, response: Response) => response.status(404).json({ message: 'Not found' }));
	app.use((error: unknown, _request: Request, response: Response, next: NextFunction) => {
		if (response.headersSent) next(error);
		else if (error instanceof ApiError) response.status(error.status).json(error.body);
		else
			response
				.status(error instanceof z.ZodError ? 400 : 409)
				.json({ message: error instanceof z.ZodError ? 'Not a request of this page' : messageOf(error) });
	});
	return app;
}

/** @throws ApiError with where it is no JSON */
function bodyIn({ body }: AgainRequest): Record<string, unknown> {
	let parsed: unknown;
	try {
		parsed = JSON.parse(body);
	} catch (error) {
		throw new ApiError(400, { message: `This is not JSON: ${messageOf(error)}` });
	}
	if (typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed)) return parsed as Record<string, unknown>;
	throw new ApiError(400, { message: 'An event is an object: begin with { and end with }' });
}

/** Oldest first. */
function outboxOf(platforms: Platforms): Outbox {
	const all = Object.values(platforms).flatMap((platform) => platform.outbox?.() ?? []);
	const byTime = (one: { at: number }, other: { at: number }) => one.at - other.at;
	return { texts: all.flatMap(({ texts }) => texts).sort(byTime), calls: all.flatMap(({ calls }) => calls).sort(byTime) };
}

/** Whether each choice is one of the event's. */
const hasChoices = ({ choices = [] }: EventChoice, chosen: Record<string, string> = {}): boolean =>
	Object.entries(chosen).every(([name, value]) =>
		choices.some((choice) => choice.name === name && choice.options.some((option) => option.value === value)),
	);
