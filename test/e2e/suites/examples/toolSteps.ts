// A model that uses the tools of an AI Agent, step by step, as a test wants.
import type { WebhookEvent } from '../../../simulator';
import type { ExecutionDetail } from '../../harness/api';
import type { ChatRequest, StandInAnswer } from '../../harness/openAiStandIn';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';

/** What the model does when it is asked. */
export type Step = (request: ChatRequest) => StandInAnswer | string;

/** Uses a tool. @param name as the model sees it, with underscores for spaces */
export const use =
	(name: string, given: Record<string, unknown> = {}): Step =>
	() => ({ text: '', toolCall: { name, arguments: given } });

/** What the newest answer of a tool holds, as the model reads it. */
export function lastAnswer({ messages }: ChatRequest): string {
	const answer = messages.findLast(({ role }) => role === 'tool')!.content as string;
	expect(answer).not.toMatch(/^\[?\{"error"/);
	return answer;
}

type Turn = Awaited<ReturnType<ExampleFixture['simulator']['placeTurn']>>;

/** An example that answers calls, published for an agent of its own while a suite runs. */
export interface CalledExample {
	/** One sentence of the caller, with a model that takes these steps in turn; the execution that follows ends well. */
	say: (transcript: string, steps: Step[], more?: { callId?: string; from?: string | null }) => Promise<Turn>;
	/** Delivers an event to the agent. @returns the execution that it starts, once it has ended */
	deliver: (event: WebhookEvent) => Promise<ExecutionDetail>;
	/** Waits for an execution that something else has started. @returns it, once it has ended */
	another: () => Promise<ExecutionDetail>;
	rows: LiveExample['rows'];
	id: () => string;
	agentId: () => string;
}

interface CalledOptions {
	agent?: Parameters<typeof seedPhoneAgent>[1];
	/** What the user changes before publishing. */
	change?: (id: string) => Promise<void>;
}

/** Publishes an example before the tests of a suite, and stops it behind them. */
export function calledExample(getFixture: () => ExampleFixture, name: string, { agent, change }: CalledOptions = {}): CalledExample {
	let example: LiveExample;
	let agentId: string;
	let executionCount = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture(), agent);
		example = await startExample(getFixture(), name, change);
	});
	afterAll(() => example?.stop());

	// After the end of a call the agent still thinks for a moment.
	const another = async () => (await example.ended((executionCount += 1))).at(-1)!;
	return {
		say: async (transcript, steps, more = {}) => {
			const { model, simulator } = getFixture();
			const rest = [...steps];
			model.configure({ reply: (_last, request) => rest.shift()?.(request) ?? 'I have nothing more to do.', tokenDelay: 2 });
			const turn = await simulator.placeTurn({ agentId, transcript, ...more });
			expect(turn.problems).toEqual([]);
			expect((await another()).error).toBeUndefined();
			expect(rest).toEqual([]);
			return turn;
		},
		deliver: async (event) => {
			await getFixture().simulator.deliver({ agentId, event });
			return await another();
		},
		another,
		rows: async (table) => await example.rows(table),
		id: () => example.id,
		agentId: () => agentId,
	};
}
