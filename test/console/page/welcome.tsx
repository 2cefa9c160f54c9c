import type { JSX } from 'preact';

import { Icon } from './icons';

/** What is shown before anything was sent. */
export const Welcome = (): JSX.Element => (
	<div class="welcome">
		<Icon name="phone" />
		<h3>No calls yet</h3>
		<p>
			Choose who to call, and say something. Every line of the answer appears here with its time, while the workflow is still running.
		</p>
		<p>The platforms are simulated: no account, no network, no cost.</p>
	</div>
);
