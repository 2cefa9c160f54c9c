// A model that uses the tools of an AI Agent, step by step, as a test wants.
import type { ChatRequest, StandInAnswer } from '../../harness/openAiStandIn';
import type { ExampleFixture, LiveExample } from '../exampleFixture';

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

export interface Caller {
	/** One sentence of the caller, with a model that takes these steps in turn; the execution that follows ends well. */
	say: (transcript: string, steps: Step[], more?: { callId?: string; from?: string | null }) => Promise<Turn>;
}

type Turn = Awaited<ReturnType<ExampleFixture['simulator']['placeTurn']>>;

/** @param ended counts the executions that the example has had before each sentence, by what else starts it */
export function callerOf(
	getFixture: () => ExampleFixture,
	getExample: () => LiveExample,
	getAgentId: () => string,
	ended = { count: 0 },
): Caller {
	return {
		say: async (transcript, steps, more = {}) => {
			const { model, simulator } = getFixture();
			const rest = [...steps];
			model.configure({ reply: (_last, request) => rest.shift()?.(request) ?? 'I have nothing more to do.', tokenDelay: 2 });
			const turn = await simulator.placeTurn({ agentId: getAgentId(), transcript, ...more });
			expect(turn.problems).toEqual([]);
			// After the end of a call the agent still thinks for a moment.
			const executions = await getExample().ended((ended.count += 1));
			expect(executions.at(-1)!.error).toBeUndefined();
			expect(rest).toEqual([]);
			return turn;
		},
	};
}
