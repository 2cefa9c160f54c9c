import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { bland, SIGNATURE } from '../../../nodes/Bland/trigger/platform';
import { blandReport } from '../../../nodes/Bland/trigger/record';
import { BlandTrigger } from '../../../nodes/Bland/BlandTrigger.node';
import { authenticateSignature } from '../../../nodes/shared/webhook/signedHeaders';
import { contextOf, receiverOf } from '../../fuzz/inboundContext';
import { blandSamples } from '../../simulator/callEvents/bland';

const SECRET = 'bland_demo_secret_0001';

describe('the signature of Bland AI', () => {
	// The test vector of docs/platforms/bland.md, 3.
	const rawBody = Buffer.from('{"call_id":"00000000-0000-4000-8000-000000000001","completed":true,"summary":"Grüezi"}');
	const signature = 'c4e9dbf0869f4a1fa1d3e9f6a5e95b9f6aa6d4200e73e1ad20a9e503fec6c871';
	const verdictOf = (sent: string | undefined, secrets = [SECRET]) =>
		authenticateSignature({ headers: { 'x-webhook-signature': sent }, rawBody, remoteAddress: '' }, SIGNATURE, secrets);

	it('is taken, in either case of letters, with the secret or the previous one', () => {
		expect(verdictOf(signature)).toBe('authenticated');
		expect(verdictOf(signature.toUpperCase(), ['another', SECRET])).toBe('authenticated');
	});

	it.each([
		['a prefix', `sha256=${signature}`],
		['a digit changed', signature.replace(/^c/, 'd')],
		['a digit missing', signature.slice(1)],
		['nothing', ''],
		['no header', undefined],
		['the digest of another key', createHmac('sha256', '').update(rawBody).digest('hex')],
	])('is refused with %s', (_, sent) => expect(verdictOf(sent)).toMatchObject({ status: 401 }));

	it('proves nothing while there is no secret', () => expect(verdictOf(signature, ['', ''])).toMatchObject({ status: 503 }));

	it('is asked for in words that say where it is switched on', async () => {
		const context = contextOf({ parameters: {}, credentials: { blandWebhookApi: { secret: SECRET } }, staticData: {} });
		expect(await bland.authenticate(context, { headers: {}, rawBody, remoteAddress: '' })).toEqual({
			status: 401,
			reason: 'The header X-Webhook-Signature is missing. Bland AI signs once a webhook secret was created under account settings, Keys.',
		});
	});
});

const report = blandSamples.events.callEnded;
const recordOf = (changes: object = {}) => blandReport({ ...report, ...changes } as unknown as IDataObject);

