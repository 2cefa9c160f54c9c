import { RetriedAnswer } from './retriedAnswer';
import { type SilenceReason, type SpeechOptions, SpeechStream } from '../speech/speech';

/** The answer of one AI node to one item. */
interface Answer {
	nodeId: string;
	speech: SpeechStream;
	retried: RetriedAnswer | undefined;
	/** Lines that wait until the answers before this one have ended. */
	waiting: string[];
	/** Whether n8n has said that it began, so that n8n will also say that it ended. */
	isAnnounced: boolean;
	hasEnded: boolean;
}

/** Names an answer: a node answers several items at the same time, and again in each run of a loop. */
export interface AnswerId {
	nodeId: string;
	runIndex: number;
	itemIndex: number;
}

const keyOf = ({ nodeId, runIndex, itemIndex }: AnswerId): string => `${nodeId}/${runIndex}/${itemIndex}`;

/**
 * Turns the tokens of AI nodes into spoken lines. The answers to several items are spoken one after the other, in the order
 * in which they began; an answer that a node begins anew after an error replaces what was not spoken yet.
 */
export class AgentAnswers {
	/** In the order in which they began; the first one is being spoken. */
	private readonly open = new Map<string, Answer>();

	/** What each answer has said, in groups: one for each message of the model. */
	private readonly said = new Map<string, string[][]>();

	/** Why an answer that was not empty gave nothing to speak. */
	silentBecause: SilenceReason | undefined;

	constructor(
		private readonly options: SpeechOptions,
		private readonly say: (line: string) => void,
	) {}

	/** Whether an answer has begun that has not ended. After the execution this means that it broke off. */
	get isUnfinished(): boolean {
		return [...this.open.values()].some(({ isAnnounced, hasEnded }) => isAnnounced && !hasEnded);
	}

	/** A node begins to answer. If it has begun before without an end, n8n tries it again after an error. */
	begin(id: AnswerId): void {
		this.start(id, true);
	}

	/** A piece of an answer. An empty one is the only sign in n8n's stream that a message of OpenAI's Responses API ended. */
	push(id: AnswerId, piece: string): void {
		const answer = this.open.get(keyOf(id));
		if (piece === '') return answer?.speech.nextText();
		if (!answer) this.start(id, false);
		const begun = answer ?? this.open.get(keyOf(id))!;
		this.take(id, begun, begun.speech.push(piece));
	}

	/** The answer, or one message of it, is complete. */
	end(id: AnswerId): void {
		const answer = this.open.get(keyOf(id));
		if (answer) this.finish(id, answer, { complete: true });
		this.advance();
	}

	/** A node has failed: what it has begun to say is left out. */
	fail(nodeId: string | undefined): void {
		for (const [key, answer] of this.open) if (answer.nodeId === nodeId) this.finish(idOf(key), answer, { complete: false });
		this.advance();
	}

	/** Ends all answers, so that what is said next comes after them. */
	endAll(how: { complete: boolean }): void {
		for (const [key, answer] of this.open) this.finish(idOf(key), answer, how);
		this.advance();
	}

	private start(id: AnswerId, isAnnounced: boolean): void {
		const key = keyOf(id);
		const broken = this.open.get(key);
		if (broken) {
			Object.assign(broken, newAnswer(id, this.options, { isAnnounced, said: this.said.get(key) }));
			return;
		}
		this.finishOtherNodes(id);
		// For one item n8n asks the model about all of them again. The answer to a single item goes on instead, after a tool call.
		const earlier = this.answersSeveralItems(id) ? this.said.get(key) : undefined;
		this.open.set(key, newAnswer(id, this.options, { isAnnounced, said: earlier }));
		this.said.set(key, [...(this.said.get(key) ?? []), []]);
	}

	private answersSeveralItems(id: AnswerId): boolean {
		return [...this.said.keys()]
			.map(idOf)
			.some((one) => one.nodeId === id.nodeId && one.runIndex === id.runIndex && one.itemIndex !== id.itemIndex);
	}

	/** A node that answers no more, because another one has begun, has failed without n8n saying so. */
	private finishOtherNodes({ nodeId }: AnswerId): void {
		for (const [key, answer] of this.open) if (answer.nodeId !== nodeId) this.finish(idOf(key), answer, { complete: false });
		this.advance();
	}

	private finish(id: AnswerId, answer: Answer, how: { complete: boolean }): void {
		if (answer.hasEnded) return;
		answer.hasEnded = true;
		this.take(id, answer, answer.speech.flush(how));
		this.silentBecause = answer.speech.silentBecause ?? this.silentBecause;
	}

	private take(id: AnswerId, answer: Answer, lines: string[]): void {
		const unspoken = answer.retried ? lines.map((line) => answer.retried!.unspokenPart(line)) : lines;
		answer.waiting.push(...unspoken.filter((line) => line !== ''));
		if (this.open.keys().next().value === keyOf(id)) this.speakWaiting(id, answer);
	}

	/** Speaks the answers that have ended and what there is of the one after them. */
	private advance(): void {
		for (const [key, answer] of this.open) {
			this.speakWaiting(idOf(key), answer);
			if (!answer.hasEnded) return;
			this.open.delete(key);
		}
	}

	private speakWaiting(id: AnswerId, answer: Answer): void {
		for (const line of answer.waiting.splice(0)) {
			this.said.get(keyOf(id))?.at(-1)?.push(line);
			this.say(line);
		}
	}
}

function newAnswer(
	{ nodeId }: AnswerId,
	options: SpeechOptions,
	{ isAnnounced, said }: { isAnnounced: boolean; said?: string[][] },
): Answer {
	const retried = said && new RetriedAnswer(said);
	return { nodeId, speech: new SpeechStream(options), retried, waiting: [], isAnnounced, hasEnded: false };
}

function idOf(key: string): AnswerId {
	const [itemIndex, runIndex, ...rest] = key.split('/').reverse();
	return { nodeId: rest.reverse().join('/'), runIndex: Number(runIndex), itemIndex: Number(itemIndex) };
}
