// Plays rehearsals, one at a time.
import { useEffect, useState } from 'preact/hooks';

import type { PlayedRehearsal, PlayRequest, RehearsalChoice } from '../protocol';
import { playRehearsal } from './server';

export interface Rehearsals {
	/** Null until the server has told them. */
	choices: RehearsalChoice[] | null;
	isPlaying: boolean;
	/** The last one. */
	played: PlayedRehearsal | null;
	/** Why it could not be played. */
	problem: string | null;
	play: (request: PlayRequest) => void;
}

export function useRehearsals(): Rehearsals {
	const [choices, setChoices] = useState<RehearsalChoice[] | null>(null);
	const [isPlaying, setPlaying] = useState(false);
	const [played, setPlayed] = useState<PlayedRehearsal | null>(null);
	const [problem, setProblem] = useState<string | null>(null);
	useEffect(() => {
		const load = async () => {
			const response = await fetch('/api/rehearsals');
			setChoices(response.ok ? ((await response.json()) as RehearsalChoice[]) : []);
		};
		load().catch(() => setChoices([]));
	}, []);
	const play = (request: PlayRequest) => {
		setPlaying(true);
		setPlayed(null);
		setProblem(null);
		playRehearsal(request)
			.then(setPlayed)
			.catch((error: unknown) => setProblem(error instanceof Error ? error.message : String(error)))
			.finally(() => setPlaying(false));
	};
	return { choices, isPlaying, played, problem, play };
}
