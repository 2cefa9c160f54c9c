import { AgentAnswers, type AnswerId } from './agentAnswers';
import { COMMAND_CHUNK, readCommand, type VoiceCommand } from './command';
import { type SilenceReason, type SpeechOptions, speechLines } from '../speech/speech';
import type { VoiceTurn } from './turn';

/** One line of n8n's streaming mode (docs/voice-streaming.md); `keepalive` lines have a type only. */
interface N8nChunk {
	type: string;
	content?: unknown;
	metadata?: { nodeId?: string; nodeName?: string; runIndex?: number; itemIndex?: number };
}

export interface ReaderOptions {
	/** How text becomes speech. */
	speech: SpeechOptions;
	/** Whether the caller hears what an AI node writes; every node if left out. */
	isHeard?: (nodeName: string) => boolean;
	/** Whether a node's failure leaves the answer complete, so that the caller needs no fallback message. */
	isHarmless?: (nodeName: string) => boolean;
	/**
	 * Called when nothing of an AI node's answer can be spoken and nothing has been said before; with `undefined` once something is
	 * said after all.
	 */
	onUnspoken?: (reason: SilenceReason | undefined) => void;
	/** Called when the execution has ended without a word although an AI node wrote something. */
	onSilence?: (reason: SilenceReason) => void;
}

/**
 * Converts the chunks that n8n streams into speech of the turn: commands of Voice Reply are passed on, AI tokens are grouped
 * into sentences, and a failed or cancelled execution ends with the fallback message.
 */
export class ExecutionStreamReader {
	private readonly answers: AgentAnswers;

	/** Whether a node failed after the last speech. The execution may still succeed, if that node is set to continue. */
	private hasPendingError = false;

	/** What `onUnspoken` was last told. */
	private unspokenBecause: SilenceReason | undefined;

	constructor(
		private readonly turn: VoiceTurn,
		private readonly options: ReaderOptions,
	) {
		this.answers = new AgentAnswers(options.speech, (line) => this.speak(line));
	}

	/** Processes one line written by n8n. Unknown lines are ignored. */
	readLine(line: string): void {
		const chunk = parseChunk(line);
		if (!chunk) return;
		const { type, content, metadata: { nodeName = '' } = {} } = chunk;
		const command = type === COMMAND_CHUNK ? readCommand(content) : undefined;
		if (command) this.handleCommand(command, nodeName);
		else if (type === 'error') this.handleError(chunk);
		else if (this.options.isHeard && nodeName !== '' && !this.options.isHeard(nodeName)) return;
		else if (type === 'begin') this.answers.begin(idOf(chunk));
		else if (type === 'item' && typeof content === 'string') this.answers.push(idOf(chunk), content);
		else if (type === 'end') this.answers.end(idOf(chunk));
		this.reportUnspoken();
	}

	/** The execution has ended: speaks the remaining text and closes the turn. */
	readEnd(): void {
		// An AI Agent that is set to continue after an error breaks off without an error in the stream.
		const hasBrokenOff = this.answers.isUnfinished;
		this.answers.endAll({ complete: false });
		if (!this.turn.isOpen) return;
		if (!this.turn.hasSpoken && this.answers.silentBecause) this.options.onSilence?.(this.answers.silentBecause);
		if (!this.turn.hasSpoken || this.hasPendingError || hasBrokenOff) this.turn.closeWithFallback();
		else this.turn.close({ text: '' });
	}

	private handleCommand(command: NonNullable<ReturnType<typeof readCommand>>, nodeName: string): void {
		if (!('signal' in command)) this.handleVoiceReply(command, nodeName);
		else if (command.signal === 'ended') this.readEnd();
		else this.turn.closeWithFallback();
	}

	private handleVoiceReply(command: VoiceCommand, nodeName: string): void {
		// An agent may call Voice Reply as its tool after a sentence. On the main line, an agent that has not ended has failed.
		const isTool = !this.options.isHeard?.(nodeName);
		this.answers.endAll({ complete: isTool });
		this.hasPendingError = false;
		const lines = speechLines(command.text, this.options.speech);
		if (!command.close) {
			for (const line of lines) this.turn.say(line);
			return;
		}
		for (const line of lines.slice(0, -1)) this.turn.say(line);
		const text = lines.at(-1) ?? '';
		// An end with nothing to speak, which the platform does not act on either, must not be silence.
		const isFinish = command.close === 'finish' || !this.turn.carriesOut({ ...command, text });
		if (isFinish && text === '' && !this.turn.hasSpoken) this.turn.closeWithFallback();
		else this.turn.close({ ...command, text });
	}

	private handleError({ metadata: { nodeId, nodeName = '' } = {} }: N8nChunk): void {
		this.answers.fail(nodeId);
		if (!this.options.isHarmless?.(nodeName)) this.hasPendingError = true;
	}

	/** As soon as it is known: when the execution ends, n8n has stored it already. */
	private reportUnspoken(): void {
		const reason = this.turn.hasSpoken ? undefined : this.answers.silentBecause;
		if (reason !== this.unspokenBecause) this.options.onUnspoken?.(reason);
		this.unspokenBecause = reason;
	}

	private speak(line: string): void {
		this.hasPendingError = false;
		this.turn.say(line);
	}
}

const idOf = ({ metadata: { nodeId = '', runIndex = 0, itemIndex = 0 } = {} }: N8nChunk): AnswerId => ({ nodeId, runIndex, itemIndex });

function parseChunk(line: string): N8nChunk | undefined {
	try {
		const chunk: unknown = JSON.parse(line);
		return typeof chunk === 'object' && chunk !== null && 'type' in chunk ? (chunk as N8nChunk) : undefined;
	} catch {
		return undefined;
	}
}
