// What AgentPhone can be made to tell, and with which choices.
import { callEnded, reaction, textMessage, type WebhookEvent } from '../simulator';
import type { PhoneNumber } from '../simulator/agentphone/entities';
import { isoTime } from '../simulator/agentphone/ids';
import type { Choice, EventChoice } from './protocol';

/** The reactions of iMessage (docs/platforms/agentphone.md, 4.5). */
const REACTIONS = ['love', 'like', 'dislike', 'laugh', 'emphasize', 'question'];

/** Who calls or writes, by what is chosen. A number that is withheld comes as null, as in web calls (docs/platforms/agentphone.md, 4.5). */
const PHONES: Record<string, string | null> = { usual: '+15005550001', other: '+15005550077', withheld: null };

const CALLER: Choice = {
	name: 'from',
	label: 'Caller',
	options: [
		{ value: 'usual', label: '+15005550001 (usual)' },
		{ value: 'other', label: '+15005550077 (another)' },
		{ value: 'withheld', label: 'Number withheld' },
	],
};

/** Texts are not sent from withheld numbers. */
const SENDER: Choice = { ...CALLER, label: 'Sender', options: CALLER.options.slice(0, 2) };

interface CallEnd {
	label: string;
	status: string;
	/** Retell's words, on whose engine the calls run (docs/platforms/agentphone.md, 4.5); null where the status says it. */
	reason: string | null;
	/** A conversation took place, which has a summary and a mood. */
	wasTalk: boolean;
	seconds: number;
	transcript: Array<{ role: 'agent' | 'user'; content: string }>;
}

const GREETING = { role: 'agent' as const, content: 'Hello, how can I help you?' };

/** How a call can end. */
export const CALL_ENDS: Record<string, CallEnd> = {
	completed: {
		label: 'Completed',
		status: 'completed',
		reason: 'user_hangup',
		wasTalk: true,
		seconds: 330,
		transcript: [GREETING, { role: 'user', content: 'I would like to move my booking to Friday.' }],
	},
	missed: { label: 'Missed, nobody answered', status: 'no-answer', reason: 'dial_no_answer', wasTalk: false, seconds: 0, transcript: [] },
	silent: {
		label: 'Answered, but the caller said nothing',
		status: 'completed',
		reason: 'user_hangup',
		wasTalk: false,
		seconds: 4,
		transcript: [GREETING],
	},
	busy: { label: 'Busy', status: 'busy', reason: 'dial_busy', wasTalk: false, seconds: 0, transcript: [] },
	voicemail: {
		label: 'Voicemail answered',
		status: 'completed',
		reason: 'voicemail_reached',
		wasTalk: false,
		seconds: 21,
		transcript: [{ role: 'agent', content: 'Hello, we will try again tomorrow.' }],
	},
	failed: { label: 'Failed', status: 'failed', reason: 'telephony_provider_unavailable', wasTalk: false, seconds: 0, transcript: [] },
};

const OUTCOME: Choice = {
	name: 'outcome',
	label: 'How it ended',
	options: Object.entries(CALL_ENDS).map(([value, { label, wasTalk }]) => ({ value, label, ...(!wasTalk && { withoutWords: true }) })),
};

const MOOD: Choice = {
	name: 'mood',
	label: 'Mood',
	options: ['Positive', 'Neutral', 'Negative', 'Unknown'].map((value) => ({ value, label: value })),
};

export const AGENT_PHONE_EVENTS: Array<Omit<EventChoice, 'starts'>> = [
	{ value: 'voiceTurn', label: 'Voice turn', words: { label: 'The caller says', sample: '' }, choices: [CALLER] },
	{ value: 'textMessage', label: 'Text message', words: { label: 'Text', sample: 'Is the shop open today?' }, choices: [SENDER] },
	{ value: 'reaction', label: 'Reaction', words: { label: 'Reaction', sample: 'love', options: REACTIONS }, choices: [SENDER] },
	{
		value: 'callEnded',
		label: 'Call ended',
		words: { label: 'Summary of the call', sample: 'The caller moved a booking to Friday.' },
		choices: [OUTCOME, MOOD, CALLER],
	},
];

/** The number that calls, by what was chosen, or as it is given. */
export const phoneOf = ({ from = 'usual' }: Record<string, string>): string | null =>
	from.startsWith('+') ? from : (PHONES[from] ?? null);

/** The body of an event that is not a voice turn. @param own the number of the agent, if it has one */
export function eventBody(event: string, words: string, choices: Record<string, string>, own: PhoneNumber | undefined): WebhookEvent {
	const from = phoneOf(choices);
	const { id: numberId = null, phoneNumber: to = null } = own ?? {};
	// A text always has a sender, and a number it came to.
	const sender = from ?? PHONES.usual!;
	switch (event) {
		case 'textMessage':
			return textMessage({ data: { numberId, from: sender, ...(to !== null && { to }), message: words } });
		case 'reaction':
			return reaction({ data: { ...(numberId !== null && { numberId }), fromNumber: sender, reactionType: words } });
		default:
			return callEnded({ data: { numberId, from, to, ...endOf(words, choices) } });
	}
}

function endOf(words: string, { outcome = 'completed', mood = 'Positive' }: Record<string, string>) {
	const { status, reason, wasTalk, seconds, transcript } = CALL_ENDS[outcome] ?? CALL_ENDS.completed;
	return {
		status,
		disconnectionReason: reason,
		transcript,
		durationSeconds: seconds,
		startedAt: isoTime(Date.now() - seconds * 1000),
		summary: wasTalk ? words : null,
		userSentiment: wasTalk && mood !== 'Unknown' ? mood : null,
		callSuccessful: wasTalk ? mood !== 'Negative' : false,
	};
}

/** What stands on the timeline. */
export function wordsOf(event: string, words: string, { outcome = 'completed', mood = 'Positive' }: Record<string, string>): string {
	if (event !== 'callEnded') return words;
	const { label, wasTalk } = CALL_ENDS[outcome] ?? CALL_ENDS.completed;
	return wasTalk ? `${words} (${mood.toLowerCase()} mood)` : label;
}
