import { z } from 'zod/v3';

/**
 * A command of Voice Reply to the live turn. It is platform-neutral: the trigger that opened the turn
 * encodes it in the format of its platform.
 */
export interface VoiceCommand {
	/** Text to speak; '' to say nothing. */
	text: string;
	/** How the turn ends after the text. If left out, the turn stays open. */
	close?: (typeof CLOSINGS)[number];
	/** With `pressDigits`: 0-9, * and #. */
	digits?: string;
	/** With `transfer`: the number or address to connect the caller with; the one set on the platform if left out. */
	transferTo?: string;
	/** With `tool`: the platform's tool to call. */
	tool?: ToolCommand;
}

/** A call of one of the platform's own tools. */
export interface ToolCommand {
	name: string;
	arguments: Record<string, unknown>;
}

const CLOSINGS = ['finish', 'transfer', 'hangUp', 'pressDigits', 'tool'] as const;

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
			close: z.enum(CLOSINGS).optional(),
			digits: z.string().optional(),
			transferTo: z.string().optional(),
			tool: z.object({ name: z.string(), arguments: z.record(z.string(), z.unknown()) }).optional(),
		}),
	]),
});

/** The chunk content that carries a command: `{voiceAgents: {text, close?, digits?, transferTo?, tool?}}`. */
export function commandContent({ text, close, digits, transferTo, tool }: VoiceCommand): { voiceAgents: VoiceCommand } {
	return {
		voiceAgents: { text, ...(close && { close }), ...(digits && { digits }), ...(transferTo && { transferTo }), ...(tool && { tool }) },
	};
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
