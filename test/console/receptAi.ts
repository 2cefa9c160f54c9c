// Recept AI's side: its sixteen events, proven as the workflow's trigger asks for it.
import { eventNamed, type EventGroup } from '../../nodes/ReceptAi/trigger/events';
import {
	RECEPT_EVENT_LABELS,
	ReceptAiSender,
	receptEvent,
	signJwt,
	type ReceptBody,
	type ReceptOverrides,
	type SenderAuth,
} from '../simulator';
import type { CredentialRef } from '../e2e/harness/api';
import type { WorkflowNode } from '../e2e/harness/workflows';
import { deliverAgain } from './again';
import { deliverCopies } from './deliver';
import type { ConsolePlatform, Sending, Surroundings } from './platform';
import type { Delivery, EventChoice, SentAs, Target } from './protocol';
import { choicesOf, type Trigger } from './workflows';

/** What the run's own credential holds: the console can prove itself to workflows that use it. */
export interface ReceptSecrets {
	credential: CredentialRef;
	apiKey: string;
	user: string;
	password: string;
	bearerToken: string;
	jwtSecret: string;
	hmacSecret: string;
}

const GROUPS: Record<EventGroup, string> = { call: 'Call', agent: 'Agent', system: 'System' };

/** In the order of the platform's documentation, named as the trigger's field names them. */
const choices = (chosen: string[]): EventChoice[] =>
	Object.values(RECEPT_EVENT_LABELS)
		.flat()
		.map((documented) => eventNamed(documented)!)
		.map(({ group, name, label }) => ({
			value: name,
			label: `${GROUPS[group]}: ${label}`,
			starts: chosen.includes(group) || chosen.includes(name),
		}));

const STALE_SECONDS = 600;

/** What a trigger wants to see. */
interface Wanted {
	auth: SenderAuth[];
	secretHeaders: string[];
	timestamped: boolean;
	obstacle?: string;
}

export class ReceptAiConsole implements ConsolePlatform {
	/** Where each target's deliveries go, and how they are proven: never told to the page. */
	private readonly webhooks = new Map<string, Wanted & { url: string }>();
	private readonly sender: ReceptAiSender;

	constructor(
		private readonly secrets: ReceptSecrets,
		private readonly around: Surroundings,
	) {
		this.sender = new ReceptAiSender({ url: around.baseUrl, allowLoopback: true });
	}

	/** Recept AI has no register of webhooks: n8n has the trigger's address, as long as its workflow is active. */
	targets(triggers: Trigger[]): Target[] {
		this.webhooks.clear();
		return triggers
			.filter(({ node, isActive }) => isActive && node.type.endsWith('.receptAiTrigger'))
			.map(({ node, workflow }) => {
				const id = `receptai:${node.webhookId!}`;
				const wanted = this.wantedBy(node);
				this.webhooks.set(id, { ...wanted, url: `${this.around.baseUrl}/webhook/${node.webhookId!}/recept-ai` });
				const isSigned = wanted.auth.some(({ method }) => method === 'hmac');
				const isProven = wanted.auth.length > 0;
				return {
					id,
					platform: 'receptai' as const,
					name: node.name,
					number: null,
					workflow,
					isShared: false,
					isTest: false,
					takesCalls: false,
					events: choices(choicesOf(node, 'events', ['call'])),
					sentAs: [
						'authenticated',
						...(isProven ? (['wrongProof', 'noProof'] as const) : []),
						...(isSigned ? (['changedBody'] as const) : []),
						...(wanted.timestamped ? (['stale'] as const) : []),
						'twice',
					] as SentAs[],
					suggestions: [],
					...(wanted.obstacle !== undefined && { obstacle: wanted.obstacle }),
				};
			});
	}

	send(sending: Sending): void {
		const webhook = this.webhooks.get(sending.target.id);
		if (!webhook) throw new Error('This workflow is not active any more');
		void this.deliver(sending, webhook);
	}

