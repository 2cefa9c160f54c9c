import { z } from 'zod/v3';

/**
 * A command of Voice Reply to the live turn. It is platform-neutral: the trigger that opened the turn
 * encodes it in the format of its platform.
 */
export interface VoiceCommand {
	/** Text to speak; '' to say nothing. */
	text: string;
	/** How the turn ends after the text. If left out, the turn stays open. */
	close?: 'finish' | 'transfer' | 'hangUp' | 'pressDigits';
	/** With `pressDigits`: 0-9, * and #. */
	digits?: string;
}

/** What the trigger tells the live turn about its execution: that it was stopped, or that it has ended. */
export type ExecutionSignal = 'cancelled' | 'ended';

/**
 * Type of the chunks that carry commands. A language model cannot produce them, since its tokens are always sent as `item`;
 * so a caller cannot make the model transfer or end the call (prompt injection).
 */
export const COMMAND_CHUNK = 'begin';

const envelope = z.object({
	voiceAgents: z.union([
		z.object({ signal: z.enum(['cancelled', 'ended']) }),
		z.object({
			text: z.string(),
			close: z.enum(['finish', 'transfer', 'hangUp', 'pressDigits']).optional(),
			digits: z.string().optional(),
		}),
	]),
});

/** The chunk content that carries a command: `{voiceAgents: {text, close?, digits?}}`. */
export function commandContent({ text, close, digits }: VoiceCommand): { voiceAgents: { text: string; close?: string; digits?: string } } {
	return { voiceAgents: { text, ...(close && { close }), ...(digits && { digits }) } };
}

/** The chunk content that carries a signal: `{voiceAgents: {signal}}`. */
export const signalContent = (signal: ExecutionSignal) => ({ voiceAgents: { signal } });

/** The command or signal in a chunk's content, or `undefined` if there is none. */
export function readCommand(content: unknown): VoiceCommand | { signal: ExecutionSignal } | undefined {
	if (typeof content !== 'string' || !content.startsWith('{"voiceAgents"')) return undefined;
	try {
		return envelope.parse(JSON.parse(content)).voiceAgents;
	} catch {
		return undefined;
	}
}
