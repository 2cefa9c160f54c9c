// Who may start an execution with the call events of a platform, how often, and on which output: the same for all that are declared alike.
import { randomBytes } from 'node:crypto';

import {
	callEventsUnderTest,
	credentialOf,
	deliverCallEvent,
	freshCall,
	ignoredCallEvents,
	refusedCallEvents,
	type CallDelivery,
	type CallEventsUnderTest,
} from '../../verification/callEvents';
import { rowsOf, type Extent } from '../../verification/table';
import { freshEvent } from '../../simulator/callEvents/fresh';
import { node, webhookUrl } from '../harness/workflows';
import { activate, noOp, PACKAGE, type Fixture } from './fixture';
import { ignoresAll, refusesAll, runsOnce, type WrongDelivery } from './inboundTable';

export interface CallEventsFixture extends Fixture {
	/** Where live webhooks are called. */
	webhookUrl: string;
}

export function callEventsTrustSuite(getFixture: () => CallEventsFixture, extent: Extent): void {
	describe.each(callEventsUnderTest)('$name', (subject) => platformSuite(getFixture, subject, extent));
}

function platformSuite(getFixture: () => CallEventsFixture, subject: CallEventsUnderTest, extent: Extent): void {
	const secret = randomBytes(24).toString('base64url');
	const previous = randomBytes(24).toString('base64url');
	let fixture: CallEventsFixture;
	let workflowId: string;
	let url: string;

	/** A trigger in an active workflow, which accepts both secrets. */
	async function open(events: string[]): Promise<{ workflowId: string; url: string }> {
		const data = credentialOf(subject, secret, previous);
		const credential = await fixture.api.createCredential({ name: subject.name, type: subject.credential, data });
		const trigger = node(
			`${PACKAGE}.${subject.node}`,
			'Trigger',
			{ events, options: { includeRaw: true }, ...subject.parameters },
			{ typeVersion: 1.1, credentials: { [subject.credential]: credential } },
		);
		const { id } = await activate(fixture, [trigger, noOp('Work')]);
		return { workflowId: id, url: webhookUrl(fixture.webhookUrl, trigger, subject.path) };
	}

	beforeAll(async () => {
		fixture = getFixture();
		({ workflowId, url } = await open(subject.chosen));
	});

	const send = async (delivery: CallDelivery = {}) => await deliverCallEvent(url, subject, secret, delivery);
	const inbound = () => ({
		api: fixture.api,
		workflowId,
		logs: () => fixture.logs(),
		secrets: () => [secret, previous],
		deliverGood: () => send(),
	});

	describe('refuses, without an execution and without a word of the secret', () => {
		refusesAll(inbound, [
			...rowsOf(
				refusedCallEvents(subject, () => secret),
				extent,
			).map(([what, status, delivery]): WrongDelivery => [what, status, () => send(delivery())]),
			// n8n's own answer.
			['invalid JSON, rightly signed', 422, () => send({ body: '{"event": "call_ended", ' })],
		]);
	});

	describe('runs a repeated delivery once', () => {
		const sent = new Map<string, object>();
		const same = (id: string) => sent.get(id) ?? sent.set(id, freshCall(subject)).get(id)!;
		runsOnce(inbound, async (id) => await send({ event: same(id) }));
	});

	if (extent === 'queue') return;

	describe('acknowledges with 200 and starts nothing', () => {
		ignoresAll(
			inbound,
			rowsOf(ignoredCallEvents(subject), extent).map(([what, delivery]) => [what, () => send(delivery())]),
		);
	});

	it('takes the secret before it during a rotation', async () => {
		const before = (await fixture.api.listExecutions(workflowId)).length;
		expect(await send({ secret: previous })).toEqual({ status: 200, body: '{"received":true}' });
		await fixture.api.waitForExecutions(workflowId, before + 1);
	});

	it('puts every event on its output, as a record of its call', async () => {
		const events = Object.keys(subject.samples.events);
		const all = await open(events);
		for (const [output, event] of events.entries()) {
			const { payload, callId } = freshEvent(subject.samples, event);
			expect((await deliverCallEvent(all.url, subject, secret, { event: payload })).status).toBe(200);
			const [newest] = await fixture.api.waitForExecutions(all.workflowId, output + 1);
			const { runData, data } = await fixture.api.getExecution(newest.id);
			const { outputs } = runData.Trigger[0];
			const record = JSON.parse(JSON.stringify(subject.platform.toRecord(event, payload as never))) as object;
			const detail = subject.platform.detailOf?.(event, payload as never);
			const item = {
				event,
				...(detail !== undefined && { eventDetail: detail }),
				...record,
				callId,
				raw: subject.platform.withoutSecrets(payload as never),
			};
			expect(outputs).toEqual(events.map((_, index) => (index === output ? [item] : [])));
			const file = subject.files?.[event];
			if (file) expect(JSON.stringify(data)).toContain(file);
		}
	});
}
