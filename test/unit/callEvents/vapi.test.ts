import { createHmac } from 'node:crypto';

import type { IDataObject } from 'n8n-workflow';

import { contextOf, receiverOf } from '../../fuzz/inboundContext';
import { callEventTrigger } from '../../../nodes/shared/callEvents/receive';
import { authenticateVapi } from '../../../nodes/Vapi/trigger/authentication';
import { statusOf } from '../../../nodes/Vapi/trigger/endedReasons';
import { vapi } from '../../../nodes/Vapi/trigger/platform';
import { vapiRecord } from '../../../nodes/Vapi/trigger/record';
import { VapiTrigger } from '../../../nodes/Vapi/VapiTrigger.node';
import { vapiSamples } from '../../simulator/callEvents/vapi';

const SECRET = 'vapi_demo_secret_0001';
const BODY = '{"message":{"type":"end-of-call-report","call":{"id":"00000000-0000-4000-8000-00000000000a"}}}';
const CREDENTIAL = { secret: SECRET, previousSecret: 'vapi_demo_secret_0000' };

const authenticate = async (
	headers: Record<string, string>,
	{ body = BODY, credential = CREDENTIAL, ...parameters }: IDataObject & { body?: string; credential?: IDataObject } = {},
) => {
	const context = contextOf({ parameters, credentials: { vapiWebhookApi: credential }, staticData: {} });
	return await authenticateVapi(context, { headers, rawBody: Buffer.from(body), remoteAddress: '' });
};

afterEach(() => jest.restoreAllMocks());

describe('a secret in a header', () => {
	it.each([
		['bare in X-Vapi-Secret', { 'x-vapi-secret': SECRET }],
		['after Bearer in Authorization', { authorization: `Bearer ${SECRET}` }],
		['bare in Authorization', { authorization: SECRET }],
		['in one of the two', { 'x-vapi-secret': 'another', authorization: `Bearer ${SECRET}` }],
		['as the previous one', { 'x-vapi-secret': 'vapi_demo_secret_0000' }],
	])('is taken %s', async (_, headers: Record<string, string>) => expect(await authenticate(headers)).toBe('authenticated'));

	it.each([
		['nothing', {}, 'is missing'],
		['an empty header', { 'x-vapi-secret': '' }, 'is missing'],
		['another secret', { 'x-vapi-secret': `${SECRET}x` }, 'is not the one'],
		['the word Bearer alone', { authorization: 'Bearer' }, 'is not the one'],
		['the secret in a header of another name', { 'x-secret': SECRET }, 'is missing'],
	])('is refused: %s', async (_, headers: Record<string, string>, reason) =>
		expect(await authenticate(headers)).toMatchObject({ status: 401, reason: expect.stringContaining(reason) as string }),
	);

	it('is looked for in the header the user names, and in no other', async () => {
		expect(await authenticate({ 'x-hook-token': SECRET }, { headerName: 'X-Hook-Token' })).toBe('authenticated');
		expect(await authenticate({ 'x-vapi-secret': SECRET }, { headerName: 'X-Hook-Token' })).toMatchObject({ status: 401 });
		expect(await authenticate({}, { headerName: 'constructor' })).toMatchObject({ status: 401 });
	});

	it('proves nothing without a secret in the credential, or by an authentication that is not known', async () => {
		const empty = { credential: { secret: ' ' } };
		expect(await authenticate({ 'x-vapi-secret': '' }, empty)).toMatchObject({ status: 503 });
		expect(await authenticate({ 'x-vapi-secret': ' ' }, { ...empty, authentication: 'header' })).toMatchObject({ status: 503 });
		expect(await authenticate({ 'x-vapi-secret': SECRET }, { authentication: 'none' })).toMatchObject({ status: 503 });
	});
});

