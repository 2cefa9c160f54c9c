// AI Agents with models of their own, and what a caller hears of them.
import type { ExecutionDetail } from '../harness/api';
import type { ChatRequest, OpenAiApi, StandInAnswer } from '../harness/openAiStandIn';
import { cutIntoTokens } from '../harness/openAiWire';
import { currentAiNodeVersion } from '../harness/paths';
import { connect, node, type WorkflowConnection, type WorkflowNode } from '../harness/workflows';
import type { TurnResult } from '../../simulator';
import { activate, agentTrigger, seedPhoneAgent, type Fixture } from './fixture';

export const SORRY = 'Please call back later.';

const LANGCHAIN = '@n8n/n8n-nodes-langchain';

/** A chat model that the stand-in plays. It sends each request once. @param name also the model's name in its requests */
export const chatModel = (fixture: Fixture, name: string, api: OpenAiApi = 'Responses API'): WorkflowNode =>
	node(
		`${LANGCHAIN}.lmChatOpenAi`,
		name,
		{
			model: { __rl: true, mode: 'id', value: name },
			...(api === 'chat completions' && { responsesApiEnabled: false }),
			options: { maxRetries: 0 },
		},
		{ typeVersion: currentAiNodeVersion('lmChatOpenAi'), credentials: { openAiApi: fixture.modelCredential } },
	);

export const connectModel = (model: WorkflowNode, agent: WorkflowNode, input = 0): WorkflowConnection =>
	connect(model, agent, { type: 'ai_languageModel', input });

/** An AI Agent that is asked what the caller said, wherever it stands. */
export const agentNode = (
	name: string,
	options: Record<string, unknown> = {},
	parameters: Record<string, unknown> = {},
	extra: Partial<WorkflowNode> = {},
): WorkflowNode =>
	node(
		`${LANGCHAIN}.agent`,
		name,
		{ promptType: 'define', text: "={{ $('Trigger').first().json.chatInput }}", options, ...parameters },
		{ typeVersion: currentAiNodeVersion('agent'), ...extra },
	);

/** An AI Agent Tool. */
export const agentTool = (name: string): WorkflowNode =>
	node(
		`${LANGCHAIN}.agentTool`,
		name,
		{
			toolDescription: 'Knows which slots are free',
			text: "={{ $fromAI('Question', 'What to look up', 'string') }}",
			options: {},
		},
		{ typeVersion: currentAiNodeVersion('agentTool') },
	);

/** What each model answers to its requests one after the other, by its name; the last answer is repeated. */
export function script(
	{ model }: Fixture,
	answers: Record<string, Array<string | ((request: ChatRequest) => string | StandInAnswer) | StandInAnswer>>,
) {
	const counts: Record<string, number> = {};
	model.configure({
		reply: (_said, request) => {
			const own = answers[request.model];
			if (!own) return { status: 500, text: `no answers for ${request.model}` };
			const count = counts[request.model] ?? 0;
			counts[request.model] = count + 1;
			const answer = own[Math.min(count, own.length - 1)];
			return typeof answer === 'function' ? answer(request) : answer;
		},
		tokenDelay: 2,
		firstTokenDelay: 0,
		onToken: undefined,
	});
}

/** The answer breaks off inside this text, which begins in the middle of a word. */
export const brokenAfter = (text: string) => ({ text: `${text}never heard.`, failAfterTokens: tokensOf(text) });

/** How many tokens hold at least this text, and at most a few letters of what follows. */
function tokensOf(text: string): number {
	let length = 0;
	return cutIntoTokens(`${text}never heard.`, 1).findIndex((token) => (length += token.length) >= text.length) + 1;
}

/** Asks for the first tool that is offered, after these words. */
export const callFirstTool =
	(parameters: Record<string, unknown>, text = '') =>
	(request: ChatRequest): StandInAnswer => {
		const [tool] = request.tools as Array<{ function: { name: string } }>;
		return { text, toolCall: { name: tool.function.name, arguments: parameters } };
	};

export interface Heard {
	/** Each line that is spoken, and '' for a closing line without words. */
	lines: unknown[];
	turn: TurnResult;
	execution: ExecutionDetail;
	/** Hints on the trigger, in the execution. */
	hints: string[];
	/** Custom data of the execution. */
	metadata: Record<string, string>;
}

interface RunData {
	resultData: { runData: Record<string, Array<{ hints?: Array<{ message: string }> }>>; metadata?: Record<string, string> };
}

export const textsOf = ({ lines }: TurnResult): unknown[] => lines.map(({ json }) => json?.text);

/** One closing line, the last one, and every line an object. */
export function expectOneEnding(turn: TurnResult): void {
	expect(turn.problems).toEqual([]);
	expect(turn.afterClose).toEqual([]);
	expect(turn.lines.map(({ interim }) => interim)).toEqual([...turn.lines.slice(1).map(() => true), false]);
}

/** The trigger of a workflow under test. */
export function phoneTrigger(fixture: Fixture, parameters: Record<string, unknown> = {}): { trigger: WorkflowNode; agentId: string } {
	const agentId = seedPhoneAgent(fixture);
	return { agentId, trigger: agentTrigger(fixture, agentId, { filler: '', fallbackMessage: SORRY, ...parameters }) };
}

/** What an execution holds of its turn. */
export async function recordOf({ api }: Fixture, workflowId: string): Promise<Pick<Heard, 'execution' | 'hints' | 'metadata'>> {
	const [{ id }] = await api.waitForExecutions(workflowId, 1);
	const execution = await api.getExecution(id);
	const { runData, metadata = {} } = (execution.data as RunData).resultData;
	return { execution, hints: (runData.Trigger ?? []).flatMap(({ hints = [] }) => hints.map(({ message }) => message)), metadata };
}

/** Calls a workflow once, and waits for its execution. */
export async function call(
	fixture: Fixture,
	{ trigger, agentId }: { trigger: WorkflowNode; agentId: string },
	nodes: WorkflowNode[],
	connections: WorkflowConnection[],
	{ settings, ...options }: { settings?: Record<string, unknown> } & Partial<Parameters<Fixture['simulator']['placeTurn']>[0]> = {},
): Promise<Heard> {
	const { id } = await activate(fixture, [trigger, ...nodes], connections, settings);
	const turn = await fixture.simulator.placeTurn({ agentId, transcript: 'Is a table free?', ...options });
	expectOneEnding(turn);
	return { lines: textsOf(turn), turn, ...(await recordOf(fixture, id)) };
}
