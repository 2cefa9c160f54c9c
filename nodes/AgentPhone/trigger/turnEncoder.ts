import type { VoiceCommand } from '../../shared/voice/command';
import type { LineEncoder } from '../../shared/voice/turn';

/**
 * AgentPhone's answer to a voice turn: one JSON object a line, `interim: true` on all but the last;
 * the last one closes the turn and may carry `hangup`, `action` or `digits` (docs/platforms/agentphone.md, 4.6).
 */
export const agentPhoneTurnEncoder: LineEncoder = {
	streamType: 'application/x-ndjson',
	interim: (text) => ({ text, interim: true }),
	final: ({ text, close, digits }: VoiceCommand) => ({
		// Also when empty: a closing line without any field could be taken for silence.
		text,
		...(close === 'hangUp' && { hangup: true }),
		...(close === 'transfer' && { action: 'transfer' }),
		...(close === 'pressDigits' && { digits }),
	}),
};