describe('an HMAC signature', () => {
	const at = (now: number) => jest.spyOn(Date, 'now').mockReturnValue(now);
	const hmac = (signatureOptions: IDataObject = {}) => ({ authentication: 'hmac', signatureOptions });
	// The test vectors of docs/platforms/vapi.md, 3.
	const stamped = {
		'x-signature': '74c583a13ac7fdab9469c38e5786b7a7c5820572d34b7a20cabc95c3ac597317',
		'x-timestamp': '1790000000000',
	};

	it('is taken in its default form, up to five minutes before and after its time', async () => {
		at(1_790_000_300_000);
		expect(await authenticate(stamped, hmac())).toBe('authenticated');
		at(1_789_999_700_000);
		expect(await authenticate(stamped, hmac())).toBe('authenticated');
		at(1_790_000_300_001);
		expect(await authenticate(stamped, hmac())).toMatchObject({ status: 401, reason: expect.stringContaining('old') as string });
		at(1_789_999_699_999);
		expect(await authenticate(stamped, hmac())).toMatchObject({ status: 401 });
	});

	it('is taken as a delivery of August 2026 had it', async () => {
		at(1_786_546_871_500);
		const body = '{"message":{"type":"status-update","status":"ended","timestamp":1786546871392,"call":{"id":"call_kat123"}}}';
		const headers = {
			'x-signature': '708dd047594968a1403c7e1695e89d3e0898ad57e0c6990ace3576f9a0259184',
			'x-timestamp': '1786546871433',
		};
		expect(await authenticate(headers, { ...hmac(), body, credential: { secret: 'whsec_vapi_sample_key' } })).toBe('authenticated');
	});

	it('is taken of the body alone, with a prefix, if the user says so', async () => {
		const headers = { 'x-signature': 'sha256=aef310daa57877136c8688e27bf34753b8dbe423e14554859b8ba14d7bbc3508' };
		const format = { payloadFormat: '{body}' };
		expect(await authenticate(headers, hmac({ ...format, prefix: 'sha256=' }))).toBe('authenticated');
		expect(await authenticate(headers, hmac(format))).toBe('authenticated');
		expect(await authenticate(headers, hmac({ ...format, prefix: 'v1=' }))).toMatchObject({ status: 401 });
		expect(await authenticate(headers, hmac())).toMatchObject({
			status: 401,
			reason: expect.stringContaining('x-timestamp') as string,
		});
	});

	const SVIX = { secret: 'dmFwaS1kZW1vLXNlY3JldC0zMi1ieXRlcy1sb25nISE=' };
	const svix = {
		'svix-signature': 'v1,zuwghkAraJPdBFxhyT7FMYXXl9MP9xb+eVojqhe1pVg=',
		'svix-timestamp': '1790000000',
		'svix-id': 'msg_demo_01',
	};

	it('is taken in the form of Svix, by one choice or by its settings', async () => {
		at(1_790_000_000_000);
		expect(await authenticate(svix, { authentication: 'svix', credential: SVIX })).toBe('authenticated');
		const several = { ...svix, 'svix-signature': `v1,AAAA ${svix['svix-signature']}` };
		expect(await authenticate(several, { authentication: 'svix', credential: SVIX })).toBe('authenticated');
		const settings = {
			payloadFormat: '{svix-id}.{timestamp}.{body}',
			signatureHeader: 'Svix-Signature',
			timestampHeader: 'svix-timestamp',
			messageIdHeader: 'svix-id',
			prefix: 'v1,',
			encoding: 'base64',
			secretIsBase64: true,
		};
		expect(await authenticate(svix, { ...hmac(settings), credential: SVIX })).toBe('authenticated');
		expect(await authenticate({ ...svix, 'svix-id': 'msg_demo_02' }, { ...hmac(settings), credential: SVIX })).toMatchObject({
			status: 401,
		});
		expect(await authenticate({ ...svix, 'svix-id': '' }, { authentication: 'svix', credential: SVIX })).toMatchObject({
			status: 401,
			reason: expect.stringContaining('svix-id') as string,
		});
	});

	it('is taken in the form of Svix with a time in milliseconds, which Vapi may write', async () => {
		at(1_790_000_000_000);
		const digest = createHmac('sha256', Buffer.from(SVIX.secret, 'base64'))
			.update(`msg_demo_01.1790000000000.${BODY}`)
			.digest('base64');
		const headers = { ...svix, 'svix-timestamp': '1790000000000', 'svix-signature': `v1,${digest}` };
		expect(await authenticate(headers, { authentication: 'svix', credential: SVIX })).toBe('authenticated');
	});

	it.each(['sha1', 'sha512'])('is taken with %s', async (algorithm) => {
		at(1_790_000_000_000);
		const digest = createHmac(algorithm, SECRET).update(`1790000000000.${BODY}`).digest('hex');
		const headers = { 'x-signature': digest, 'x-timestamp': '1790000000000' };
		expect(await authenticate(headers, hmac({ algorithm }))).toBe('authenticated');
		expect(await authenticate(headers, hmac())).toMatchObject({ status: 401 });
	});

	it('is refused without a key: a secret that decodes to nothing is one that everybody knows', async () => {
		at(1_790_000_000_000);
		const forged = createHmac('sha256', '').update(`msg_demo_01.1790000000.${BODY}`).digest('base64');
		for (const secret of ['whsec_', '!!!!', '=', ''])
			expect(
				await authenticate({ ...svix, 'svix-signature': `v1,${forged}` }, { authentication: 'svix', credential: { secret } }),
			).toMatchObject({ status: 503 });
	});

	it('is refused of a format that is not known', async () =>
		expect(await authenticate(stamped, hmac({ payloadFormat: '{url}' }))).toMatchObject({ status: 503 }));
});

