// Platforms whose language model is a workflow: calls as Vapi, ElevenLabs, Hamsa and LiveKit have them.
import { randomUUID } from 'node:crypto';

import type { CredentialRef } from '../e2e/harness/api';
import { ChatCall, elevenLabs, hamsaCustomLlm, liveKit, vapi, type ChatPlatform, type ChatTurn, type TurnOptions } from '../simulator';
import { openDelivery } from './deliver';
import { shownRequest } from './log';
import { marked, ownLinesOf, type OwnLines } from './ownLines';
import type { ConsolePlatform, Sending, Surroundings } from './platform';
import type { Delivery, HeardLine, SentAs, Target } from './protocol';
import type { Trigger } from './workflows';

/** What the run's own credential holds: the console can prove itself to workflows that use it. */
export interface CustomLlmSecrets {
	credential: CredentialRef;
	key: string;
}

type Caller = NonNullable<Target['callers']>[number];

/** The others do not tell who calls. */
const CALLERS: Array<Caller & { platform: () => ChatPlatform }> = [
	{ value: 'vapi', label: 'Vapi', tellsNumber: true, platform: () => vapi() },
	{ value: 'elevenlabs', label: 'ElevenLabs', tellsNumber: true, platform: () => elevenLabs() },
	{ value: 'hamsa', label: 'Hamsa', platform: () => hamsaCustomLlm() },
	{ value: 'livekit', label: 'LiveKit', platform: () => liveKit() },
];

const GREETING = 'Hello, how can I help you?';

/** About as fast as people speak: by it the console knows what was heard before an interruption. */
const MS_PER_WORD = 300;

const WRONG_KEY = 'key-of-somebody-else-entirely';

const altered: Partial<Record<SentAs, TurnOptions>> = { wrongProof: { key: WRONG_KEY }, noProof: { key: null } };

/** As n8n's editor shows it. */
const BASE_PATH = 'v1';

interface OpenTurn {
	delivery: Delivery;
	hangUp: AbortController;
}

export class CustomLlmConsole implements ConsolePlatform {
	/** Where each target's requests go: never told to the page. */
	private readonly urls = new Map<string, string>();
	/** What the trigger of each target says by itself. */
	private readonly ownLines = new Map<string, OwnLines>();
	private readonly calls = new Map<string, ChatCall>();
	/** By call. */
	private readonly openTurns = new Map<string, OpenTurn>();

	constructor(
		private readonly secrets: CustomLlmSecrets,
		private readonly around: Surroundings,
	) {}

	/** These platforms have no register of webhooks here: n8n has the trigger's address, as long as its workflow is active. */
	targets(triggers: Trigger[]): Target[] {
		this.urls.clear();
		return triggers
			.filter(({ node, isActive }) => isActive && node.type.endsWith('.customLlmTrigger'))
			.map(({ node, workflow }) => {
				const id = `customllm:${node.webhookId!}`;
				const url = `${this.around.baseUrl}/webhook/${node.webhookId!}/${BASE_PATH}`;
				this.urls.set(id, url);
				this.ownLines.set(id, ownLinesOf(node));
				const usesOurs = node.credentials?.customLlmApi?.id === this.secrets.credential.id;
				return {
					id,
					platform: 'customllm' as const,
					name: workflow.name,
					number: null,
					workflow,
					isShared: false,
					isTest: false,
					takesCalls: true,
					events: [{ value: 'voiceTurn', label: 'Voice turn', starts: true, words: { label: 'The caller says', sample: '' } }],
					sentAs: ['authenticated', 'wrongProof', 'noProof', 'twice'] as SentAs[],
					suggestions: ['Hello, are you open today?', 'Can I speak to a person?', 'Thank you, goodbye.'],
					callers: callersFor(workflow.name),
					...(!usesOurs && {
						obstacle: `Its credential is not “${this.secrets.credential.name}”, the only one whose key the console has.`,
					}),
				};
			});
	}

	send(sending: Sending): void {
		const url = this.urls.get(sending.target.id);
		if (url === undefined) throw new Error('This workflow is not active any more');
		const call = this.calls.get(sending.callId ?? '') ?? this.pickUp(url, sending);
		if (call.ended !== null) throw new Error('The call is over');
		void this.speak(call, sending);
	}

	/** @throws Error when there is no such call, or it is over */
	hangUp(_target: Target, callId: string): void {
		const call = this.calls.get(callId);
		if (!call || call.ended !== null) throw new Error('The call is over');
		const open = this.openTurns.get(callId);
		call.hangUp();
		if (open) open.hangUp.abort();
		else this.noteEnd(callId, 'The caller hung up');
	}

