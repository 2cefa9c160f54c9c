// What the page asks of its server, and what it is told.
import { useEffect, useState } from 'preact/hooks';

import type {
	AgainRequest,
	Delivery,
	HangUpRequest,
	Hello,
	KeptTable,
	Outbox,
	PlacedCallRequest,
	PlayedRehearsal,
	PlayRequest,
	SendRequest,
	Target,
} from '../protocol';

const LOOK_EVERY_MS = 3_000;

/** Somebody may be waiting for it. */
const LOOK_SOON_MS = 1_000;

/** @throws with the server's words when it refuses */
async function post(path: string, body: object): Promise<Response> {
	const response = await fetch(path, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify(body) });
	if (response.ok) return response;
	const { message } = (await response.json().catch(() => ({}))) as { message?: string };
	throw new Error(message ?? `The console answered ${response.status}`);
}

export const send = async (request: SendRequest): Promise<void> => void (await post('/api/deliveries', request));

/** @param body JSON that the event has in it now @throws with the server's words when it is none */
export const sendAgain = async (deliveryId: string, body: string): Promise<void> =>
	void (await post(`/api/deliveries/${deliveryId}/again`, { body } satisfies AgainRequest));

export const hangUp = async (request: HangUpRequest): Promise<void> => void (await post('/api/hang-up', request));

/** Resolves when it has been played to its end. */
export const playRehearsal = async (request: PlayRequest): Promise<PlayedRehearsal> =>
	(await (await post('/api/rehearsals', request)).json()) as PlayedRehearsal;

/** The items that the trigger of an execution gave. @throws with the server's words when it does not know the execution */
export async function itemsOf(executionId: string): Promise<object[]> {
	const response = await fetch(`/api/items/${executionId}`);
	const answer = (await response.json()) as object[] | { message?: string };
	if (response.ok && Array.isArray(answer)) return answer;
	throw new Error((answer as { message?: string }).message ?? `The console answered ${response.status}`);
}

/** Answers a call that a workflow placed, or ends it. */
export const turnPlacedCall = async (request: PlacedCallRequest): Promise<void> => void (await post('/api/placed-calls', request));

/** Everything that was sent, in order, kept up to date as lines arrive. */
export function useDeliveries(): { deliveries: Delivery[]; editorUrl: string; isConnected: boolean } {
	const [deliveries, setDeliveries] = useState<Delivery[]>([]);
	const [editorUrl, setEditorUrl] = useState('');
	const [isConnected, setConnected] = useState(false);
	useEffect(() => {
		const events = new EventSource('/api/events');
		events.addEventListener('hello', ({ data }: MessageEvent<string>) => {
			const hello = JSON.parse(data) as Hello;
			setDeliveries(hello.deliveries);
			setEditorUrl(hello.editorUrl);
			setConnected(true);
		});
		events.addEventListener('delivery', ({ data }: MessageEvent<string>) => {
			const news = JSON.parse(data) as Delivery;
			setDeliveries((all) =>
				all.some(({ id }) => id === news.id) ? all.map((one) => (one.id === news.id ? news : one)) : [...all, news],
			);
		});
		events.addEventListener('error', () => setConnected(false));
		return () => events.close();
	}, []);
	return { deliveries, editorUrl, isConnected };
}

/** What the server says at a path, asked again and again; `initial` until it has answered. */
function usePolled<Answer>(path: string, everyMs: number, initial: Answer): Answer {
	const [answer, setAnswer] = useState(initial);
	useEffect(() => {
		let isGone = false;
		let timer: ReturnType<typeof setTimeout> | undefined;
		const look = async () => {
			const response = await fetch(path).catch(() => null);
			if (isGone) return;
			if (response?.ok) {
				const found = (await response.json()) as Answer;
				setAnswer((known) => (JSON.stringify(known) === JSON.stringify(found) ? known : found));
			}
			timer = setTimeout(() => void look(), everyMs);
		};
		void look();
		return () => {
			isGone = true;
			clearTimeout(timer);
		};
	}, [path, everyMs]);
	return answer;
}

/** What can be called at the moment; workflows published meanwhile appear by themselves. */
export const useTargets = (): Target[] | null => usePolled<Target[] | null>('/api/targets', LOOK_EVERY_MS, null);

const NOTHING: Outbox = { texts: [], calls: [] };

/** What workflows did on the platforms. */
export const useOutbox = (): Outbox => usePolled('/api/outbox', LOOK_SOON_MS, NOTHING);

/** n8n's Data Tables, looked at only while they are shown. */
export const useTables = (): KeptTable[] | null => usePolled<KeptTable[] | null>('/api/tables', LOOK_EVERY_MS, null);
