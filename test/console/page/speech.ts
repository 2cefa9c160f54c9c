import { useEffect, useRef } from 'preact/hooks';

import type { Delivery } from '../protocol';

export const canSpeak = 'speechSynthesis' in window;

/** Speaks every line of an agent as it arrives, with a voice of the browser's own. */
export function useSpeech(deliveries: Delivery[], isOn: boolean): void {
	const spoken = useRef(new Map<string, number>());
	const isFirstLook = useRef(true);
	useEffect(() => {
		for (const { id, event, lines, endedBy } of deliveries) {
			const said = spoken.current.get(id) ?? 0;
			spoken.current.set(id, lines.length);
			// What was there before the page was opened is not news.
			if (!canSpeak || !isOn || isFirstLook.current || event !== 'voiceTurn') continue;
			if (endedBy === 'caller' || endedBy === 'interruption') continue;
			for (const { text } of lines.slice(said)) if (text) window.speechSynthesis.speak(new SpeechSynthesisUtterance(text));
		}
		if (deliveries.length > 0) isFirstLook.current = false;
	}, [deliveries, isOn]);
	useEffect(() => {
		if (canSpeak && !isOn) window.speechSynthesis.cancel();
	}, [isOn]);
}

/** The caller speaks or hangs up: the voice stops in the middle of the word. */
export function stopSpeaking(): void {
	if (canSpeak) window.speechSynthesis.cancel();
}
