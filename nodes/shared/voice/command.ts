import { z } from 'zod/v3';

/**
 * What Voice Reply asks of the live turn. Platform-neutral: the trigger that opened the turn
 * translates it into its platform's wire format.
 */
export interface VoiceCommand {
	/** Say this; empty for nothing. */
	text: string;
	/** Ends the turn after the text. Absent: the turn stays open. */
	close?: 'finish' | 'transfer' | 'hangUp' | 'pressDigits';
	/** With `pressDigits`: 0-9, * and #. */
	digits?: string;
}

/**
 * Commands travel in chunks of type `confirmExecutionStart`, which language models cannot produce: their tokens always
 * come as `item`. Nothing a caller talks a model into saying can therefore transfer or end the call.
 */
export const COMMAND_CHUNK = 'begin';

const envelope = z.object({
	voiceAgents: z.object({
		text: z.string(),
		close: z.enum(['finish', 'transfer', 'hangUp', 'pressDigits']).optional(),
		digits: z.string().optional(),
	}),
});

/** The chunk content that carries a command: `{voiceAgents: {text, close?, digits?}}`. */
export function commandContent({ text, close, digits }: VoiceCommand): { voiceAgents: { text: string; close?: string; digits?: string } } {
	return { voiceAgents: { text, ...(close && { close }), ...(digits && { digits }) } };
}

/** The command in a chunk's content, or `undefined` if it carries none. */
export function readCommand(content: unknown): VoiceCommand | undefined {
	if (typeof content !== 'string' || !content.startsWith('{"voiceAgents"')) return undefined;
	try {
		return envelope.parse(JSON.parse(content)).voiceAgents;
	} catch {
		return undefined;
	}
}