const { message } = vapiSamples.events.callEnded;
const recordOf = (changes: object = {}) => vapiRecord({ ...message, ...changes } as unknown as IDataObject);

describe('the record of a call of Vapi', () => {
	it('has every field the report tells', () => {
		expect(recordOf()).toEqual({
			platform: 'vapi',
			callId: '00000000-0000-4000-8000-00000000000a',
			agentId: '00000000-0000-4000-8000-0000000000a1',
			agentName: 'Front desk',
			direction: 'inbound',
			from: '+15005550001',
			to: '+15005550006',
			startedAt: '2026-09-21T14:13:20.000Z',
			answeredAt: '2026-09-21T14:13:20.000Z',
			endedAt: '2026-09-21T14:14:05.500Z',
			durationSeconds: 45.5,
			status: 'completed',
			endedReason: 'customer-ended-call',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello.', at: '2026-09-21T14:13:21.000Z' },
				{ role: 'caller', text: 'When do you open?', at: '2026-09-21T14:13:23.000Z' },
			],
			transcriptText: 'Agent: Hello.\nCaller: When do you open?',
			summary: 'Caller asked for opening hours.',
			sentiment: null,
			successful: true,
			recordingUrl: 'https://storage.example.com/a.wav?sig=x',
			recordingExpiresAt: '2026-09-21T15:14:08.000Z',
			cost: { amount: 0.0712, currency: 'USD' },
			variables: { customer_name: 'Ada', topic: 'hours' },
			timing: null,
		});
	});

	it.each(Object.keys(vapiSamples.events) as Array<keyof typeof vapiSamples.events>)('has the same fields for %s', (name) => {
		const record = vapiRecord(vapiSamples.events[name].message as unknown as IDataObject);
		expect(Object.keys(record)).toEqual(Object.keys(recordOf()));
		expect(record).toMatchObject({ callId: message.call.id, from: '+15005550001', agentName: 'Front desk' });
		if (name !== 'callEnded')
			expect(record).toMatchObject({ status: 'unknown', missed: null, durationSeconds: null, endedReason: null });
	});

	it('knows who called whom', () => {
		const sides = (type: string) => recordOf({ call: { ...message.call, type } });
		expect(sides('outboundPhoneCall')).toMatchObject({ direction: 'outbound', from: '+15005550006', to: '+15005550001' });
		expect(sides('webCall')).toMatchObject({ direction: 'web', from: null, to: null });
		expect(sides('vapi.websocketCall')).toMatchObject({ direction: 'web' });
		expect(sides('carrier-pigeon')).toMatchObject({ direction: null, from: null, to: null });
		const inCall = { ...message.call, customer: { sipUri: 'sip:ada@example.com' }, phoneNumber: { twilioPhoneNumber: '+15005550006' } };
		expect(recordOf({ call: inCall, customer: undefined, phoneNumber: undefined })).toMatchObject({
			from: 'sip:ada@example.com',
			to: '+15005550006',
		});
	});

	it('of a call that never connected has no answer and lasted no time', () => {
		const never = { startedAt: undefined, endedReason: 'customer-did-not-answer', artifact: {}, analysis: {} };
		expect(recordOf(never)).toMatchObject({
			startedAt: '2026-09-21T14:13:17.000Z',
			answeredAt: null,
			durationSeconds: 0,
			status: 'missed',
			missed: true,
			callerSpoke: false,
		});
		expect(recordOf({ ...never, call: { ...message.call, schedulePlan: { earliestAt: '2026-09-20T08:00:00Z' } } })).toMatchObject({
			startedAt: null,
		});
	});

	it('of a status that says a call never started has its reason', () => {
		const ended = { type: 'status-update', status: 'ended', endedReason: 'call.start.error-get-org', call: message.call };
		expect(vapiRecord(ended)).toMatchObject({
			status: 'failed',
			missed: true,
			endedReason: 'call.start.error-get-org',
			durationSeconds: 0,
		});
	});

	it('reads what older deliveries have outside the artifact', () => {
		const { messages, transcript } = message.artifact;
		const old = {
			artifact: undefined,
			analysis: undefined,
			messages,
			transcript,
			summary: 'Hours.',
			startedAt: undefined,
			durationMs: 45_500,
		};
		expect(recordOf(old)).toMatchObject({ callerSpoke: true, summary: 'Hours.', durationSeconds: 45.5 });
		expect(recordOf({ artifact: { transcript } })).toMatchObject({ callerSpoke: null, transcriptText: transcript.trim() });
	});

	it('has the calls of tools, and never the prompt', () => {
		const messages = [
			{ role: 'system', message: 'You are…' },
			{ role: 'assistant', content: 'One moment.', secondsFromStart: 2 },
			{ role: 'tool_calls', time: 1_790_000_005_000, toolCalls: [{ function: { name: 'book', arguments: '{"day":"Monday"}' } }] },
			{ role: 'tool_call_result', time: 1_790_000_006_000, name: 'book', result: 'done' },
			{ role: 'someone', message: 'x' },
		];
		expect(recordOf({ artifact: { messages } })).toMatchObject({
			transcript: [
				{ role: 'agent', text: 'One moment.', at: '2026-09-21T14:13:22.000Z' },
				{ role: 'tool', text: 'book: {"day":"Monday"}', at: '2026-09-21T14:13:25.000Z' },
				{ role: 'tool', text: 'book: done' },
			],
			callerSpoke: false,
			missed: true,
		});
	});

	it.each([
		['false', false],
		['True', true],
		['7', null],
		['Excellent', null],
		[undefined, null],
		[{ toString: 1 }, null],
	])('takes the evaluation %p for %p', (successEvaluation, successful) =>
		expect(recordOf({ analysis: { successEvaluation } })).toMatchObject({ successful }),
	);

	it('gives no recording that wants the API key', () =>
		expect(recordOf({ artifact: { recordingUrl: 'https://storage.example.com/a.wav' } })).toMatchObject({ recordingUrl: null }));

	it('puts what was found out over what was given, without tokens that Vapi puts between', () => {
		const artifact = {
			variableValues: { topic: 'x', day: 'Monday', phoneNumber: { number: '+15005550006', twilioAuthToken: 'SECRET' }, list: [1] },
			structuredOutputs: { a: { name: 'mood', result: 'glad' }, b: { name: 'none' }, c: null },
		};
		expect(recordOf({ artifact }).variables).toEqual({
			topic: 'hours',
			day: 'Monday',
			phoneNumber: { number: '+15005550006' },
			list: [1],
			mood: 'glad',
		});
	});
});

