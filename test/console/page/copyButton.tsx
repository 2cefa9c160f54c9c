import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

interface CopyButtonProps {
	label: string;
	/** What is copied. */
	read: () => Promise<string> | string;
}

/** Puts a text on the clipboard, and says so. */
export function CopyButton({ label, read }: CopyButtonProps): JSX.Element {
	const [said, setSaid] = useState('');
	const copy = async () => {
		try {
			await navigator.clipboard.writeText(await read());
			setSaid('Copied');
		} catch (error) {
			setSaid(`Not copied: ${error instanceof Error ? error.message : String(error)}`);
		}
	};
	return (
		<span class="copy">
			<button type="button" class="quiet" onClick={() => void copy()}>
				{label}
			</button>
			<span role="status">{said}</span>
		</span>
	);
}