	sendAgain(delivery: Delivery, target: Target, body: Record<string, unknown>): void {
		const webhook = this.webhooks.get(target.id);
		if (!webhook) throw new Error('This workflow is not active any more');
		const { url, auth, secretHeaders } = webhook;
		void deliverAgain(
			this.around,
			delivery,
			target,
			async (onSend) => (await this.sender.deliver(body as ReceptBody, { url, auth, onSend })).attempts.at(-1),
			secretHeaders,
		);
	}

	close(): void {
		this.sender.close();
	}

	private async deliver({ target, event, sentAs }: Sending, { url, auth, secretHeaders }: Wanted & { url: string }): Promise<void> {
		const body: ReceptBody = receptEvent(event.value);
		const [eventId, overrides] = [String(body.id), { url, auth, ...altered(sentAs, auth) }];
		await deliverCopies(
			this.around,
			{ target, event, words: '', sentAs },
			{
				marks: [[eventId, String(body.timestamp)]],
				eventId,
				secretHeaders,
				send: async (onSend) => (await this.sender.deliver(body, { id: `del_${eventId}`, ...overrides, onSend })).attempts.at(-1),
			},
		);
	}

	private wantedBy(node: WorkflowNode): Wanted {
		const methods = choicesOf(node, 'authentication', ['hmac']);
		const { apiKey, user, password, bearerToken, jwtSecret, hmacSecret, credential } = this.secrets;
		const parameter = (name: string, byDefault: string) => (node.parameters[name] as string | undefined) ?? byDefault;
		const signature = (node.parameters.signatureOptions ?? {}) as {
			algorithm?: 'sha256' | 'sha512';
			encoding?: 'hex' | 'base64';
			prefix?: string;
			timestampHeader?: string;
		};
		const isJwt = parameter('tokenType', 'opaque') === 'jwt';
		const ways: Record<string, SenderAuth> = {
			apiKey: { method: 'apiKey', key: apiKey, header: parameter('keyHeader', 'X-API-Key') },
			basic: { method: 'basic', user, password },
			bearer: { method: 'bearer', token: isJwt ? signJwt({ key: jwtSecret }) : bearerToken },
			hmac: {
				method: 'hmac',
				secret: hmacSecret,
				header: parameter('signatureHeader', 'X-Signature'),
				...signature,
				timestampHeader: signature.timestampHeader || undefined,
			},
		};
		const auth = methods.flatMap((method) => (method in ways ? [ways[method]] : []));
		const usesOurs = node.credentials?.receptAiWebhookApi?.id === credential.id;
		return {
			auth,
			secretHeaders: [parameter('keyHeader', 'X-API-Key')],
			timestamped: methods.includes('hmac') && Boolean(signature.timestampHeader),
			...(auth.length > 0 &&
				!usesOurs && { obstacle: `Its credential is not “${credential.name}”, the only one whose secrets the console has.` }),
		};
	}
}

const WRONG: Record<SenderAuth['method'], (auth: SenderAuth) => SenderAuth> = {
	apiKey: (auth) => ({ ...auth, method: 'apiKey', key: 'key-of-somebody-else' }),
	basic: () => ({ method: 'basic', user: 'somebody', password: 'else' }),
	bearer: () => ({ method: 'bearer', token: 'token-of-somebody-else' }),
	hmac: (auth) => ({ ...auth, method: 'hmac', secret: 'secret-of-somebody-else' }),
};

function altered(sentAs: SentAs, auth: SenderAuth[]): ReceptOverrides {
	switch (sentAs) {
		case 'wrongProof':
			return { auth: auth.map((one) => WRONG[one.method](one)) };
		case 'noProof':
			return { auth: [] };
		case 'changedBody':
			return { mutateBody: (body) => body.replace('"timestamp"', '"changed":true,"timestamp"') };
		case 'stale':
			return { timestamp: Math.floor(Date.now() / 1000) - STALE_SECONDS };
		default:
			return {};
	}
}
