import type { JSX } from 'preact';

const PATHS = {
	phone: 'M6.6 3.2c.5-.4 1.3-.3 1.7.3l1.7 2.6c.3.5.3 1.2-.2 1.7L8.7 8.9c.7 1.6 1.9 2.9 3.5 3.6l1.1-1.2c.4-.4 1.1-.5 1.7-.2l2.6 1.7c.6.4.7 1.2.3 1.7l-1.5 1.9c-.5.6-1.2.8-1.9.6C9.8 15.8 5.6 11.7 4.4 6.9c-.2-.7.1-1.4.6-1.9z',
	text: 'M4 4h14a2 2 0 0 1 2 2v8a2 2 0 0 1-2 2h-6l-5 4v-4H4a2 2 0 0 1-2-2V6a2 2 0 0 1 2-2z',
	event: 'M12 2 4 13h6l-1 9 8-11h-6z',
	flag: 'M5 3h12l-2 4 2 4H7v10H5z',
	heart: 'M11 19 4.2 12.1a4.4 4.4 0 0 1 6.2-6.2l.6.6.6-.6a4.4 4.4 0 0 1 6.2 6.2z',
	out: 'M13 4h6v6M19 4l-8 8M9 5H5v13h13v-4',
} as const;

export type IconName = keyof typeof PATHS;

/** Says nothing by itself: there are words beside it. */
export const Icon = ({ name, maskMarkup = false }: { name: IconName; maskMarkup?: boolean }): JSX.Element => (
	<svg class={maskMarkup ? 'icon icon-outline' : 'icon'} viewBox="0 0 22 22" aria-hidden="true">
		<path d={PATHS[name]} />
	</svg>
);

export const iconOf = (event: string): IconName => {
	switch (event) {
		case 'textMessage':
			return 'text';
		case 'reaction':
			return 'heart';
		case 'callEnded':
		case 'call.ended':
			return 'flag';
		default:
			return 'event';
	}
};
