import type { JSX } from 'preact';

import type { Theme } from './preferences';
import { canSpeak } from './speech';

const THEMES: Array<[Theme, string]> = [
	['auto', 'Auto'],
	['light', 'Light'],
	['dark', 'Dark'],
];

interface SettingsProps {
	theme: Theme;
	onTheme: (theme: Theme) => void;
	isSpeaking: boolean;
	onSpeaking: (on: boolean) => void;
}

export const Settings = ({ theme, onTheme, isSpeaking, onSpeaking }: SettingsProps): JSX.Element => (
	<div class="settings">
		{canSpeak && (
			<label class="speech">
				<input
					type="checkbox"
					role="switch"
					checked={isSpeaking}
					onChange={({ currentTarget }) => onSpeaking(currentTarget.checked)}
				/>
				Read aloud
			</label>
		)}
		<fieldset class="segments">
			<legend class="hidden">Colours</legend>
			{THEMES.map(([value, label]) => (
				<label key={value}>
					<input type="radio" name="theme" value={value} checked={theme === value} onChange={() => onTheme(value)} />
					<span>{label}</span>
				</label>
			))}
		</fieldset>
	</div>
);