describe('the record of a call of Bland AI', () => {
	it('has every field the report tells', () => {
		expect(recordOf()).toEqual({
			platform: 'bland',
			callId: '00000000-0000-4000-8000-000000000001',
			agentId: null,
			agentName: null,
			direction: 'inbound',
			from: '+15005550001',
			to: '+15005550006',
			startedAt: '2026-09-21T14:13:17.000Z',
			answeredAt: '2026-09-21T14:13:20.000Z',
			endedAt: '2026-09-21T14:14:05.000Z',
			durationSeconds: 45,
			status: 'completed',
			endedReason: 'user',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello.', at: '2026-09-21T14:13:21.000Z' },
				{ role: 'caller', text: 'When do you open?', at: '2026-09-21T14:13:24.000Z' },
				{ role: 'tool', text: 'Ended call', at: '2026-09-21T14:14:05.000Z' },
			],
			transcriptText: 'Agent: Hello.\nCaller: When do you open?',
			summary: 'Caller asked for opening hours.',
			sentiment: null,
			successful: null,
			recordingUrl: 'https://files.example.com/rec',
			recordingExpiresAt: null,
			cost: { amount: 0.068, currency: 'USD' },
			variables: { customer_name: 'Ada', topic: 'hours' },
			timing: null,
		});
	});

	it.each(['callStarted', 'postProcessed', 'other'] as const)('has the same fields for %s', (name) => {
		const record = bland.toRecord(name, blandSamples.events[name] as IDataObject);
		expect(Object.keys(record)).toEqual(Object.keys(recordOf()));
		expect(record).toMatchObject({
			callId: report.call_id,
			status: 'unknown',
			missed: null,
			callerSpoke: null,
			variables: name === 'postProcessed' ? { topic: 'hours' } : {},
		});
	});

	// Rows of docs/platforms/bland.md, 5.
	it.each([
		[{ answered_by: 'voicemail' }, 'voicemail', true],
		[{ answered_by: 'no-answer' }, 'missed', true],
		[{ answered_by: 'unknown' }, 'completed', false],
		[{ answered_by: null }, 'completed', false],
		[{ status: 'busy' }, 'busy', true],
		[{ status: 'no-answer' }, 'missed', true],
		[{ status: 'canceled' }, 'missed', true],
		[{ status: 'canceled', inbound: false }, 'unknown', false],
		[{ status: 'failed', inbound: false }, 'failed', false],
		[{ status: 'failed', error_message: 'The number was busy or declined.' }, 'busy', true],
		[{ status: 'failed', error_message: 'Number temporarily unavailable.' }, 'failed', true],
		[{ status: 'completed', error_message: 'Call failed.' }, 'completed', false],
		[{ status: 'unknown', answered_by: 'voicemail' }, 'voicemail', true],
		[{ status: undefined, answered_by: 'no-answer' }, 'missed', true],
		[{ status: undefined, answered_by: null, queue_status: 'pre_queue_error' }, 'failed', true],
		[{ status: undefined, answered_by: null, queue_status: 'call_error' }, 'failed', true],
		[{ status: undefined, answered_by: null, queue_status: 'complete_error' }, 'unknown', false],
		[{ status: undefined, answered_by: null, disposition_tag: 'NO_ANSWER' }, 'missed', true],
		[{ status: undefined, answered_by: null, disposition_tag: 'BUSY' }, 'busy', true],
		[{ status: undefined, answered_by: null, disposition_tag: 'FAILED' }, 'failed', true],
		[{ status: 'unknown', answered_by: null, disposition_tag: 'CANCELED' }, 'missed', true],
		[{ status: 'unknown', answered_by: null, disposition_tag: 'CANCELED', inbound: false }, 'unknown', false],
		[{ status: 'unknown', answered_by: null }, 'unknown', false],
		[{ status: 'word-of-tomorrow', answered_by: null, disposition_tag: 'constructor' }, 'unknown', false],
		[{ status: { toString: 1 }, answered_by: null }, 'unknown', false],
	])('%j is %s', (changes, status, missed) => expect(recordOf(changes)).toMatchObject({ status, missed }));

	it('counts the talk from its end', () => {
		expect(recordOf({ corrected_duration: undefined })).toMatchObject({ durationSeconds: 45, answeredAt: '2026-09-21T14:13:20.000Z' });
		expect(recordOf({ corrected_duration: '0' })).toMatchObject({ durationSeconds: 0, answeredAt: null });
		expect(recordOf({ status: 'no-answer', corrected_duration: undefined, call_length: null })).toMatchObject({
			durationSeconds: 0,
			answeredAt: null,
		});
		expect(recordOf({ answered_by: 'voicemail' })).toMatchObject({ answeredAt: '2026-09-21T14:13:20.000Z', callerSpoke: false });
	});

	it('does not take the planned end for the real one', () => {
		const inAnHour = new Date(Date.now() + 3_600_000).toISOString();
		expect(recordOf({ end_at: inAnHour })).toMatchObject({
			endedAt: '2026-09-21T14:14:02.000Z',
			answeredAt: '2026-09-21T14:13:17.000Z',
		});
		expect(recordOf({ end_at: inAnHour, corrected_duration: undefined, call_length: undefined })).toMatchObject({ endedAt: null });
	});

	it.each([
		[{ inbound: false }, 'outbound'],
		[{ inbound: undefined }, null],
		[{ from: 'Web Client' }, 'web'],
		[{ from: 'client', to: 'agent' }, 'web'],
		[{ from: 'anonymous' }, 'inbound'],
		[{ from: undefined, to: null }, 'inbound'],
	])('with %j the direction is %s', (changes, direction) => {
		expect(recordOf(changes)).toMatchObject({ direction, ...(direction === 'web' && { from: null, to: null }) });
	});

	it('says why the call ended in the words there are', () => {
		expect(recordOf({ error_message: 'Call failed.' })).toMatchObject({ endedReason: 'Call failed.' });
		expect(recordOf({ call_ended_by: null })).toMatchObject({ endedReason: 'completed' });
	});

	it('brings what was said in order, without the notes of the log', () => {
		const transcripts = [
			{ id: 12, user: 'user', text: 'Yes.', created_at: '2026-09-21T14:13:24.000+00:00' },
			{ id: 11, user: 'robot', text: 'Hello.', created_at: '2026-09-21T14:13:24.000Z' },
			{ id: 9, user: 'user', text: '<Call Connected>', created_at: '2026-09-21T14:13:18.000Z' },
			{ id: 10, user: 'weather', text: 'x', created_at: '2026-09-21T14:13:18.000Z' },
			null,
		];
		expect(recordOf({ transcripts })).toMatchObject({ transcriptText: 'Agent: Hello.\nCaller: Yes.', callerSpoke: true });
		expect(recordOf({ transcripts: transcripts.map((entry) => entry && { ...entry, created_at: null }) })).toMatchObject({
			transcriptText: 'Agent: Hello.\nCaller: Yes.',
		});
		expect(recordOf({ transcripts: transcripts.slice(2) })).toMatchObject({
			callerSpoke: null,
			transcriptText: expect.stringContaining('user:') as string,
		});
		expect(recordOf({ transcripts: transcripts.slice(2), concatenated_transcript: '' })).toMatchObject({
			callerSpoke: false,
			missed: true,
		});
		expect(recordOf({ transcripts: undefined, concatenated_transcript: undefined })).toMatchObject({
			callerSpoke: null,
			missed: false,
		});
	});

	it('puts what was found out over what was given', () => {
		const citations = [{ variable_name: 'topic', value: 'opening hours' }, { variable_name: 'empty' }, null];
		expect(recordOf({ citations, variables: { topic: 'x', timezone: 'y', name: 'Ada' } }).variables).toEqual({
			topic: 'opening hours',
			name: 'Ada',
		});
	});
});

