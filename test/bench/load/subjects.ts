// What the busy line is answered by: the triggers of this package, and beside them n8n's own Webhook node doing the same work.
import { randomBytes } from 'node:crypto';

import { connect, node, webhookUrl, workflow, type WorkflowConnection, type WorkflowNode } from '../../e2e/harness/workflows';
import { hamsaTrigger, withHamsa } from '../../e2e/suites/hamsaFixture';
import { startSideEffects } from '../../e2e/suites/sideEffects';
import {
	agentTrigger,
	chain,
	noOp,
	PACKAGE,
	pause,
	say,
	seedPhoneAgent,
	startRegularFixture,
	textReply,
	voiceReply,
	type RegularFixture,
} from '../../e2e/suites/fixture';
import type { Kind } from './hour';
import type { Targets } from './orders';

export const ANSWER = 'Your table is booked for six.';

export const LOOKUP_SECONDS = 1.5;

/** A running n8n with its workflows. */
export interface Subject {
	fixture: RegularFixture;
	targets: Targets;
	/** The node an execution of each kind must have come to. */
	lastNode: Record<Kind, string>;
	/** Replies to texts that arrived where they should, by the token of the text. */
	replies: () => Map<string, number>;
	stop: () => Promise<void>;
}

export type SubjectName = 'ours' | 'plain';

export const SUBJECT_NAMES: Record<SubjectName, string> = {
	ours: 'this package',
	plain: 'n8n Webhook, "immediately"',
};

async function publish(fixture: RegularFixture, nodes: WorkflowNode[], connections: WorkflowConnection[] = chain(...nodes)): Promise<void> {
	const { id } = await fixture.api.createWorkflow(workflow(`Load ${randomBytes(4).toString('hex')}`, nodes, connections));
	await fixture.api.activateWorkflow(id);
}

/** In front of each token stands nothing but a space. */
const tokenOf = (text: unknown) => String(text).split(' ').at(-1)!;

async function startOurs(env: Record<string, string>): Promise<Subject> {
	const fixture = await withHamsa(await startRegularFixture({}, { env }));

	const phone = seedPhoneAgent(fixture);
	const trigger = agentTrigger(fixture, phone, { events: ['voiceTurn', 'textMessage', 'callEnded'], filler: 'One moment, please.' });
	const answer = voiceReply('Answer', { operation: 'finish', text: ANSWER });
	const reply = textReply(fixture, phone, '={{ "You wrote: " + $json.chatInput }}');
	const filed = noOp('Filed');
	await publish(
		fixture,
		[trigger, answer, reply, filed],
		[connect(trigger, answer), connect(trigger, reply, { output: 1 }), connect(trigger, filed, { output: 2 })],
	);

	const slowPhone = seedPhoneAgent(fixture);
	const slowTrigger = agentTrigger(fixture, slowPhone, { filler: 'Let me see.' });
	await publish(fixture, [
		slowTrigger,
		say('Say', 'I am looking up your order.'),
		pause('Lookup', LOOKUP_SECONDS),
		voiceReply('Answer', { operation: 'finish', text: ANSWER }),
	]);

	const hamsaAgent = fixture.hamsa.seedAgent().id;
	await publish(fixture, [hamsaTrigger(fixture, hamsaAgent), noOp('Filed')]);

	const receptSecret = randomBytes(24).toString('hex');
	const receptCredential = await fixture.api.createCredential({
		name: 'Recept AI',
		type: 'receptAiWebhookApi',
		data: { authenticationTypes: ['hmac'], hmacSecret: receptSecret },
	});
	const receptTrigger = node(
		`${PACKAGE}.receptAiTrigger`,
		'Trigger',
		{ events: ['call'], authentication: ['hmac'] },
		{ typeVersion: 1.1, credentials: { receptAiWebhookApi: receptCredential } },
	);
	await publish(fixture, [receptTrigger, noOp('Filed')]);

	const webhookScope = (agentId: string) => ({
		platform: 'agentPhone' as const,
		webhook: fixture.simulator.state.ownerOf(agentId).agentWebhooks.get(agentId)!,
	});
	const { webhookUrl: hamsaUrl, webhookAuth } = fixture.hamsa.state.agent(hamsaAgent);
	return {
		fixture,
		targets: {
			voiceTurn: webhookScope(phone),
			slowVoiceTurn: webhookScope(slowPhone),
			textMessage: webhookScope(phone),
			callEnded: webhookScope(phone),
			hamsaCallEnded: { platform: 'hamsa', url: hamsaUrl!, authorization: `${webhookAuth!.authKey} ${webhookAuth!.authSecret}` },
			receptCallEvent: { platform: 'recept', url: webhookUrl(fixture.n8n.baseUrl, receptTrigger, 'recept-ai'), secret: receptSecret },
		},
		lastNode: {
			voiceTurn: 'Answer',
			slowVoiceTurn: 'Answer',
			textMessage: 'Reply',
			callEnded: 'Filed',
			hamsaCallEnded: 'Filed',
			receptCallEvent: 'Filed',
		},
		replies: () => {
			const counts = new Map<string, number>();
			for (const { method, path, body } of fixture.simulator.requests) {
				if (method !== 'POST' || path !== '/v1/messages') continue;
				const token = tokenOf((body as { body: string }).body);
				counts.set(token, (counts.get(token) ?? 0) + 1);
			}
			return counts;
		},
		stop: async () => await fixture.stop(),
	};
}

/** The same work behind n8n's own Webhook node: nobody is verified, nobody known again, nobody spoken to. */
async function startPlain(env: Record<string, string>): Promise<Subject> {
	const fixture = await startRegularFixture({}, { env });
	const effects = await startSideEffects();
	const behind: Record<Kind, WorkflowNode[]> = {
		voiceTurn: [noOp('Filed')],
		slowVoiceTurn: [pause('Lookup', LOOKUP_SECONDS), noOp('Filed')],
		textMessage: [effects.reporter('Reply', '{{ $json.body.data.messageId }}')],
		callEnded: [noOp('Filed')],
		hamsaCallEnded: [noOp('Filed')],
		receptCallEvent: [noOp('Filed')],
	};
	const targets: Partial<Targets> = {};
	for (const [kind, nodes] of Object.entries(behind) as Array<[Kind, WorkflowNode[]]>) {
		const path = `load-${kind.toLowerCase()}`;
		await publish(fixture, [
			node(
				'n8n-nodes-base.webhook',
				'Webhook',
				{ httpMethod: 'POST', path, responseMode: 'onReceived', options: {} },
				{ typeVersion: 2.1 },
			),
			...nodes,
		]);
		targets[kind] = { platform: 'none', url: `${fixture.n8n.baseUrl}/webhook/${path}` };
	}
	return {
		fixture,
		targets: targets as Targets,
		lastNode: {
			voiceTurn: 'Filed',
			slowVoiceTurn: 'Filed',
			textMessage: 'Reply',
			callEnded: 'Filed',
			hamsaCallEnded: 'Filed',
			receptCallEvent: 'Filed',
		},
		replies: () => new Map(effects.counts),
		stop: async () => {
			await fixture.stop();
			await effects.stop();
		},
	};
}

export const startSubject = async (name: SubjectName, env: Record<string, string>): Promise<Subject> =>
	await (name === 'ours' ? startOurs(env) : startPlain(env));
