import type { JSX } from 'preact';
import { useState } from 'preact/hooks';

import type { Delivery } from '../protocol';
import { sendAgain } from './server';
import { laidOut } from './words';

const CHANGED = 8;

/** Another ID of the same form: its last digits and letters are others. */
export const freshId = (id: string): string =>
	id.slice(0, -CHANGED) +
	id
		.slice(-CHANGED)
		.replace(/\d/g, () => String(Math.floor(Math.random() * 10)))
		.replace(/[a-f]/g, () => 'abcdef'[Math.floor(Math.random() * 6)]);

/** The body with an ID of its own: a workflow that knows an event already does not run again. */
const draftOf = ({ request, eventId }: Delivery): string => {
	const body = laidOut(request!.body);
	return eventId === undefined ? body : body.replaceAll(eventId, freshId(eventId));
};

/** Changes what an event has in it, and sends that, proven as the platform proves it. */
export function Again({ delivery }: { delivery: Delivery }): JSX.Element {
	const [draft, setDraft] = useState<string | null>(null);
	const [problem, setProblem] = useState('');
	if (draft === null) {
		return (
			<button type="button" class="quiet" onClick={() => setDraft(draftOf(delivery))}>
				Edit and send again
			</button>
		);
	}
	const send = async () => {
		setProblem('');
		try {
			await sendAgain(delivery.id, draft);
			setDraft(null);
		} catch (error) {
			setProblem(error instanceof Error ? error.message : String(error));
		}
	};
	return (
		<div class="again-form">
			<label>
				<span>What the event has in it</span>
				<textarea rows={12} spellcheck={false} value={draft} onInput={({ currentTarget }) => setDraft(currentTarget.value)} />
			</label>
			<button type="button" onClick={() => void send()}>
				Send it
			</button>
			<button type="button" class="quiet" onClick={() => setDraft(null)}>
				Cancel
			</button>
			<p role="alert" class="detail detail-warn">
				{problem}
			</p>
		</div>
	);
}
