// Hamsa's side: the five events of a call, and a finished job.
import { hamsaCallEvent, hamsaEndedData, type HamsaSimulator } from '../simulator';
import { shownJob } from '../simulator/hamsa/jobs';
import type { CallEventType } from '../simulator/hamsa/webhooks/events';
import type { DeliveryOverrides } from '../simulator/hamsa/webhooks/sender';
import { deliverAgain } from './again';
import { deliverCopies } from './deliver';
import { endHamsaCall, hamsaCalls } from './hamsaOutbox';
import type { ConsolePlatform, Sending, Surroundings } from './platform';
import type { Delivery, EventChoice, Outbox, SentAs, Target } from './protocol';
import { choicesOf, triggerBehind, type Trigger } from './workflows';

/** `value` is what the trigger calls it, `type` what Hamsa does (docs/platforms/hamsa.md, 10.3); a job has no type. */
const EVENTS: Array<Omit<EventChoice, 'starts'> & { type?: CallEventType }> = [
	{ value: 'callStarted', label: 'Call started', type: 'call.started' },
	{ value: 'callAnswered', label: 'Call answered', type: 'call.answered' },
	{
		value: 'transcriptionUpdate',
		label: 'Transcription update',
		type: 'transcription.update',
		words: { label: 'The caller says', sample: 'I would like to book a table.' },
	},
	{ value: 'toolExecuted', label: 'Tool executed', type: 'tool.executed', words: { label: 'Tool', sample: 'Find order' } },
	{
		value: 'callEnded',
		label: 'Call ended',
		type: 'call.ended',
		words: { label: 'Last words of the caller', sample: 'Thank you, that was all.' },
	},
	{ value: 'jobFinished', label: 'Job finished', words: { label: 'Text of the transcription', sample: 'Hello, this is a test.' } },
];

/** Hamsa signs nothing and sends no time: there is less to bend (docs/platforms/hamsa.md, 10.2). */
const altered: Partial<Record<SentAs, DeliveryOverrides>> = {
	wrongProof: { authorization: 'Bearer secret-of-somebody-else' },
	noProof: { authorization: null },
};

export class HamsaConsole implements ConsolePlatform {
	constructor(
		private readonly simulator: HamsaSimulator,
		private readonly around: Surroundings,
	) {}

	targets(triggers: Trigger[]): Target[] {
		return [...this.simulator.state.agents.values()].flatMap(({ id, name, webhookUrl }) => {
			if (!webhookUrl) return [];
			const { trigger, isTest } = triggerBehind(webhookUrl, this.around.baseUrl, triggers);
			const listensTo = trigger ? choicesOf(trigger.node, 'events', ['callEnded']) : [];
			return [
				{
					id: `hamsa:${id}`,
					platform: 'hamsa' as const,
					name,
					number: null,
					workflow: trigger?.workflow ?? null,
					isShared: false,
					isTest,
					takesCalls: false,
					events: EVENTS.map(({ value, label, words }) => ({
						value,
						label,
						starts: listensTo.includes(value),
						...(words && { words }),
					})),
					sentAs: ['authenticated', 'wrongProof', 'noProof', 'twice'] as SentAs[],
					suggestions: [],
				},
			];
		});
	}

	outbox(): Outbox {
		return { texts: [], calls: hamsaCalls(this.simulator) };
	}

	end(callId: string, how: string): void {
		endHamsaCall(this.simulator, callId, how);
	}

	send(sending: Sending): void {
		const agent = this.simulator.state.agent(sending.target.id.slice('hamsa:'.length));
		if (!agent.webhookUrl) throw new Error('No webhook is registered for this agent any more');
		const { body, mark } = this.bodyOf(sending, agent);
		void this.deliver(sending, agent.id, body, mark);
	}

	sendAgain(delivery: Delivery, target: Target, event: Record<string, unknown>): void {
		const agentId = target.id.slice('hamsa:'.length);
		void deliverAgain(this.around, delivery, target, async (onSend) =>
			(await this.simulator.deliver({ agentId, event, onSend })).attempts.at(-1),
		);
	}

	private async deliver({ target, event, words, sentAs }: Sending, agentId: string, body: unknown, mark: string): Promise<void> {
		await deliverCopies(
			this.around,
			{ target, event, words, sentAs },
			{
				marks: [mark],
				eventId: mark,
				send: async (onSend) =>
					(await this.simulator.deliver({ agentId, event: body, ...altered[sentAs], onSend })).attempts.at(-1),
			},
		);
	}

	/** The body, and a text that no other one has. */
	private bodyOf(
		{ event: { value }, words }: Sending,
		{ id: agentId, name: agentName }: { id: string; name: string },
	): { body: unknown; mark: string } {
		const type = EVENTS.find((event) => event.value === value)?.type;
		if (type === undefined) {
			const job = shownJob(this.simulator.seedJob({ jobResponse: { text: words } }));
			return { body: job, mark: job.id };
		}
		const timestamp = new Date().toISOString();
		const data: Partial<Record<CallEventType, Record<string, unknown>>> = {
			'transcription.update': { timestamp, data: { speaker: 'User', text: words } },
			'tool.executed': { timestamp, data: { toolName: words, input: {}, output: {}, duration: 120 } },
			'call.ended': hamsaEndedData({ timestamp, transcription: [{ Agent: 'Hello' }, { User: words }] }),
		};
		const body = hamsaCallEvent(type, {
			agentId,
			agentName,
			projectId: this.simulator.state.projectId,
			...(data[type] && { data: data[type] }),
		});
		return { body, mark: body.callId };
	}
}
