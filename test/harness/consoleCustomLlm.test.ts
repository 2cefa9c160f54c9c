// How the call console plays a platform whose language model is a workflow (test/console/customLlm.ts).
import { once } from 'node:events';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';

import express from 'express';
import waitFor from 'p-wait-for';

import { CustomLlmConsole } from '../console/customLlm';
import type { Executions } from '../console/executions';
import { Log } from '../console/log';
import type { Delivery, SentAs } from '../console/protocol';
import type { Trigger } from '../console/workflows';

const KEY = 'the-key-that-the-console-has';
const credential = { id: 'cred1', name: 'Simulated platforms', type: 'customLlmApi' };

const trigger = (webhookId: string, name: string, more: Partial<Trigger> = {}, credentialId = 'cred1'): Trigger =>
	({
		workflow: { id: webhookId, name, url: '' },
		isActive: true,
		node: {
			webhookId,
			type: 'n8n-nodes-voice-agents.customLlmTrigger',
			parameters: {},
			credentials: { customLlmApi: { id: credentialId } },
		},
		...more,
	}) as unknown as Trigger;

let server: Server;
let log: Log;
let lines: CustomLlmConsole;
const bodies: Array<{ tools?: Array<{ function: { name: string } }>; messages: Array<{ role: string; content: string }> }> = [];

const chunk = (delta: object, reason: string | null = null) =>
	`data: ${JSON.stringify({ id: 'c', object: 'chat.completion.chunk', created: 1, model: 'n8n', choices: [{ index: 0, delta, finish_reason: reason }] })}\n\n`;

beforeEach(async () => {
	bodies.length = 0;
	const app = express().use(express.json());
	app.post('/webhook/w1/v1/chat/completions', (request, response) => {
		if (request.headers.authorization !== `Bearer ${KEY}`) {
			response.status(401).json({ error: { message: 'Incorrect API key', type: 'authentication_error' } });
			return;
		}
		const body = request.body as (typeof bodies)[number];
		bodies.push(body);
		const words = body.messages.at(-1)!.content;
		response.type('text/event-stream').write(
			chunk({ role: 'assistant', content: '' }) +
				chunk({
					content:
						'I hear you very well indeed, and I am going to tell you a rather long story about a lamp in a shop by the sea. ',
				}),
		);
		if (words === 'wait') return;
		if (words === 'bye')
			response.write(
				chunk({ tool_calls: [{ index: 0, id: 'x', type: 'function', function: { name: 'endCall', arguments: '{}' } }] }),
			);
		response.end(`${chunk({}, words === 'bye' ? 'tool_calls' : 'stop')}data: [DONE]\n\n`);
	});
	server = app.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
	log = new Log(baseUrl);
	const executions = { follow: async () => {} } as unknown as Executions;
	lines = new CustomLlmConsole({ credential, key: KEY }, { baseUrl, log, executions });
});

afterEach(async () => {
	server.closeAllConnections();
	await new Promise((resolve) => server.close(resolve));
});

const targets = () => lines.targets([trigger('w1', 'Receptionist on ElevenLabs')]);

/** Says something, and gives what became of it. */
function say(words: string, more: { caller?: string; callId?: string; sentAs?: SentAs } = {}): Delivery {
	const [target] = targets();
	lines.send({ target, event: target.events[0], words, sentAs: 'authenticated', ...more });
	return log.find((delivery) => delivery.words === words)!;
}

const done = async (delivery: Delivery) => {
	await waitFor(() => delivery.isDone);
	return delivery;
};

it('has published workflows with the trigger as targets, and the platform a workflow is named after first', () => {
	const inactive = trigger('w2', 'Old', { isActive: false });
	const other = {
		...trigger('w3', 'Other'),
		node: { webhookId: 'w3', type: 'n8n-nodes-voice-agents.agentPhoneTrigger' },
	} as unknown as Trigger;
	const foreign = trigger('w4', 'With another key', {}, 'cred9');
	const shown = lines.targets([trigger('w1', 'Receptionist on ElevenLabs'), inactive, other, foreign]);
	expect(shown.map(({ name, obstacle }) => [name, obstacle !== undefined])).toEqual([
		['Receptionist on ElevenLabs', false],
		['With another key', true],
	]);
	expect(shown.map(({ callers }) => callers!.map(({ value }) => value))).toEqual([
		['elevenlabs', 'vapi', 'hamsa', 'livekit'],
		['vapi', 'elevenlabs', 'hamsa', 'livekit'],
	]);
});

it('calls as the platform that was chosen, and goes on in the same call', async () => {
	const first = await done(say('one', { caller: 'hamsa' }));
	expect(first).toMatchObject({
		status: 200,
		problems: [],
		lines: [{ text: expect.stringMatching(/by the sea\.$/) as string }],
		callEnd: null,
	});
	expect(first.request!.headers.Authorization).not.toContain(KEY);
	await done(say('two', { callId: first.callId! }));
	expect(bodies[1].tools).toBeUndefined();
	// Three words a second: of the first answer only the beginning was heard.
	const said = bodies[1].messages.filter(({ role }) => role !== 'system').map(({ content }) => content);
	expect(said).toEqual(['Hello, how can I help you?', 'one', expect.stringMatching(/^I\b(?!.*sea)/), 'two']);
});

it('is over when the agent hangs up with a tool', async () => {
	const turn = await done(say('bye', { caller: 'vapi' }));
	expect(turn).toMatchObject({ endedBy: 'agent', callEnd: 'The agent hung up', lines: [{}, { does: 'hangs up' }] });
	expect(() => lines.hangUp(targets()[0], turn.callId!)).toThrow('The call is over');
});

it('is over when the caller hangs up, in the middle of an answer or after it', async () => {
	const turn = say('wait');
	await waitFor(() => turn.lines.length === 1);
	lines.hangUp(targets()[0], turn.callId!);
	expect(await done(turn)).toMatchObject({ endedBy: 'caller', error: null, callEnd: 'The caller hung up' });
	const other = await done(say('one'));
	lines.hangUp(targets()[0], other.callId!);
	expect(other).toMatchObject({ endedBy: null, callEnd: 'The caller hung up' });
});

it('notes an interruption at the answer that was interrupted', async () => {
	const first = say('wait');
	await waitFor(() => first.lines.length === 1);
	await done(say('one', { callId: first.callId! }));
	expect(await done(first)).toMatchObject({ endedBy: 'interruption' });
});

it.each(['wrongProof', 'noProof'] as const)('is refused with %s', async (sentAs) => {
	expect(await done(say('one', { sentAs }))).toMatchObject({ status: 401, lines: [], error: null });
});

it('sends twice what is to come twice, as one request', async () => {
	const first = say('one', { sentAs: 'twice' });
	await done(first);
	const again = () => log.find(({ repeats }) => repeats === first.id);
	await waitFor(() => again()?.isDone === true);
	expect(bodies[1]).toEqual(bodies[0]);
});
