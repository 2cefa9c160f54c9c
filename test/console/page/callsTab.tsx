import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Delivery } from '../protocol';

const isEnd = ({ event, callEnd, isDone }: Delivery) => isDone && (event === 'callEnded' || callEnd !== null);

/** "Calls at a glance" with the calls of this run: the same page that n8n serves from the table of all calls. */
export function CallsTab({ deliveries }: { deliveries: Delivery[] }): JSX.Element {
	const ended = deliveries.filter(isEnd).length;
	const [shown, setShown] = useState(ended);
	return (
		<section class="calls-tab" aria-label="Calls of this run">
			{ended > shown && (
				<p class="calls-news" role="status">
					{ended - shown === 1 ? 'Another call has ended.' : `${ended - shown} more calls have ended.`}
					<button type="button" onClick={() => setShown(ended)}>
						Show {ended - shown === 1 ? 'it' : 'them'}
					</button>
				</p>
			)}
			<iframe key={shown} src="/calls" title="Calls at a glance" />
		</section>
	);
}
