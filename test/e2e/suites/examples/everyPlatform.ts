// The chains of three examples behind the triggers of all platforms: the triggers are those of keep-every-call.json, and what stands
// behind them is each file's own, unchanged.
import { randomBytes, randomUUID } from 'node:crypto';

import { callEnded, hamsaCallEvent, ReceptAiSender, receptEvent } from '../../../simulator';
import { freshEvent } from '../../../simulator/callEvents/fresh';
import { callEventsUnderTest, deliverCallEvent } from '../../../verification/callEvents';
import { credentialsOf, importExample, readExample, setUp, type ExampleFixture } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';
import { node, type WorkflowJson, type WorkflowNode } from '../../harness/workflows';

export interface EveryPlatform {
	id: string;
	/** Tells each trigger of a call in which the caller spoke, and of one in which nobody did. @returns an entry a call */
	tellEach(): Promise<Array<{ platform: string; callerNumber: string; status: number | null | undefined }>>;
	stop(): Promise<void>;
}

/** One platform's trigger, as it accepts deliveries. */
interface Sender {
	platform: string;
	/** @returns the HTTP status of the answer */
	deliver: (change: <T>(event: T) => T) => Promise<number | null | undefined>;
}

/** Stands where the example has its trigger. */
const CALL_ENDED = 'A call ended';

const CALLED = '+15005550006';

const isOurTrigger = ({ type }: WorkflowNode) => /^n8n-nodes-voice-agents\..*Trigger$/.test(type);

export async function publishBehindEveryTrigger(fixture: ExampleFixture): Promise<EveryPlatform> {
	const { api } = fixture;
	const keep = await readExample('keep-every-call');
	const [ticket, text] = await Promise.all(['ended-call-to-ticket', 'missed-call-text-back'].map(chainOf));
	for (const example of ['ended-call-to-ticket', 'missed-call-text-back'])
		await setUp(fixture, (await importExample(fixture, example)).id);
	const accepted = await Promise.all(keep.nodes.filter(isOurTrigger).map(async (trigger) => await accept(fixture, trigger)));
	const chain = keep.nodes.filter(({ name }) => ['The call', 'Make the table', 'Keep the call'].includes(name));
	const ended = node('n8n-nodes-base.noOp', CALL_ENDED);
	const behind = [...chain, ...ticket.nodes, ...text.nodes].map((one) => ({ ...one, credentials: credentialsOf(fixture, one) }));
	const triggers = accepted.map(({ trigger }) => trigger);
	const names = new Set([...triggers, ...chain].map(({ name }) => name));
	const own = Object.entries(keep.connections).filter(([name]) => names.has(name));
	const starts = [...ticket.connections[CALL_ENDED].main, ...text.connections[CALL_ENDED].main].flatMap((to) => to ?? []);
	const [kept] = keep.connections['The call'].main;
	const { id } = await api.createWorkflow({
		name: 'Behind every trigger',
		settings: keep.settings,
		nodes: [...triggers, ended, ...behind],
		connections: {
			...ticket.connections,
			...text.connections,
			...Object.fromEntries(own),
			'The call': { main: [[...(kept ?? []), { node: CALL_ENDED, type: 'main', index: 0 }]] },
			[CALL_ENDED]: { main: [starts] },
		},
	});
	await api.activateWorkflow(id);
	return {
		id,
		tellEach: async () => {
			const told = [];
			for (const [index, { sender }] of accepted.entries()) {
				const callerNumber = `+1500555006${index}`;
				const asCaller = <T>(event: T): T =>
					JSON.parse(JSON.stringify(event).replaceAll('+15005550001', callerNumber).replaceAll('+15005550002', CALLED)) as T;
				for (const change of [asCaller, <T>(event: T): T => withoutCaller(asCaller(event)) as T]) {
					told.push({ platform: sender.platform, callerNumber, status: await sender.deliver(change) });
				}
			}
			return told;
		},
		stop: async () => {
			await api.deactivateWorkflow(id);
		},
	};
}

/** What stands behind the trigger of an example, without its button for setting up. */
async function chainOf(example: string): Promise<Pick<WorkflowJson, 'nodes' | 'connections'>> {
	const { nodes, connections } = await readExample(example);
	const setsUp = (name: string) => /^(Set up|Make the table)/.test(name);
	return {
		nodes: nodes.filter(({ name, type }) => name !== CALL_ENDED && !setsUp(name) && !type.endsWith('.stickyNote')),
		connections: Object.fromEntries(Object.entries(connections).filter(([name]) => !setsUp(name))),
	};
}

