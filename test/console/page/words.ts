// Names and times in words.
import type { HeardLine, PlatformName, SentAs } from '../protocol';

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

/** What a trigger says by itself. */
export const KINDS: Record<NonNullable<HeardLine['kind']>, string> = {
	greeting: 'Greeting',
	filler: 'Filler',
	fallback: 'Fallback message',
};

export const seconds = (ms: number): string => `${(ms / 1000).toFixed(2)} s`;

export const clock = (time: number): string => new Date(time).toLocaleTimeString([], { hour12: false });

/** 1:05 */
export const duration = (ms: number): string => `${Math.floor(ms / 60_000)}:${String(Math.floor(ms / 1000) % 60).padStart(2, '0')}`;

/** JSON, laid out to be read; anything else as it is. */
export function laidOut(text: string): string {
	try {
		return JSON.stringify(JSON.parse(text), null, 2);
	} catch {
		return text;
	}
}
