import type { CallFacts, ChatPlatform } from './platform';
import { textIn, tool, type PlatformTool } from './tools';

/** `metadataSendMode` of Vapi's custom LLM: what it sends besides the messages. */
export type VapiMetadata = 'variable' | 'destructured' | 'off';

export interface VapiOptions {
	metadataSendMode?: VapiMetadata;
	/** `assistant.metadata`. */
	metadata?: Record<string, unknown>;
	/** Numbers the assistant may transfer to. None: the tool is not offered. */
	destinations?: string[];
	/** Tools of the assistant besides. */
	tools?: PlatformTool[];
	closesAtInterruption?: boolean;
}

/** A captured request of 2024 held the assistant's own server secret: it must not reach an execution (docs/custom-llm/vapi.md). */
export const VAPI_SERVER_SECRET = 'secret-of-the-assistant-s-own-server';

/** Vapi's `custom-llm` (docs/custom-llm/vapi.md). */
export const vapi = ({
	metadataSendMode = 'variable',
	metadata = {},
	destinations = ['+15005550009'],
	tools = [],
	closesAtInterruption = true,
}: VapiOptions = {}): ChatPlatform => ({
	name: 'Vapi',
	tools: [endCall, ...(destinations.length > 0 ? [transferCall(destinations)] : []), dtmf, ...tools],
	headers: () => ({}),
	body: ({ call }) => ({ temperature: 0.5, max_tokens: 250, ...besides(metadataSendMode, metadata, call) }),
	timeoutMs: 20_000,
	closesAtInterruption,
	needsBlankAfterDots: false,
});

function besides(mode: VapiMetadata, metadata: Record<string, unknown>, { callId, from, to, startedAt }: CallFacts): object {
	if (mode === 'off') return {};
	const customer = { number: from };
	const phoneNumber = { id: 'pn_1', number: to };
	const assistant = { id: 'asst_1', server: { url: 'https://example.com/vapi', secret: VAPI_SERVER_SECRET } };
	const call = { id: callId, type: 'inboundPhoneCall', createdAt: startedAt.toISOString(), customer, phoneNumber, assistant };
	return { ...(mode === 'variable' ? { metadata } : metadata), call, phoneNumber, customer };
}

const endCall = tool('endCall', 'Ends the call.', {}, [], () => ({ does: 'hangs up', ends: 'hungUp', result: null }));

const transferCall = (destinations: string[]) =>
	tool('transferCall', 'Transfers the call.', { destination: { type: 'string', enum: destinations } }, ['destination'], (given) => ({
		does: `transfers the call to ${textIn(given, 'destination')}`,
		ends: 'transferred',
		result: null,
	}));

const dtmf = tool('dtmf', 'Presses keys.', { keys: { type: 'string' } }, ['keys'], (given) => ({
	does: `presses ${textIn(given, 'keys')}`,
	result: 'Success.',
}));