describe('the raw payload of Bland AI', () => {
	it('holds no secret and no prompt, however deep', () => {
		const payload = {
			...report,
			request_data: { task: 'SECRET', tools: [{ headers: { Authorization: 'SECRET' } }], webhook: 'https://SECRET' },
			pathway_logs: [{ prompt: 'SECRET' }],
			encrypted_key: 'SECRET',
			summary_prompt: 'SECRET',
			metadata: { source: 'demo', api_key: 'SECRET', deep: [[{ 'x-auth-token': 'SECRET', auth: { user: 'SECRET' } }]] },
			warm_transfer_call: { state: 'done', request_data: 'SECRET', headers: ['SECRET'] },
		};
		const raw = bland.withoutSecrets(payload as unknown as IDataObject);
		expect(JSON.stringify(raw)).not.toContain('SECRET');
		expect(raw).toMatchObject({ call_id: report.call_id, transcripts: report.transcripts, metadata: { source: 'demo' } });
	});
});

describe('Bland AI Trigger', () => {
	const node = new BlandTrigger();
	const receiver = (events: string[], options = {}) => {
		const receive = receiverOf(
			async function () {
				return await node.webhook.call(this);
			},
			{ parameters: { events, options }, credentials: { blandWebhookApi: { secret: SECRET } }, staticData: {} },
		);
		return async (payload: object, secret = SECRET) => {
			const body = Buffer.from(JSON.stringify(payload));
			return await receive({ body, headers: { 'content-type': 'application/json', ...blandSamples.sign(body, secret) } });
		};
	};
	const ALL = ['callEnded', 'callStarted', 'postProcessed', 'other'];

	it('starts for the chosen event and acknowledges others', async () => {
		const deliver = receiver(['callEnded']);
		expect(await deliver(report, 'another_secret_0001')).toMatchObject({ status: 401, started: false });
		expect(await deliver(blandSamples.events.callStarted)).toMatchObject({ status: 200, started: false });
		expect(await deliver(report)).toMatchObject({ status: 200, started: true });
	});

	it('starts once for a call, whatever else a repetition says, and once for each result that follows', async () => {
		const deliver = receiver(ALL);
		const { callStarted, postProcessed, other } = blandSamples.events;
		const started = [];
		for (const payload of [
			report,
			{ ...report, summary: 'Another.', event_type: 'post_transfer_transcript' },
			callStarted,
			{ ...callStarted, timestamp: 'x' },
			postProcessed,
			{ ...postProcessed, event_type: 'evals' },
			postProcessed,
			{ call_id: report.call_id, event_type: 'multiple', contents: [{ event_type: 'evals' }] },
			other,
			other,
			{ ...other, message: 'Another line' },
			{ ...report, call_id: '00000000-0000-4000-8000-000000000002' },
		])
			started.push((await deliver(payload)).started);
		expect(started).toEqual([true, false, true, false, true, true, false, true, true, false, true, true]);
	});

	it.each([
		[report, 'callEnded', undefined],
		[{ ...report, event_type: 'multiple' }, 'callEnded', undefined],
		[{ call_id: 'c' }, 'callEnded', undefined],
		[{ call_id: 'c', event_type: null, category: null }, 'callEnded', undefined],
		[{ ...report, is_proxy_agent_call: true }, 'other', 'is_proxy_agent_call'],
		[{ ...report, is_proxy_agent_call: false }, 'callEnded', undefined],
		[blandSamples.events.callStarted, 'callStarted', undefined],
		[{ ...blandSamples.events.callStarted, message: 'Call enqueued' }, 'other', 'call'],
		[{ ...blandSamples.events.callStarted, category: 'queue' }, 'other', 'queue'],
		[{ ...blandSamples.events.callStarted, message: { text: 'Call connected' } }, 'other', 'call'],
		[blandSamples.events.postProcessed, 'postProcessed', 'citations'],
		[{ call_id: 'c', event_type: 'result_of_tomorrow' }, 'postProcessed', 'result_of_tomorrow'],
		[{ conversation_id: 'x', channel: 'sms', message: 'Hi', event_type: 'message' }, 'other', 'message'],
		[{ channel: 'whatsapp' }, 'other', 'whatsapp'],
		[{}, 'other', undefined],
	])('tells by its shape what %j is: %s', (payload, kind, detail) => {
		expect(bland.kindOf(payload as IDataObject)).toBe(kind);
		expect(bland.detailOf?.(kind, payload as IDataObject)).toBe(detail);
	});

	it.each([
		['nothing else', {}],
		[
			'fields of other types',
			{ transcripts: 'x', variables: [], analysis: 5, citations: {}, price: {}, from: 5, inbound: 'x', end_at: [] },
		],
		['objects in place of texts', { status: { toString: 1 }, error_message: { toString: 1 }, call_ended_by: {}, disposition_tag: [] }],
		['odd transcripts', { transcripts: [null, 5, {}, { user: {}, text: 5 }, { user: 'user', text: 'x', id: {}, created_at: {} }] }],
		['odd times', { started_at: 'yesterday', end_at: -1, corrected_duration: '-5', call_length: 'x' }],
	])('takes a report with %s', async (_, fields) => {
		expect(await receiver(['callEnded'], { includeRaw: true })({ call_id: 'c', ...fields })).toMatchObject({
			status: 200,
			started: true,
		});
	});

	it('starts only for the pathways that are named', async () => {
		const deliver = receiver(['callEnded'], { agentIds: 'pathway_demo01' });
		expect(await deliver(report)).toMatchObject({ status: 200, started: false });
		expect(await deliver({ ...report, pathway_id: 'pathway_demo01' })).toMatchObject({ started: true });
	});
});
