import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';

import { stopSpeaking } from './speech';

/** What browsers have of the Web Speech API; TypeScript's own types know none of it. */
interface Recognition {
	interimResults: boolean;
	continuous: boolean;
	lang: string;
	onresult: ((event: { results: ArrayLike<ArrayLike<{ transcript: string }>> }) => void) | null;
	onerror: ((event: { error: string }) => void) | null;
	onend: (() => void) | null;
	start(): void;
	stop(): void;
	abort(): void;
}

type RecognitionClass = new () => Recognition;

const browser = window as { SpeechRecognition?: RecognitionClass; webkitSpeechRecognition?: RecognitionClass };

const Recogniser = browser.SpeechRecognition ?? browser.webkitSpeechRecognition;

export const canListen = Recogniser !== undefined;

interface MicrophoneProps {
	onHeard: (words: string) => void;
	onProblem: (problem: string) => void;
}

/** Hold it, speak, let go: what was understood is said on the call. Works with the space bar and Enter too. */
export function Microphone({ onHeard, onProblem }: MicrophoneProps): JSX.Element | null {
	const [isListening, setListening] = useState(false);
	const recognition = useRef<Recognition | null>(null);
	useEffect(() => () => recognition.current?.abort(), []);
	if (!Recogniser) return null;

	const listen = () => {
		if (recognition.current) return;
		stopSpeaking();
		const started = new Recogniser();
		let heard = '';
		Object.assign(started, { interimResults: true, continuous: true, lang: navigator.language });
		started.onresult = ({ results }) => {
			heard = Array.from(results, ({ 0: best }) => best.transcript)
				.join(' ')
				.trim();
		};
		started.onerror = ({ error }) => {
			if (error !== 'aborted' && error !== 'no-speech') onProblem(`The browser did not understand: ${error}`);
		};
		started.onend = () => {
			recognition.current = null;
			setListening(false);
			if (heard !== '') onHeard(heard);
		};
		recognition.current = started;
		setListening(true);
		started.start();
	};
	const stop = () => recognition.current?.stop();
	const isKey = (key: string) => key === ' ' || key === 'Enter';
	return (
		<button
			type="button"
			class={isListening ? 'microphone listening' : 'microphone'}
			aria-pressed={isListening}
			title="Your browser turns speech into text; it may send the sound to its maker for that"
			// Also if the pointer leaves the button meanwhile, letting go is noticed.
			onPointerDown={({ currentTarget, pointerId }) => {
				currentTarget.setPointerCapture(pointerId);
				listen();
			}}
			onPointerUp={stop}
			onLostPointerCapture={stop}
			onKeyDown={(event) => {
				if (!isKey(event.key)) return;
				event.preventDefault();
				listen();
			}}
			onKeyUp={({ key }) => isKey(key) && stop()}
		>
			{isListening ? 'Listening …' : 'Hold to talk'}
		</button>
	);
}
