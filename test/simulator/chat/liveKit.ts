import type { ChatPlatform } from './platform';
import { textIn, tool, type PlatformTool } from './tools';

/**
 * An agent of LiveKit's framework, whose author gave it these tools (docs/custom-llm/livekit.md). The framework runs a tool and
 * always tells the model what came of it, also after hanging up.
 */
export const liveKit = ({ tools = [endCall, transferCall] }: { tools?: PlatformTool[] } = {}): ChatPlatform => ({
	name: 'LiveKit',
	tools,
	headers: ({ callId }) => ({ 'X-Session-Id': callId }),
	body: () => ({ stream_options: { include_usage: true }, tool_choice: 'auto' }),
	timeoutMs: 10_000,
	closesAtInterruption: true,
	needsBlankAfterDots: false,
});

const endCall = tool('end_call', 'Ends the call.', {}, [], () => ({ does: 'hangs up', ends: 'hungUp', result: 'The call has ended.' }));

const transferCall = tool('transfer_call', 'Transfers the call.', { to: { type: 'string' } }, ['to'], (given) => ({
	does: `transfers the call to ${textIn(given, 'to')}`,
	ends: 'transferred',
	result: 'The caller is being transferred.',
}));