describe('the end of a call', () => {
	it.each([
		['assistant-said-end-call-phrase', 'completed'],
		['customer-ended-call-during-transfer', 'completed'],
		['assistant-request-returned-forwarding-phone-number', 'completed'],
		['silence-timed-out', 'completed'],
		['vonage-completed', 'completed'],
		['call.ringing.hook-executed-transfer', 'completed'],
		['hangup', 'completed'],
		['customer-did-not-answer', 'missed'],
		['call.ringing.sip-inbound-caller-hungup-before-call-connect', 'missed'],
		['call.in-progress.error-providerfault-outbound-sip-408-request-timeout', 'missed'],
		['call.in-progress.error-providerfault-outbound-sip-480-temporarily-unavailable', 'missed'],
		['call.forwarding.operator-busy', 'missed', 'completed'],
		['call.forwarding.no-answer', 'missed', 'completed'],
		['customer-busy', 'busy'],
		['voicemail', 'voicemail'],
		['manually-canceled', 'unknown', 'completed'],
		['scheduled-call-deleted', 'unknown', 'completed'],
		['assistant-request-returned-no-assistant', 'failed'],
		['worker-shutdown', 'failed'],
		['vonage-rejected', 'failed'],
		['call.in-progress.error-providerfault-outbound-sip-503-service-unavailable', 'failed'],
		['call.start.error-get-org', 'failed'],
		['call-start-error-neither-assistant-nor-server-set', 'failed'],
		['pipeline-no-available-llm-model', 'failed'],
		['call.in-progress.error-vapifault-worker-died', 'failed'],
		['call.in-progress.error-configfault-of-tomorrow', 'failed'],
		['call.forwarding.of-tomorrow-failed', 'failed'],
		['word-of-tomorrow', 'unknown'],
		['constructor', 'unknown'],
		[undefined, 'unknown'],
	])('by %s is %s', (reason, status, afterATalk = status) => {
		expect(statusOf(reason, false)).toBe(status);
		expect(statusOf(reason, true)).toBe(afterATalk);
	});

	it('takes the greeting of a machine for nobody', () =>
		expect(recordOf({ endedReason: 'voicemail' })).toMatchObject({ status: 'voicemail', callerSpoke: false, missed: true }));
});

