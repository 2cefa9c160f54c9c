// The clients of test/clients: programs of others that ask an OpenAI-compatible address for an answer.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
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

/**
 * Runs one scenario of one client in a process of its own.
 *
 * @param name such as `openai.stream`: file and function in `test/clients/scenarios`
 * @throws with what the client printed, if it fails or does not end within `timeout` ms (default a minute)
 */
export async function runClient<Outcome = ClientOutcome>(name: string, input: object, { timeout = 60_000 } = {}): Promise<Outcome> {
	if (!existsSync(path.join(folder, 'node_modules'))) throw new Error('the clients are not installed: node test/tools/setup.mjs');
	const child = spawn(process.execPath, [path.join(folder, 'run.mjs'), name], { stdio: ['pipe', 'pipe', 'pipe'], timeout });
	child.stdin.end(JSON.stringify(input));
	const ended = new Promise<string>((resolve, reject) => {
		child.once('error', reject);
		child.once('close', (code, signal) => resolve(signal ?? String(code)));
	});
	const [printed, complaints, end] = await Promise.all([text(child.stdout), text(child.stderr), ended]);
	if (end !== '0') throw new Error(`the client ${name} ended with ${end}:\n${complaints}${printed}`);
	return JSON.parse(printed.trimEnd().split('\n').at(-1)!) as Outcome;
}
