// Platforms that tell of their calls by webhook and ask nothing: each event of a trigger, signed as the platform signs.
import type { CredentialRef } from '../e2e/harness/api';
import type { SimulatedCallEvents } from '../simulator/callEvents';
import { freshEvent } from '../simulator/callEvents/fresh';
import { attempt } from '../simulator/common/attempt';
import { deliverAgain } from './again';
import { deliverCopies } from './deliver';
import type { ConsolePlatform, Sending, Surroundings } from './platform';
import type { CallEventPlatformName, Delivery, SentAs, Target } from './protocol';
import { choicesOf, type Trigger } from './workflows';

/** What the run's own credential holds. */
export interface CallEventSecrets {
	credential: CredentialRef;
	secret: string;
}

const STALE_MS = 3_600_000;

const TIMEOUT_MS = 10_000;

export class CallEventsConsole implements ConsolePlatform {
	/** Where each target's deliveries go: never told to the page. */
	private readonly urls = new Map<string, string>();

	constructor(
		private readonly simulated: SimulatedCallEvents,
		private readonly secrets: CallEventSecrets,
		private readonly around: Surroundings,
		private readonly closed: AbortSignal,
	) {}

	/** n8n has the trigger's address, as long as its workflow is published. */
	targets(triggers: Trigger[]): Target[] {
		const { node: type, path, platform, credential, samples } = this.simulated;
		this.urls.clear();
		return triggers
			.filter(({ node, isActive }) => isActive && node.type.endsWith(`.${type}`))
			.map(({ node, workflow }) => {
				const id = `${path}:${node.webhookId!}`;
				this.urls.set(id, `${this.around.baseUrl}/webhook/${node.webhookId!}/${path}`);
				const chosen = choicesOf(node, 'events', platform.defaultEvents);
				const usesOurs = node.credentials?.[credential]?.id === this.secrets.credential.id;
				return {
					id,
					platform: path as CallEventPlatformName,
					name: node.name,
					number: null,
					workflow,
					isShared: false,
					isTest: false,
					takesCalls: false,
					events: platform.events
						.filter(({ value }) => value in samples.events)
						.map(({ name, value }) => ({ value, label: name, starts: chosen.includes(value) })),
					sentAs: this.waysToSend(),
					suggestions: [],
					...(!usesOurs && {
						obstacle: `Its credential is not “${this.secrets.credential.name}”, the only one whose secret the console has.`,
					}),
				};
			});
	}

	send(sending: Sending): void {
		const url = this.urls.get(sending.target.id);
		if (url === undefined) throw new Error('This workflow is not published any more');
		void this.deliver(sending, url);
	}

	sendAgain(delivery: Delivery, target: Target, body: Record<string, unknown>): void {
		const url = this.urls.get(target.id);
		if (url === undefined) throw new Error('This workflow is not published any more');
		void deliverAgain(this.around, delivery, target, async (onSend) => {
			const request = this.request(url, body, 'authenticated');
			onSend(request);
			return await attempt(request);
		});
	}

	private request(url: string, payload: Record<string, unknown>, sentAs: SentAs) {
		return { url, ...this.signed(JSON.stringify(payload), sentAs), timeoutMs: TIMEOUT_MS, signal: this.closed };
	}

	/** Only what a platform covers can be wrong: some sign no time, some only repeat a secret. */
	private waysToSend(): SentAs[] {
		const headers = (body: string, now: number) => JSON.stringify(this.simulated.samples.sign(Buffer.from(body), 'secret', now));
		const signsBody = headers('a', 1) !== headers('b', 1);
		const signsTime = headers('a', 1) !== headers('a', 2);
		return [
			'authenticated',
			'wrongProof',
			'noProof',
			...(signsBody ? ['changedBody' as const] : []),
			...(signsTime ? ['stale' as const] : []),
			'twice',
		];
	}

	private async deliver({ target, event, sentAs }: Sending, url: string): Promise<void> {
		const { payload, callId } = freshEvent(this.simulated.samples, event.value);
		const request = this.request(url, payload, sentAs);
		await deliverCopies(
			this.around,
			{ target, event, words: '', sentAs },
			{
				marks: [callId],
				eventId: callId,
				send: async (onSend) => {
					onSend(request);
					return await attempt(request);
				},
			},
		);
	}

	private signed(text: string, sentAs: SentAs): { headers: Record<string, string>; body: string } {
		const secret = sentAs === 'wrongProof' ? `${this.secrets.secret}-of-somebody-else` : this.secrets.secret;
		const now = Date.now() - (sentAs === 'stale' ? STALE_MS : 0);
		const proof = sentAs === 'noProof' ? {} : this.simulated.samples.sign(Buffer.from(text), secret, now);
		const body = sentAs === 'changedBody' ? text.replace('{', '{"changed":true,') : text;
		return { headers: { 'Content-Type': 'application/json', ...proof }, body };
	}
}
