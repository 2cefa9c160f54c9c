// What workflows did on the platforms while a rehearsal was played: texts they sent, calls they placed.
import type { PlacedCall } from '../console/protocol';
import type { ConsoleClient } from './consoleClient';
import type { Observation } from './observation';
import { CannotRun } from './pretend';
import { plain } from './text';

/** A workflow may place a call after it has acknowledged the event that made it do so. */
const CALLED_WITHIN_MS = 10_000;

export class OutboxSince {
	private constructor(
		private readonly client: ConsoleClient,
		private readonly earlier: ReadonlySet<string>,
	) {}

	/** Of what is done from now on. */
	static async now(client: ConsoleClient): Promise<OutboxSince> {
		const { texts, calls } = await client.outbox();
		return new OutboxSince(client, new Set([...texts, ...calls].map(({ id }) => id)));
	}

	async sent(): Promise<Observation['sent']> {
		const { texts, calls } = await this.client.outbox();
		const isNew = ({ id }: { id: string }) => !this.earlier.has(id);
		return {
			texts: texts.filter(isNew).map(({ to, body }) => ({ to, body })),
			calls: calls.filter(isNew).map(({ to }) => ({ to: to ?? '', body: '' })),
		};
	}

	/**
	 * Ends the newest call that a workflow placed.
	 *
	 * @param how by the platform's name of it
	 * @returns the call; undefined if none was placed
	 * @throws {CannotRun} when calls of that platform do not end so
	 */
	async endCall(how: string): Promise<PlacedCall | undefined> {
		const isOpen = ({ id, state }: PlacedCall) => !this.earlier.has(id) && state !== 'over';
		const find = async () => (await this.client.outbox()).calls.findLast(isOpen);
		const call = await this.client.until(find, CALLED_WITHIN_MS);
		if (!call) return undefined;
		const end = call.ends.find(({ value, label }) => [value, label].some((one) => plain(one) === plain(how)));
		if (!end) {
			const known = call.ends.map(({ label }) => label).join(', ');
			throw new CannotRun(`"placed call ends": this call does not end with "${how}". It may: ${known}.`);
		}
		await this.client.endPlacedCall({ callId: call.id, end: end.value });
		return call;
	}
}