	private pickUp(url: string, { caller, number }: Sending): ChatCall {
		const { platform } = CALLERS.find(({ value }) => value === caller) ?? CALLERS[0];
		const call = new ChatCall({
			platform: platform(),
			url,
			key: this.secrets.key,
			greeting: GREETING,
			msPerWord: MS_PER_WORD,
			...(number !== undefined && { call: { from: number } }),
		});
		this.calls.set(call.facts.callId, call);
		return call;
	}

	private async speak(call: ChatCall, sending: Sending): Promise<void> {
		const { callId } = call.facts;
		const old = this.openTurns.get(callId);
		if (old) this.around.log.update(old.delivery, { endedBy: 'interruption' });
		// Some platforms send no ID, and the same words may come twice: a turn is known by this line of its prompt.
		const mark = `request-${randomUUID()}`;
		const delivery = openDelivery(this.around, sending, { marks: [mark], callId });
		const turn = await this.listen(call, delivery, sending, mark);
		if (sending.sentAs !== 'twice' || !turn) return;
		const again = openDelivery(this.around, sending, { marks: [mark], callId, first: delivery });
		const started = performance.now();
		const { status, raw, texts, problems } = await call.repeat();
		const totalMs = Math.round(performance.now() - started);
		const lines = texts.map((text) => ({ atMs: totalMs, text: text.trim(), raw: text }));
		this.around.log.update(again, { request: delivery.request, isDone: true, status, answer: raw, lines, problems, totalMs });
	}

	private async listen(call: ChatCall, delivery: Delivery, { target, words, sentAs }: Sending, mark: string): Promise<ChatTurn | null> {
		const { log } = this.around;
		const { callId } = call.facts;
		const hangUp = new AbortController();
		this.openTurns.set(callId, { delivery, hangUp });
		const hear = (line: HeardLine) =>
			log.update(delivery, {
				lines: [...delivery.lines, marked(line, this.ownLines.get(target.id))],
				firstLineMs: delivery.firstLineMs ?? line.atMs,
			});
		try {
			const turn = await call.say(words, {
				...altered[sentAs],
				...(sentAs === 'twice' && { idempotencyKey: mark }),
				note: `You are on the phone. (${mark})`,
				hangUp: hangUp.signal,
				onRequest: ({ url, headers, body }) =>
					log.update(delivery, { request: shownRequest({ url, headers, body: JSON.stringify(body) }) }),
				onText: (text, atMs) => hear({ atMs, text: text.trim(), raw: text }),
				onTool: ({ does, says = '' }, atMs) => hear({ atMs, text: says, raw: does, does }),
			});
			const { status, headers, raw, totalMs, problems, failure } = turn;
			log.update(delivery, {
				isDone: true,
				status,
				headers: headers as Record<string, string>,
				answer: raw,
				totalMs,
				problems,
				error: failure ?? (status === null && !hangUp.signal.aborted ? (problems.at(-1) ?? null) : null),
				endedBy: hangUp.signal.aborted ? 'caller' : turn.ended === 'hungUp' ? 'agent' : delivery.endedBy,
			});
			if (call.ended !== null) this.noteEnd(callId, ENDS[call.ended]);
			return turn;
		} catch (error) {
			log.update(delivery, { isDone: true, error: error instanceof Error ? error.message : String(error) });
			return null;
		} finally {
			if (this.openTurns.get(callId)?.delivery === delivery) this.openTurns.delete(callId);
		}
	}

	/** Nothing is sent at the end of a call: the last turn tells it. */
	private noteEnd(callId: string, callEnd: string): void {
		const last = this.around.log.find((delivery) => delivery.callId === callId);
		if (last) this.around.log.update(last, { callEnd });
	}
}

const ENDS: Record<NonNullable<ChatCall['ended']>, string> = {
	hungUp: 'The agent hung up',
	transferred: 'The call was transferred',
	callerHungUp: 'The caller hung up',
};

/** The platform a workflow is named after comes first. */
export function callersFor(workflowName: string): Caller[] {
	const isNamed = ({ label }: Caller) => workflowName.includes(label);
	return [...CALLERS.filter(isNamed), ...CALLERS.filter((one) => !isNamed(one))].map(({ value, label, tellsNumber }) => ({
		value,
		label,
		...(tellsNumber && { tellsNumber }),
	}));
}
