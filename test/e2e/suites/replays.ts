// Somebody who has recorded a genuine delivery sends it again within five minutes, with another ID in the header, which no signature
// covers, or without one. It does its work once, also after a restart and at another process.
import axios from 'axios';

import { authHeaders, receptEvent, textMessage, type HmacAuth } from '../../simulator';
import { SECRET } from '../../verification/receptAi';
import { node, webhookUrl } from '../harness/workflows';
import type { AcrossRestart } from './acrossRestart';
import { activate, agentTrigger, noOp, PACKAGE, seedPhoneAgent, type Fixture, type QueueFixture } from './fixture';

interface Recorded {
	workflowId: string;
	/** The path of the webhook. */
	path: string;
	body: string;
	/** Of the delivery, by lower-case name. */
	headers: Record<string, string>;
	idHeader: string;
}

const send = async (base: string, { path, body }: Recorded, headers: Record<string, string>): Promise<number> =>
	(await axios.post(`${base}${path}`, body, { headers, validateStatus: () => true, transformRequest: [], proxy: false })).status;

const replays: Array<[what: string, headers: (recorded: Recorded) => Record<string, string>]> = [
	['to the letter', ({ headers }) => headers],
	['another ID', ({ headers, idHeader }) => ({ ...headers, [idHeader]: 'del_of_somebody_else' })],
	['no ID', ({ headers, idHeader }) => Object.fromEntries(Object.entries(headers).filter(([name]) => name !== idHeader))],
];

async function recordAgentPhone(fixture: Fixture): Promise<Recorded> {
	const agentId = seedPhoneAgent(fixture);
	const { id: workflowId } = await activate(fixture, [agentTrigger(fixture, agentId, { events: ['textMessage'] }), noOp('Work')]);
	const recorded: Partial<Recorded> = { workflowId, idHeader: 'x-webhook-id' };
	const { attempts } = await fixture.simulator.deliver({
		agentId,
		event: textMessage(),
		onSend: ({ url, headers, body }) => {
			const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]);
			Object.assign(recorded, { path: new URL(url).pathname, headers: Object.fromEntries(lower) as object, body: String(body) });
		},
	});
	expect(attempts[0].status).toBe(200);
	return recorded as Recorded;
}

const auth: HmacAuth = { method: 'hmac', secret: SECRET, header: 'X-Signature', timestampHeader: 'X-Time' };

async function recordReceptAi(fixture: Fixture, base: string): Promise<Recorded> {
	const credential = await fixture.api.createCredential({
		name: 'Recept AI',
		type: 'receptAiWebhookApi',
		data: { authenticationTypes: ['hmac'], hmacSecret: SECRET },
	});
	const trigger = node(
		`${PACKAGE}.receptAiTrigger`,
		'Trigger',
		{ events: ['call'], authentication: ['hmac'], signatureHeader: 'X-Signature', signatureOptions: { timestampHeader: 'X-Time' } },
		{ typeVersion: 1.1, credentials: { receptAiWebhookApi: credential } },
	);
	const { id: workflowId } = await activate(fixture, [trigger, noOp('Work')]);
	const body = JSON.stringify(receptEvent('call.ended'));
	const signed = authHeaders(auth, body, Math.floor(Date.now() / 1000));
	const headers = { 'content-type': 'application/json', 'x-delivery-id': 'recorded', ...signed };
	const recorded = {
		workflowId,
		path: new URL(webhookUrl(base, trigger, 'recept-ai')).pathname,
		body,
		headers,
		idHeader: 'x-delivery-id',
	};
	expect(await send(base, recorded, headers)).toBe(200);
	return recorded;
}

/** Times the work was done, when so many executions have ended. */
async function workOf({ api }: Fixture, workflowId: string, executions: number): Promise<number> {
	const ended = await api.waitForExecutions(workflowId, executions, { status: 'success' });
	const details = await Promise.all(ended.map(({ id }) => api.getExecution(id)));
	return details.filter(({ lastNodeExecuted }) => lastNodeExecuted === 'Work').length;
}

export function replaysAcrossRestart(getFixture: () => Fixture & { n8n: { baseUrl: string } }): AcrossRestart {
	const recorded: Record<string, Recorded> = {};
	return {
		name: 'replayed deliveries',
		before: async () => {
			recorded.AgentPhone = await recordAgentPhone(getFixture());
			recorded['Recept AI'] = await recordReceptAi(getFixture(), getFixture().n8n.baseUrl);
		},
		tests: () => {
			it.each(['AgentPhone', 'Recept AI'])('of %s do their work once', async (platform) => {
				const one = recorded[platform];
				for (const [, headersOf] of replays) expect(await send(getFixture().n8n.baseUrl, one, headersOf(one))).toBe(200);
				// The first one after the restart starts an execution that ends at the trigger.
				expect(await workOf(getFixture(), one.workflowId, 2)).toBe(1);
			});
		},
	};
}

/** With two webhook processors. */
export function queueReplaysSuite(getFixture: () => QueueFixture): void {
	it.each<[string, (fixture: QueueFixture, base: string) => Promise<Recorded>]>([
		['AgentPhone', recordAgentPhone],
		['Recept AI', recordReceptAi],
	])('a delivery of %s that is replayed at another webhook processor does its work once', async (_platform, record) => {
		const fixture = getFixture();
		const [first, second] = fixture.n8n.webhookUrls;
		const one = await record(fixture, first);
		await fixture.api.waitForExecutions(one.workflowId, 1, { status: 'success' });
		for (const [, headersOf] of replays) expect(await send(second, one, headersOf(one))).toBe(200);
		expect(await workOf(fixture, one.workflowId, 2)).toBe(1);
	});
}