describe('the raw payload of Vapi', () => {
	it('holds no secret and no prompt, however deep', () => {
		const assistant = {
			name: 'Front desk',
			model: { messages: [{ role: 'system', content: 'SECRET' }] },
			voice: 'SECRET',
			server: { secret: 'SECRET' },
		};
		const payload = {
			message: {
				...message,
				assistant,
				newAssistant: assistant,
				toAssistant: assistant,
				squad: { members: [{ assistant }] },
				phoneNumber: {
					id: 'p',
					number: '+15005550006',
					twilioAuthToken: 'SECRET',
					server: { url: 'https://SECRET' },
					other: 'SECRET',
				},
				toolWithToolCallList: [{ function: { name: 'book' }, server: { headers: { Authorization: 'SECRET' } }, headers: 'SECRET' }],
				call: {
					...message.call,
					assistant,
					assistantOverrides: assistant,
					squadOverrides: assistant,
					workflow: assistant,
					monitor: { controlUrl: 'https://SECRET' },
					phoneNumber: { twilioPhoneNumber: '+15005550006', twilioApiSecret: 'SECRET' },
					transport: { callToken: 'SECRET', deep: [[{ apiKey: 'SECRET', systemPrompt: ['SECRET'] }]] },
					artifactPlan: { x: 'SECRET' },
				},
				artifact: {
					...message.artifact,
					messages: [
						...message.artifact.messages,
						{ role: 'system', message: 'SECRET' },
						{ role: 'developer', content: 'SECRET' },
					],
					messagesOpenAIFormatted: [{ role: 'system', content: 'SECRET' }],
					logUrl: 'https://SECRET',
					presignedLogUrl: 'https://SECRET',
					variableValues: { assistant, phoneNumber: { twilioAuthToken: 'SECRET' } },
				},
				costs: [{ type: 'model', promptTokens: 12, model: { model: 'demo' } }],
				credentials: [{ key: 'SECRET' }],
				others: [
					{
						signingKey: 'SECRET',
						'x-api-key': 'SECRET',
						bearerValue: 'SECRET',
						ServiceKey: { a: 'SECRET' },
						cookies: ['SECRET'],
					},
				],
			},
		};
		const raw = vapi.withoutSecrets(payload as unknown as IDataObject);
		expect(JSON.stringify(raw)).not.toMatch(/SECRET|You are the front desk/);
		expect(raw.message).toMatchObject({
			endedReason: 'customer-ended-call',
			phoneNumber: { id: 'p', number: '+15005550006' },
			call: { id: message.call.id, assistantId: message.call.assistantId },
			costs: [{ promptTokens: 12, model: { model: 'demo' } }],
			artifact: { messages: [{ role: 'bot' }, { role: 'user' }], variableValues: { phoneNumber: {} } },
		});
	});

	it('is cut where it is nested deeper than any event', () => {
		let nested: unknown = { password: 'SECRET' };
		for (let depth = 0; depth < 20_000; depth++) nested = depth % 2 === 0 ? [nested] : { a: nested };
		expect(() => JSON.stringify(vapi.withoutSecrets({ message: { type: 'hang', nested } } as IDataObject))).not.toThrow();
	});
});

