import type { JSX } from 'preact';
import { useRef } from 'preact/hooks';

import type { PlayedRehearsal } from '../protocol';
import type { Rehearsals } from './rehearsals';

const VERDICT: Record<PlayedRehearsal['is'], string> = { passed: 'Passed', failed: 'Failed', couldNotRun: 'Could not run' };

/** Chooses a rehearsal, plays it, and shows its report. */
export function RehearsalsView({ choices, isPlaying, played, problem, play }: Rehearsals): JSX.Element {
	const chosen = useRef<HTMLSelectElement>(null);
	const playFile = async (input: HTMLInputElement) => {
		const file = input.files?.[0];
		if (!file) return;
		const text = await file.text();
		// The same file may be chosen again, when it was changed.
		input.value = '';
		play({ name: file.name, text });
	};
	return (
		<section class="rehearsals" aria-labelledby="rehearsals-title">
			<h2 id="rehearsals-title">Rehearsals</h2>
			<p class="hint">
				A rehearsal makes a call by itself, and checks what is heard and done. Its call appears under “Line” while it is played.
				Under every call that has ended, “Save as rehearsal” makes a file of it.
			</p>
			<form
				class="rehearsals-choice"
				onSubmit={(submitted) => {
					submitted.preventDefault();
					play({ example: chosen.current!.value });
				}}
			>
				<label>
					<span>Example</span>
					<select ref={chosen}>
						{choices?.map(({ name, title }) => (
							<option key={name} value={name}>
								{title}
							</option>
						))}
					</select>
				</label>
				<button type="submit" disabled={isPlaying || !choices?.length}>
					Rehearse
				</button>
				<label>
					<span>Or a file of yours</span>
					<input
						type="file"
						accept=".yaml,.yml,.json"
						disabled={isPlaying}
						onChange={({ currentTarget }) => void playFile(currentTarget)}
					/>
				</label>
			</form>
			<p role="status" class={played ? `rehearsed rehearsed-${played.is}` : 'rehearsed'}>
				{isPlaying && 'Playing …'}
				{played && `${VERDICT[played.is]}: ${played.title}`}
			</p>
			<div role="alert">{problem !== null && <p class="problem">{problem}</p>}</div>
			{played && <iframe key={played.id} src={`/rehearsals/${played.id}`} title="Report of the rehearsal" />}
		</section>
	);
}
