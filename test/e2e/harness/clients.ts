// The clients of test/clients: programs of others that ask an OpenAI-compatible address for an answer.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { text } from 'node:stream/consumers';

import { repositoryRoot } from './paths';

const folder = path.join(repositoryRoot, 'test/clients');

export interface ClientAddress {
	baseURL: string;
	apiKey: string;
}

/** The function of a tool, as a request offers it. */
export interface OfferedTool {
	name: string;
	description: string;
	/** JSON schema. */
	parameters: Record<string, unknown>;
}

/** The body of a request of chat completions. */
export interface ChatBody {
	model: string;
	messages: Array<{ role: string; content: string | null; [key: string]: unknown }>;
	tools?: Array<{ type: 'function'; function: OfferedTool }>;
	[key: string]: unknown;
}

/** What a client made of one answer; each client names finish reasons and usage in its own way. */
export interface ClientOutcome {
	/** As they came, if the answer was streamed. */
	texts?: string[];
	text: string;
	toolCalls: Array<{ id: string; name: string; arguments: string }>;
	finishReasons?: string[];
	usage: Record<string, unknown> | null;
	[more: string]: unknown;
}

export interface ClientError {
	/** Its class. */
	name: string;
	status: number | null;
	code: string | null;
	type: string | null;
	message: string;
}

/** A process in which the clients run; each is loaded when it is first asked for. */
export interface Clients {
	/**
	 * Runs one scenario.
	 *
	 * @param name such as `openai.stream`: file and function in `test/clients/scenarios`
	 * @throws with the client's words if it fails, or if the process ends
	 */
	run<Outcome = ClientOutcome>(name: string, input: object): Promise<Outcome>;
	/** Resolves with what the process complained about, when it has ended. */
	stop(): Promise<string>;
}

interface Answer {
	id: number;
	outcome?: unknown;
	error?: string;
}

/** Starts the clients. They end with this process. */
export function startClients(): Clients {
	if (!existsSync(path.join(folder, 'node_modules'))) throw new Error('the clients are not installed: node test/tools/setup.mjs');
	const child = spawn(process.execPath, [path.join(folder, 'run.mjs')], { stdio: ['pipe', 'pipe', 'pipe'] });
	const complaints = text(child.stderr);
	const waiting = new Map<number, { resolve: (outcome: unknown) => void; reject: (error: Error) => void }>();
	createInterface({ input: child.stdout }).on('line', (line) => {
		// A client may print something of its own.
		if (!line.startsWith('{"id":')) return;
		const { id, outcome, error } = JSON.parse(line) as Answer;
		if (error === undefined) waiting.get(id)!.resolve(outcome);
		else waiting.get(id)!.reject(new Error(error));
		waiting.delete(id);
	});
	const ended = new Promise<void>((resolve) => child.once('close', resolve));
	void ended.then(async () => {
		const words = await complaints;
		for (const { reject } of waiting.values()) reject(new Error(`the clients have ended: ${words}`));
	});
	let count = 0;
	return {
		run: async <Outcome>(scenario: string, input: object) =>
			await new Promise<Outcome>((resolve, reject) => {
				const id = ++count;
				waiting.set(id, { resolve: resolve as (outcome: unknown) => void, reject });
				child.stdin.write(`${JSON.stringify({ id, scenario, input })}\n`);
			}),
		stop: async () => {
			child.stdin.end();
			await ended;
			return await complaints;
		},
	};
}