describe('Vapi Trigger', () => {
	const node = new VapiTrigger();
	const EVENTS = ['callEnded', 'statusUpdate', 'transfer', 'hang', 'other'];
	const receiver = (parameters = {}) => {
		const receive = receiverOf(
			async function () {
				return await node.webhook.call(this);
			},
			{
				parameters: { events: ['callEnded'], options: {}, ...parameters },
				credentials: { vapiWebhookApi: CREDENTIAL },
				staticData: {},
			},
		);
		return async (payload: object, secret = SECRET) => {
			const body = Buffer.from(JSON.stringify(payload));
			return await receive({ body, headers: { 'content-type': 'application/json', ...vapiSamples.sign(body, secret) } });
		};
	};

	it('starts for the chosen event and acknowledges others', async () => {
		const deliver = receiver();
		expect(await deliver(vapiSamples.events.statusUpdate)).toMatchObject({ status: 200, started: false });
		expect(await deliver(vapiSamples.events.callEnded, 'another_secret_0001')).toMatchObject({ status: 401, started: false });
		expect(await deliver(vapiSamples.events.callEnded)).toMatchObject({ status: 200, started: true });
	});

	it('starts once for a report whose signed addresses differ, and for every status once', async () => {
		const deliver = receiver({ events: EVENTS });
		const again = {
			message: {
				...message,
				timestamp: 1_790_000_053_000,
				artifact: { presignedMonoUrl: 'https://storage.example.com/a.wav?sig=y' },
			},
		};
		const statusOfCall = (status: string, timestamp: number) => ({
			message: { ...vapiSamples.events.statusUpdate.message, status, timestamp },
		});
		const hangs = [1, 2].map((timestamp) => ({ message: { ...vapiSamples.events.hang.message, timestamp } }));
		const started = [];
		for (const payload of [
			vapiSamples.events.callEnded,
			again,
			statusOfCall('ringing', 1),
			statusOfCall('in-progress', 2),
			statusOfCall('in-progress', 3),
			...hangs,
			hangs[0],
		])
			started.push((await deliver(payload)).started);
		expect(started).toEqual([true, false, true, true, false, true, true, false]);
	});

	it.each([
		'assistant-request',
		'tool-calls',
		'function-call',
		'transfer-destination-request',
		'handoff-destination-request',
		'knowledge-base-request',
		'campaign.predial',
		'phone-call-control',
		'voice-request',
		'call.endpointing.request',
		'answer-of-tomorrow-request',
	])('starts nothing for %s, which wants an answer', async (type) => {
		const answer = await receiver({ events: EVENTS })({ message: { type, call: message.call } });
		expect(answer).toMatchObject({ status: 200, started: false });
		expect(answer.body).not.toContain('error');
	});

	it.each([
		'conversation-update',
		'speech-update',
		'transcript',
		'transcript[transcriptType="final"]',
		'model-output',
		'user-interrupted',
		'new',
	])('takes %s for another event', (type) => expect(vapi.kindOf({ message: { type } })).toBe('other'));

	it.each([
		['callEnded', undefined],
		['statusUpdate', 'in-progress'],
		['transfer', undefined],
		['hang', undefined],
		['other', 'speech-update'],
	] as const)('says of %s in its item what it is about: %s', (name, detail) => {
		const context = contextOf({
			parameters: { events: EVENTS, options: { includeRaw: true } },
			credentials: {},
			staticData: {},
		});
		const trigger = callEventTrigger(context, vapi);
		const rawBody = Buffer.from(JSON.stringify(vapiSamples.events[name]));
		const parsed = trigger.parse({ headers: {}, rawBody, remoteAddress: '' });
		if (!parsed.ok) throw new Error(parsed.reason);
		const item = trigger.toItem(parsed.event, { headers: {}, rawBody, remoteAddress: '' });
		expect(item).toMatchObject({ event: name, platform: 'vapi', raw: { message: { call: { id: message.call.id } } } });
		expect(item.eventDetail).toBe(detail);
	});

	it.each([
		['nothing else', {}],
		[
			'fields of other types',
			{ call: 'x', artifact: [], analysis: 5, assistant: null, customer: [], phoneNumber: 7, cost: {}, startedAt: {} },
		],
		[
			'objects in place of texts',
			{ endedReason: { toString: 1 }, call: { id: { toString: 1 }, type: [] }, artifact: { transcript: 5 } },
		],
		[
			'odd messages',
			{ artifact: { messages: [null, 5, [], { role: {} }, { role: 'user' }, { role: 'tool_calls', toolCalls: [null, 1, {}] }] } },
		],
		['odd outputs', { artifact: { structuredOutputs: [1, null, { name: 'a' }], variableValues: 'x', assistantActivations: [null] } }],
	])('takes a report with %s', async (_, fields) => {
		expect(await receiver()({ message: { type: 'end-of-call-report', ...fields } })).toMatchObject({ status: 200, started: true });
	});

	it.each([{}, { message: 'x' }, { message: {} }, { message: { type: '' } }, { message: { type: 5 } }, { type: 'end-of-call-report' }])(
		'refuses %j, which is no event',
		async (payload) => expect(await receiver()(payload)).toMatchObject({ status: 400, started: false }),
	);
});
