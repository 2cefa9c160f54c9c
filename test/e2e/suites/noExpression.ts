// Between a caller's sentence and our first word n8n evaluates no expression: one would cost an isolate (docs/tuning.md).
import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../harness/api';
import { beforeFirstLine, callsTo, readTrace, type TraceEvent } from '../harness/expressionTrace';
import { postForStream } from '../harness/streams';
import { node } from '../harness/workflows';
import { readChatStream } from '../../support/chatStream';
import { addressOf, heard, llmTrigger, withCustomLlm } from './customLlmFixture';
import { activate, agentTrigger, seedPhoneAgent, voiceReply, type RegularFixture } from './fixture';

const TURNS = 10;

const evaluated = (events: TraceEvent[]) => events.filter(({ event }) => event === 'evaluate').map(({ expression }) => expression);
const count = (events: TraceEvent[], wanted: TraceEvent['event']) => events.filter(({ event }) => event === wanted).length;

/**
 * @param traceFile where the n8n of the fixture was told to write its trace (`traceTo`)
 * @param lazy whether it takes isolates only when they are needed
 */
export function noExpressionSuite(getFixture: () => RegularFixture, { traceFile, lazy }: { traceFile: () => string; lazy: boolean }): void {
	let fixture: RegularFixture;
	const trace = () => readTrace(traceFile());
	beforeAll(() => {
		fixture = getFixture();
	});

	const FILLER = 'One moment.';
	const ANSWER = 'Your order is on its way.';
	const QUESTION = 'Where is my order?';
	const answer = () => voiceReply('Answer', { operation: 'finish', text: ANSWER });

	/** A published workflow, where it is called, and one turn of a call that it answers. */
	interface Called {
		id: string;
		url: string;
		turn: () => Promise<void>;
	}

	async function byAgentPhone(): Promise<Called> {
		const agentId = seedPhoneAgent(fixture);
		const { id } = await activate(fixture, [agentTrigger(fixture, agentId, { filler: FILLER }), answer()]);
		const { url } = fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
		const turn = async () => {
			const { problems } = await fixture.simulator.placeTurn({ agentId, transcript: QUESTION });
			expect(problems).toEqual([]);
		};
		return { id, url, turn };
	}

	async function byCustomLlm(): Promise<Called> {
		const llm = await withCustomLlm(fixture, fixture.n8n.baseUrl);
		const trigger = llmTrigger(llm, { filler: FILLER });
		const { id } = await activate(fixture, [trigger, answer()]);
		const { baseURL, apiKey } = addressOf(llm, trigger);
		const url = `${baseURL}/chat/completions`;
		const turn = async () => {
			const response = await postForStream(url, heard(QUESTION, { stream: true }), { authorization: `Bearer ${apiKey}` });
			const events = (await response.rest()).map(({ text }) => `${text}\n\n`).join('');
			expect(readChatStream(events)).toMatchObject({ texts: ['One moment... ', `${ANSWER} `], finishReasons: ['stop'] });
		};
		return { id, url, turn };
	}

	it.each([
		['AgentPhone', byAgentPhone],
		['a platform with a custom LLM', byCustomLlm],
	])('called by %s: evaluates none before the first line, and gives back every isolate it took', async (_who, open) => {
		const { id, url, turn } = await open();
		await Promise.all(Array.from({ length: TURNS }, turn));
		await fixture.api.waitForExecutions(id, TURNS, { status: 'success' });

		const calls = beforeFirstLine(trace(), url);
		expect(calls).toHaveLength(TURNS);
		expect(calls.map(evaluated)).toEqual(calls.map(() => []));
		// Of a workflow without expressions the whole turn needs none.
		const own = () => callsTo(trace(), url);
		expect(evaluated(own())).toEqual([]);

		await pWaitFor(() => count(own(), 'acquire') === count(own(), 'release'), { interval: 50, timeout: WAIT_TIMEOUT_MS });
		if (lazy) expect(count(own(), 'acquire')).toBe(0);
		else expect(count(own(), 'acquire')).toBeGreaterThanOrEqual(TURNS);
	});

	it('sees an expression where there is one', async () => {
		const webhook = node(
			'n8n-nodes-base.webhook',
			'Webhook',
			{ httpMethod: 'POST', path: 'seen', responseMode: 'responseNode', options: {} },
			{ typeVersion: 2.1 },
		);
		const respond = node(
			'n8n-nodes-base.respondToWebhook',
			'Respond',
			{ respondWith: 'text', responseBody: '={{ $json.body.said }}', options: {} },
			{ typeVersion: 1.5 },
		);
		await activate(fixture, [webhook, respond]);
		// n8n's own Webhook node is called at its path alone.
		const url = `${fixture.n8n.baseUrl}/webhook/seen`;
		const answer = await (await postForStream(url, { said: 'hello' })).rest();
		expect(answer.map(({ text }) => text)).toEqual(['hello']);
		expect(beforeFirstLine(trace(), url).map(evaluated)).toEqual([
			expect.arrayContaining([expect.stringContaining('$json.body.said')]),
		]);
	});
}
