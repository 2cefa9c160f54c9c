import type { ChatPlatform } from './platform';
import { textIn, tool, type PlatformTool } from './tools';

export interface ElevenLabsOptions {
	/** `requestHeaders` of the custom LLM with `system__conversation_id` in one of them. */
	conversationHeader?: boolean;
	/** "Extra body" is on: these values and the conversation's id are sent in `elevenlabs_extra_body`. */
	extraBody?: Record<string, unknown> | null;
	/** The agent has a number to transfer to. */
	transfers?: boolean;
	tools?: PlatformTool[];
	closesAtInterruption?: boolean;
}

/** ElevenLabs Agents with a custom LLM (docs/custom-llm/elevenlabs.md). It sends no ID of the call unless the agent is set up to. */
export const elevenLabs = ({
	conversationHeader = false,
	extraBody = {},
	transfers = true,
	tools = [],
	closesAtInterruption = true,
}: ElevenLabsOptions = {}): ChatPlatform => ({
	name: 'ElevenLabs',
	tools: [endCall, ...(transfers ? [transferToNumber] : []), playKeypadTouchTone, skipTurn, languageDetection, ...tools],
	headers: ({ callId }): Record<string, string> => (conversationHeader ? { 'X-Conversation-Id': callId } : {}),
	body: ({ call }) => ({
		temperature: 0,
		max_tokens: 300,
		...(extraBody && {
			elevenlabs_extra_body: {
				conversation_id: call.callId,
				system__caller_id: call.from,
				system__called_number: call.to,
				...extraBody,
			},
		}),
	}),
	// The longest `cascadeTimeoutSeconds` that can be set.
	timeoutMs: 15_000,
	closesAtInterruption,
	needsBlankAfterDots: true,
});

const text = (description: string) => ({ type: 'string', description });

const endCall = tool(
	'end_call',
	'Ends the call.',
	{ reason: text('Why the call ends.'), message: text('A farewell.') },
	['reason'],
	(given) => ({ does: 'hangs up', ends: 'hungUp', says: textIn(given, 'message'), result: null }),
);

const transferToNumber = tool(
	'transfer_to_number',
	'Transfers the call to a person.',
	{
		transfer_number: text('The number.'),
		client_message: text('What the caller hears while waiting.'),
		agent_message: text('What the person hears.'),
		reason: text('Why.'),
	},
	['transfer_number', 'client_message', 'agent_message'],
	(given) => ({
		does: `transfers the call to ${textIn(given, 'transfer_number')}`,
		ends: 'transferred',
		says: textIn(given, 'client_message'),
		result: null,
	}),
);

const playKeypadTouchTone = tool(
	'play_keypad_touch_tone',
	'Plays touch tones.',
	{ dtmf_tones: text('The keys.'), reason: text('Why.') },
	['dtmf_tones'],
	(given) => ({ does: `presses ${textIn(given, 'dtmf_tones')}`, result: '{"status":"success"}' }),
);

const skipTurn = tool('skip_turn', 'Says nothing and waits.', { reason: text('Why.') }, [], () => ({
	does: 'waits for the caller',
	result: null,
}));

const languageDetection = tool(
	'language_detection',
	'Changes the language.',
	{ reason: text('Why.'), language: text('The language.') },
	['reason', 'language'],
	(given) => ({ does: `goes on in ${textIn(given, 'language')}`, result: '{"status":"success"}' }),
);
