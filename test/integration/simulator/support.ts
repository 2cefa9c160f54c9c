import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express, { type Request, type Response } from 'express';

import type { AgentPhoneSimulator } from '../../simulator';

export interface Received {
	headers: Request['headers'];
	/** The bytes as they came, as text. */
	raw: string;
	json: { agentId: string; event: string; data: Record<string, unknown>; recentHistory?: Array<{ content: string }> };
}

/** A small webhook receiver: keeps what comes and answers as told. */
export class Receiver {
	readonly received: Received[] = [];
	/** What to answer; 200 `{}` unless told. */
	answer: (response: Response, received: Received) => void | Promise<void> = (response) => {
		response.json({});
	};

	private constructor(private readonly server: Server) {}

	static async start(): Promise<Receiver> {
		const app = express();
		const server = app.listen(0, '127.0.0.1');
		const receiver = new Receiver(server);
		app.use(express.text({ type: () => true }));
		app.post(['/hook', '/hook/chat/completions'], async (request, response) => {
			const raw = String(request.body);
			const received = { headers: request.headers, raw, json: parse(raw) };
			receiver.received.push(received);
			await receiver.answer(response, received);
		});
		await once(server, 'listening');
		return receiver;
	}

	get url(): string {
		return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}/hook`;
	}

	async close(): Promise<void> {
		const closed = once(this.server, 'close');
		this.server.close();
		this.server.closeAllConnections();
		await closed;
	}
}

function parse(raw: string): Received['json'] {
	try {
		return JSON.parse(raw) as Received['json'];
	} catch {
		return { agentId: '', event: '', data: {} };
	}
}

export interface Answer<Body = unknown> {
	status: number;
	body: Body;
	headers: Headers;
}

/** A bare request, as no client library would send it. */
export async function ask<Body = unknown>(
	{ baseUrl, apiKey }: AgentPhoneSimulator,
	method: string,
	path: string,
	body?: unknown,
	headers: Record<string, string> = {},
): Promise<Answer<Body>> {
	const response = await fetch(`${baseUrl}${path}`, {
		method,
		headers: { Authorization: `Bearer ${apiKey}`, 'Content-Type': 'application/json', ...headers },
		...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
	});
	const text = await response.text();
	return { status: response.status, body: (text === '' ? undefined : JSON.parse(text)) as Body, headers: response.headers };
}

/** The places a 422 names, e.g. `body.url`. */
export const places = ({ status, body }: Answer): { status: number; at: string[] } => ({
	status,
	at: (body as { detail: Array<{ loc: string[] }> }).detail.map(({ loc }) => loc.join('.')),
});

/** From here on the timers of the simulator wait for `jest.advanceTimersByTime`; nothing else does. */
export const stopTimers = (): unknown =>
	jest.useFakeTimers({
		doNotFake: [
			'Date',
			'hrtime',
			'nextTick',
			'performance',
			'queueMicrotask',
			'setImmediate',
			'clearImmediate',
			'setInterval',
			'clearInterval',
		],
	});

/** What `POST /v1/register` cannot do without (docs/platforms/agentphone.md, 3.11), with the texts as short and as long as they may be. */
export const registrationBody = {
	registration_type: 'sole_proprietor' as const,
	first_name: 'Ada',
	last_name: 'Example',
	email: 'ada@example.com',
	phone_number: '+15005550001',
	street_address: '1 Main Street',
	city: 'Springfield',
	state: 'CA',
	zip_code: '90001',
	description: 'x'.repeat(40),
	use_cases: ['customer_care' as const],
	message_samples: ['x'.repeat(20), 'x'.repeat(1024)],
	consent_flow: 'x'.repeat(40),
	opt_in_image_url: 'https://example.com/opt-in.png',
};