/** Switches a trigger of the example on and gives it an account. */
async function accept(fixture: ExampleFixture, example: WorkflowNode): Promise<{ trigger: WorkflowNode; sender: Sender }> {
	const { api, n8n, hamsa, simulator } = fixture;
	const secret = randomBytes(24).toString('base64url');
	const credential = async (type: string, data: Record<string, unknown>) => {
		const made = await api.createCredential({ name: example.name, type, data });
		return { [type]: made };
	};
	const trigger: WorkflowNode = { ...example, disabled: false, webhookId: randomUUID() };
	const url = (path: string) => `${n8n.baseUrl}/webhook/${trigger.webhookId}/${path}`;

	const subject = callEventsUnderTest.find(({ node: type, variant }) => example.type.endsWith(`.${type}`) && variant === undefined);
	if (subject) {
		const { platform, path, samples, credential: type, credentialData } = subject;
		const { toRecord, defaultEvents } = platform;
		const deliver: Sender['deliver'] = async (change) => {
			const event = change(freshEvent(samples, defaultEvents[0]).payload);
			return (await deliverCallEvent(url(path), subject, secret, { event })).status;
		};
		const { platform: name } = toRecord(defaultEvents[0], samples.events[defaultEvents[0]] as never);
		return {
			trigger: { ...trigger, credentials: await credential(type, credentialData(secret)) },
			sender: { platform: name, deliver },
		};
	}
	switch (example.type.split('.')[1]) {
		case 'receptAiTrigger': {
			const sender = async (change: <T>(event: T) => T) => {
				const recept = new ReceptAiSender({
					url: url('recept-ai'),
					allowLoopback: true,
					auth: [{ method: 'hmac', secret, header: 'X-Signature' }],
				});
				const data = { from: '+15005550001', to: CALLED, direction: 'inbound', transcript: TRANSCRIPT };
				const { attempts } = await recept.deliver(change(receptEvent('call.ended', { data })));
				recept.close();
				return attempts.at(-1)?.status;
			};
			const credentials = await credential('receptAiWebhookApi', { authenticationTypes: ['hmac'], hmacSecret: secret });
			return { trigger: { ...trigger, credentials }, sender: { platform: 'receptAi', deliver: sender } };
		}
		case 'hamsaTrigger': {
			const { id: agentId } = hamsa.seedAgent({ name: 'Keeper' });
			const { data, ...event } = hamsaCallEvent('call.ended');
			// Its documented event names neither numbers nor direction: here they are those that its conversations have.
			const numbers = { direction: 'inbound', callParams: { userNumber: '+15005550001', machineNumber: CALLED } };
			const deliver: Sender['deliver'] = async (change) => {
				const told = change({ ...event, callId: `call_${randomUUID()}`, agentId, data: { ...data, ...numbers } });
				return (await hamsa.deliver({ agentId, event: told, retry: true })).attempts.at(-1)?.status;
			};
			const parameters = { ...trigger.parameters, agentId: { __rl: true, mode: 'id', value: agentId } };
			const { hamsaCredential } = fixture;
			return {
				trigger: { ...trigger, parameters, credentials: { [hamsaCredential.type]: hamsaCredential } },
				sender: { platform: 'hamsa', deliver },
			};
		}
		default: {
			// The agent of the example's text, who writes to callers of other platforms, too.
			const agentId = seedPhoneAgent(fixture, { id: 'agt_demo01' });
			const deliver: Sender['deliver'] = async (change) =>
				(await simulator.deliver({ agentId, event: change(callEnded()) })).attempts.at(-1)?.status;
			return { trigger: { ...trigger, credentials: credentialsOf(fixture, trigger) }, sender: { platform: 'agentPhone', deliver } };
		}
	}
}

const TRANSCRIPT = [
	{ role: 'agent', text: 'Hello' },
	{ role: 'user', text: 'Hi' },
];

/** An event as it is when the caller says nothing: without the entries and the lines of the user. */
function withoutCaller(value: unknown): unknown {
	if (typeof value === 'string')
		return value.includes('ser:')
			? value
					.split('\n')
					.filter((line) => !/^\s*user:/i.test(line))
					.join('\n')
			: value;
	if (Array.isArray(value)) return value.filter((entry) => !isOfCaller(entry)).map(withoutCaller);
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, withoutCaller(inner)]));
}

const isOfCaller = (entry: unknown) =>
	typeof entry === 'object' &&
	entry !== null &&
	('User' in entry || Object.entries(entry).some(([name, value]) => /^(role|user)$/.test(name) && value === 'user'));
