import { useEffect, useState } from 'preact/hooks';

/** A setting the browser keeps; without storage it lasts as long as the page. */
function usePreference<Value extends string>(name: string, byDefault: Value): [Value, (value: Value) => void] {
	const [value, setValue] = useState<Value>(() => {
		try {
			return (localStorage.getItem(name) as Value | null) ?? byDefault;
		} catch {
			return byDefault;
		}
	});
	const keep = (chosen: Value) => {
		setValue(chosen);
		try {
			localStorage.setItem(name, chosen);
		} catch {
			// A private window may refuse; the choice still holds for this page.
		}
	};
	return [value, keep];
}

export type Theme = 'auto' | 'light' | 'dark';

/** Auto follows the system, which Pico does by itself when no theme is set. */
export function useTheme(): [Theme, (theme: Theme) => void] {
	const [theme, setTheme] = usePreference<Theme>('theme', 'auto');
	useEffect(() => {
		if (theme === 'auto') document.documentElement.removeAttribute('data-theme');
		else document.documentElement.setAttribute('data-theme', theme);
	}, [theme]);
	return [theme, setTheme];
}

export const useSpeechSwitch = (): [boolean, (on: boolean) => void] => {
	const [value, setValue] = usePreference<'off' | 'on'>('speech', 'off');
	return [value === 'on', (on) => setValue(on ? 'on' : 'off')];
};
