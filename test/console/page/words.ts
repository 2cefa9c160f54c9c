// Times and outcomes in words.
import type { Delivery, PlatformName, SentAs } from '../protocol';

export const PLATFORMS: Record<PlatformName, string> = {
	agentphone: 'AgentPhone',
	customllm: 'Custom LLM (Vapi, ElevenLabs, Hamsa, LiveKit)',
	hamsa: 'Hamsa',
	receptai: 'Recept AI',
	vapi: 'Vapi (call events)',
	retell: 'Retell AI',
	elevenlabs: 'ElevenLabs (call events)',
	bland: 'Bland AI',
};

export const SENT_AS: Record<SentAs, string> = {
	authenticated: 'Genuine',
	twice: 'Delivered twice',
	wrongProof: 'Wrong signature or secret',
	noProof: 'No signature or secret',
	changedBody: 'Body changed on the way',
	stale: 'Ten minutes old',
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export const clock = (time: number): string => new Date(time).toLocaleTimeString([], { hour12: false });

/** 1:05 */
export const duration = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

export interface Verdict {
	tone: 'good' | 'bad' | 'plain' | 'open';
	text: string;
	/** What the trigger said. */
	detail?: string;
}

/** The words of a refusal: `{"message": "..."}`, `{"error": ...}`, or whatever there is. */
function complaintIn(answer: string): string {
	try {
		const { message, error } = JSON.parse(answer) as { message?: string; error?: string | { message?: string } };
		return message ?? (typeof error === 'object' ? error.message : error) ?? answer;
	} catch {
		return answer;
	}
}

export function verdictOn({ isDone, event, status, error, answer, sentAs, endedBy, lines, repeats }: Delivery): Verdict {
	if (!isDone) return { tone: 'open', text: lines.length > 0 ? 'Speaking' : 'Waiting for an answer' };
	if (endedBy === 'caller') return { tone: 'plain', text: 'The caller hung up' };
	if (error !== null) return { tone: 'bad', text: 'No answer', detail: error };
	const isWrong = sentAs !== 'authenticated' && sentAs !== 'twice';
	const isTaken = status !== null && status >= 200 && status < 300;
	if (!isTaken)
		return { tone: isWrong ? 'good' : 'bad', text: isWrong ? 'Refused, as it should be' : 'Refused', detail: complaintIn(answer) };
	if (isWrong) return { tone: 'bad', text: 'Accepted, though it should not be' };
	if (repeats !== null) return { tone: 'good', text: 'Known already' };
	if (event !== 'voiceTurn') return { tone: 'good', text: 'Acknowledged' };
	if (endedBy === 'interruption') return { tone: 'plain', text: 'Interrupted by the caller' };
	if (endedBy === 'agent') return { tone: 'good', text: 'The agent hung up' };
	return lines.some(({ text }) => text !== '') ? { tone: 'good', text: 'Answered' } : { tone: 'bad', text: 'Silence' };
}

/** What came of it in n8n. */
export function executionsOf({ executions, isLookingForExecutions, repeats, sentAs, target }: Delivery): string {
	if (target.workflow === null) return '';
	if (executions.length === 0) return isLookingForExecutions ? '' : 'started nothing';
	if (executions.length > 1) return `ran ${executions.length} times`;
	return sentAs === 'twice' ? (repeats === null ? 'ran once' : 'ran once, not again') : '';
}

/** JSON, laid out to be read; anything else as it is. */
export function laidOut(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
