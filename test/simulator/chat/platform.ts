import type { PlatformTool } from './tools';
import type { ChatMessage, OfferedTool } from './wire';

/** What a platform knows of a call. */
export interface CallFacts {
	callId: string;
	/** The caller's number, and the number that was called. */
	from: string;
	to: string;
	startedAt: Date;
}

export interface Asking {
	call: CallFacts;
	messages: ChatMessage[];
	tools: OfferedTool[];
}

/** How one kind of platform asks a custom LLM and treats the answer. */
export interface ChatPlatform {
	name: string;
	/** The tools it offers by itself. */
	tools: PlatformTool[];
	/** Besides the key. */
	headers(call: CallFacts): Record<string, string>;
	/** The body without what all platforms send alike. */
	body(asking: Asking): Record<string, unknown>;
	/** Until something can be spoken. */
	timeoutMs: number;
	/** Whether the caller's interruption closes the connection; otherwise the next request is all that tells. */
	closesAtInterruption: boolean;
	/** Whether a text that ends in dots needs a blank behind them to be spoken at once. */
	needsBlankAfterDots: boolean;
}
