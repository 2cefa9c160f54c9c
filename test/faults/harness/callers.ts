// Callers of both live triggers, who are on the line while something breaks.
import { webhookAt } from '../../e2e/harness/workflows';
import type { ChatCallOptions } from '../../simulator/chat';
import { ChatCall, vapi } from '../../simulator/chat';
import { SAFE_SENTENCE, TURN_TIMEOUT_S, WHOLE_ANSWER, type FaultFixture } from './fixture';

/** What a caller heard, whichever platform the call is on. */
export interface Heard {
	/** Line by line. */
	spoken: string[];
	/** Whether the answer was ended as the platform's protocol says; without, the connection ended. */
	ended: boolean;
	/** Everything the protocol does not allow. */
	problems: string[];
	/** The longest time without anything new, in milliseconds. */
	longestSilenceMs: number;
}

export interface CallOptions {
	/** Told when the workflow has said its first words. */
	onWord?: () => void;
	/** AgentPhone's caller only. */
	hangUpAfterLines?: number;
}

const QUESTION = 'Where is my order?';

const longestOf = (times: number[], endMs: number): number => {
	const all = [0, ...times, endMs];
	return Math.max(...all.slice(1).map((at, index) => at - all[index]));
};

/** A caller of AgentPhone wants to know where an order is. @param webhook which of the processes that take webhooks is asked */
export async function call(fixture: FaultFixture, webhook = 0, { onWord, hangUpAfterLines }: CallOptions = {}): Promise<Heard> {
	const { simulator, voiceAgentId, webhookUrls } = fixture;
	const registered = simulator.state.ownerOf(voiceAgentId).agentWebhooks.get(voiceAgentId)!.url;
	const { lines, final, problems, totalMs } = await simulator.placeTurn({
		agentId: voiceAgentId,
		transcript: QUESTION,
		url: webhookAt(webhookUrls[webhook % webhookUrls.length], registered),
		timeoutMs: TURN_TIMEOUT_S * 1000,
		onLine: (line) => void (JSON.stringify(line).includes(WHOLE_ANSWER[1]) && onWord?.()),
		...(hangUpAfterLines !== undefined && { hangUpAfterLines }),
	});
	fixture.answers.push(...lines.map(({ json }) => JSON.stringify(json)));
	return {
		spoken: lines.flatMap(({ json }) => (typeof json?.text === 'string' ? [json.text] : [])),
		ended: final !== null,
		problems,
		longestSilenceMs: longestOf(
			lines.map(({ atMs }) => atMs),
			totalMs,
		),
	};
}

/** The same asked on Vapi, whose model is the workflow. */
export async function callCustomLlm(fixture: FaultFixture, webhook = 0, { onWord }: CallOptions = {}): Promise<Heard> {
	const { customLlm, webhookUrls } = fixture;
	const options: ChatCallOptions = {
		platform: vapi({ destinations: [] }),
		url: webhookAt(webhookUrls[webhook % webhookUrls.length], customLlm.url),
		key: customLlm.key,
	};
	const times: number[] = [];
	const turn = await new ChatCall(options).say(QUESTION, {
		onText: (text, atMs) => {
			times.push(atMs);
			if (text.includes(WHOLE_ANSWER[1])) onWord?.();
		},
	});
	fixture.answers.push(turn.raw);
	return {
		spoken: turn.texts.map((text) => text.trim()).filter((text) => text !== ''),
		ended: turn.finishReason !== null,
		problems: turn.problems,
		longestSilenceMs: longestOf(times, turn.totalMs),
	};
}

/** Whether the caller was spared silence: the answer, the fallback message in time, or a connection that ended and did not hang. */
export function expectNotLeftHanging({ spoken, ended, longestSilenceMs }: Heard): void {
	expect(longestSilenceMs).toBeLessThan(TURN_TIMEOUT_S * 1000);
	if (ended) expect([SAFE_SENTENCE, WHOLE_ANSWER.at(-1)]).toContain(spoken.at(-1));
}
