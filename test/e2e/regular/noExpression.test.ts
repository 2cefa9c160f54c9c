// Between a caller's sentence and our first word n8n evaluates no expression: one would cost an isolate (docs/tuning.md).
import path from 'node:path';
import pWaitFor from 'p-wait-for';

import { beforeFirstLine, readTrace, traceTo, type TraceEvent } from '../harness/expressionTrace';
import { makeTempFolder, removeTempFolder } from '../harness/processes';
import { postForStream } from '../harness/streams';
import { node } from '../harness/workflows';
import { activate, agentTrigger, seedPhoneAgent, startRegularStage, voiceReply, type RegularStage } from '../suites/stage';

const TURNS = 10;

const evaluated = (events: TraceEvent[]) => events.filter(({ event }) => event === 'evaluate').map(({ expression }) => expression);
const count = (events: TraceEvent[], wanted: TraceEvent['event']) => events.filter(({ event }) => event === wanted).length;

describe.each([
	['default settings', {}],
	['isolates taken only when needed', { N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE: 'true' }],
])('%s', (_name, env) => {
	let folder: string;
	let stage: RegularStage;
	let trace: () => TraceEvent[];

	beforeAll(async () => {
		folder = await makeTempFolder('trace');
		const file = path.join(folder, 'trace.jsonl');
		trace = () => readTrace(file);
		stage = await startRegularStage({}, { env: { ...env, ...traceTo(file) } });
	}, 180_000);
	afterAll(async () => {
		await stage?.stop();
		await removeTempFolder(folder);
	});

	it('evaluates none before the first line, and gives back every isolate it took', async () => {
		const agentId = seedPhoneAgent(stage);
		const { id } = await activate(stage, [
			agentTrigger(stage, agentId, { filler: 'One moment.' }),
			voiceReply('Answer', { operation: 'finish', text: 'Your order is on its way.' }),
		]);
		const { url } = stage.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!;
		const before = trace().length;
		const turns = await Promise.all(Array.from({ length: TURNS }, () => stage.simulator.placeTurn({ agentId, transcript: 'Where is my order?' })));
		expect(turns.flatMap(({ problems }) => problems)).toEqual([]);
		await stage.api.waitForExecutions(id, TURNS, { status: 'success' });

		const calls = beforeFirstLine(trace(), url);
		expect(calls).toHaveLength(TURNS);
		expect(calls.map(evaluated)).toEqual(calls.map(() => []));
		// Of a workflow without expressions the whole turn needs none.
		const own = () => trace().slice(before).filter(({ call }) => call !== undefined);
		expect(evaluated(own())).toEqual([]);

		await pWaitFor(() => count(own(), 'acquire') === count(own(), 'release'), { interval: 50, timeout: 10_000 });
		if ('N8N_EXPRESSION_ENGINE_LAZY_ACQUIRE' in env) expect(count(own(), 'acquire')).toBe(0);
		else expect(count(own(), 'acquire')).toBeGreaterThanOrEqual(TURNS);
	});

	it('sees an expression where there is one', async () => {
		const webhook = node('n8n-nodes-base.webhook', 'Webhook', { httpMethod: 'POST', path: 'seen', responseMode: 'responseNode', options: {} }, { typeVersion: 2.1 });
		const respond = node('n8n-nodes-base.respondToWebhook', 'Respond', { respondWith: 'text', responseBody: '={{ $json.body.said }}', options: {} }, { typeVersion: 1.5 });
		await activate(stage, [webhook, respond]);
		// n8n's own Webhook node is called at its path alone.
		const url = `${stage.n8n.baseUrl}/webhook/seen`;
		const answer = await (await postForStream(url, { said: 'hello' })).rest();
		expect(answer.map(({ text }) => text)).toEqual(['hello']);
		expect(beforeFirstLine(trace(), url).map(evaluated)).toEqual([expect.arrayContaining([expect.stringContaining('$json.body.said')])]);
	});
});
