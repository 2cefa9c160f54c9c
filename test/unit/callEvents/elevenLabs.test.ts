import type { IDataObject, INodeExecutionData } from 'n8n-workflow';

import { ElevenLabsTrigger } from '../../../nodes/ElevenLabs/ElevenLabsTrigger.node';
import { elevenLabs, SIGNATURE } from '../../../nodes/ElevenLabs/trigger/platform';
import { conversationRecord, failureRecord } from '../../../nodes/ElevenLabs/trigger/record';
import { callEventTrigger } from '../../../nodes/shared/callEvents/receive';
import { authenticateSignature } from '../../../nodes/shared/webhook/signedHeaders';
import { contextOf, receiverOf } from '../../fuzz/inboundContext';
import { elevenLabsSamples } from '../../simulator/callEvents/elevenLabs';

const SECRET = 'wsec_demo_0001';

// The test vector of docs/platforms/elevenlabs.md, accepted by @elevenlabs/elevenlabs-js.
const HEADER = 't=1790000000,v0=0e24d221ae0540fdfa0691a8189bf5f3dee5b3890c5a99b2358fbe88cbea6ae4';
const vector = {
	headers: { 'elevenlabs-signature': HEADER },
	rawBody: Buffer.from('{"type":"post_call_transcription","event_timestamp":1790000000,"data":{"conversation_id":"conv_demo01"}}'),
	remoteAddress: '',
};

type Sample = { type: string; event_timestamp: number; data: IDataObject };
const { callEnded, callNotConnected, callAudio, other } = elevenLabsSamples.events as Record<string, Sample>;

describe('the signature of ElevenLabs', () => {
	const at = (now: number, header = HEADER) => {
		jest.spyOn(Date, 'now').mockReturnValue(now);
		return authenticateSignature({ ...vector, headers: { 'elevenlabs-signature': header } }, SIGNATURE, [SECRET]);
	};
	afterEach(() => jest.restoreAllMocks());

	it('is taken up to 30 minutes after its time, and up to five before it', () => {
		expect(at(1_790_001_800_000)).toBe('authenticated');
		expect(at(1_790_001_800_001)).toMatchObject({ status: 401, reason: expect.stringContaining('more than 30 minutes old') as string });
		expect(at(1_789_999_700_000)).toBe('authenticated');
		expect(at(1_789_999_699_999)).toMatchObject({
			status: 401,
			reason: expect.stringContaining('more than 5 minutes in the future') as string,
		});
	});

	it('may be followed by others', () => expect(at(1_790_000_000_000, `${HEADER},v0=${'0'.repeat(64)},v1=x`)).toBe('authenticated'));

	it.each([
		['upper case', HEADER.toUpperCase()],
		['upper case of its digits', HEADER.replace(/[a-f]/g, (digit) => digit.toUpperCase())],
		['a blank', HEADER.replace(',', ', ')],
		['another first signature', HEADER.replace('v0=', `v0=${'0'.repeat(64)},v0=`)],
		['a time in milliseconds', HEADER.replace('1790000000', '1790000000000')],
		['a time that is none', HEADER.replace('1790000000', 'soon')],
		['no time', HEADER.replace(/^t=\d+,/, '')],
		['no signature', 't=1790000000'],
		['an empty header', ''],
	])('is refused with %s', (_, header) => expect(at(1_790_000_000_000, header)).toMatchObject({ status: 401 }));
});

describe('the record of a conversation at ElevenLabs', () => {
	const recordOf = ({ metadata = {}, ...changes }: IDataObject = {}) =>
		conversationRecord({
			...callEnded.data,
			...changes,
			metadata: { ...(callEnded.data.metadata as object), ...(metadata as object) },
		});
	const phone = (changes: object) => ({
		metadata: { phone_call: { ...((callEnded.data.metadata as IDataObject).phone_call as object), ...changes } },
	});

	it('has every field the platform tells', () => {
		expect(recordOf()).toEqual({
			platform: 'elevenLabs',
			callId: 'conv_demo01',
			agentId: 'agent_demo01',
			agentName: 'Front desk',
			direction: 'inbound',
			from: '+15005550001',
			to: '+15005550006',
			startedAt: '2026-09-21T14:13:20.000Z',
			answeredAt: '2026-09-21T14:13:21.000Z',
			endedAt: '2026-09-21T14:14:06.000Z',
			durationSeconds: 45,
			status: 'completed',
			endedReason: 'Call ended by remote party',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello.', at: '2026-09-21T14:13:20.000Z' },
				{ role: 'caller', text: 'When do you open?', at: '2026-09-21T14:13:23.000Z' },
				{ role: 'tool', text: 'opening_hours: {"day":"Monday"}', at: '2026-09-21T14:13:25.000Z' },
				{ role: 'tool', text: 'opening_hours result: 9 to 5', at: '2026-09-21T14:13:25.000Z' },
			],
			transcriptText: 'Agent: Hello.\nCaller: When do you open?',
			summary: 'Caller asked for opening hours.',
			sentiment: null,
			successful: true,
			recordingUrl: null,
			recordingExpiresAt: null,
			cost: { amount: 0.0571, currency: 'USD' },
			variables: { customer_name: 'Ada', topic: 'hours' },
			timing: null,
		});
	});

	it.each<[string, IDataObject, string, boolean]>([
		['an answered call', phone({ call_result: 'answered' }), 'completed', false],
		['an answered call that failed later', { status: 'failed', ...phone({ call_result: 'answered' }) }, 'completed', false],
		['a call without an answer', phone({ call_result: 'no_answer', direction: 'outbound' }), 'missed', true],
		['a busy line', phone({ call_result: 'busy', direction: 'outbound' }), 'busy', true],
		['a machine', phone({ call_result: 'voicemail', direction: 'outbound' }), 'voicemail', true],
		['a call that could not be placed', phone({ call_result: 'failed', direction: 'outbound' }), 'failed', false],
		['a result of tomorrow', phone({ call_result: 'asleep' }), 'completed', false],
		['a detected machine', { metadata: { termination_reason: 'voicemail_detection tool was called.' } }, 'voicemail', true],
		['another one', { metadata: { termination_reason: 'Answering machine detected' } }, 'voicemail', true],
		['one that a tool detected', { metadata: { features_usage: { voicemail_detection: { used: true } } } }, 'voicemail', true],
		['the tool alone', { metadata: { features_usage: { voicemail_detection: { enabled: true, used: false } } } }, 'completed', false],
		['an error, inbound', { metadata: { error: { code: 1011, reason: 'x' } } }, 'failed', true],
		['an empty error', { metadata: { error: {} } }, 'completed', false],
		['a failed call, inbound', { status: 'failed' }, 'failed', true],
		['a status of tomorrow', { status: 'resting' }, 'unknown', false],
		['a caller who said nothing', { transcript: [{ role: 'agent', message: 'Hello?' }] }, 'completed', true],
	])('%s', (_, changes, status, missed) => expect(recordOf(changes)).toMatchObject({ status, missed }));

	it('does not tell whether the caller spoke where transcripts are left out', () => {
		for (const transcript of [undefined, []]) expect(recordOf({ transcript })).toMatchObject({ callerSpoke: null, transcriptText: '' });
	});

	it('has times only of a call that was connected', () => {
		expect(recordOf(phone({ call_result: 'busy' }))).toMatchObject({ answeredAt: null, endedAt: null });
		expect(recordOf({ status: 'failed', metadata: { accepted_time_unix_secs: null } })).toMatchObject({ answeredAt: null });
		expect(recordOf({ metadata: { accepted_time_unix_secs: null } })).toMatchObject({ answeredAt: '2026-09-21T14:13:20.000Z' });
	});

	it('tells credits where it tells no money', () => {
		expect(recordOf({ metadata: { cost_fiat: null } }).cost).toEqual({ amount: 296, currency: 'credits' });
		expect(recordOf({ metadata: { cost_fiat: 0 } }).cost).toEqual({ amount: 0, currency: 'USD' });
		expect(recordOf({ metadata: { cost_fiat: null, cost: null } }).cost).toBeNull();
	});

	it.each<[string, IDataObject, object]>([
		['an outgoing call', phone({ direction: 'outbound' }), { direction: 'outbound', from: '+15005550006', to: '+15005550001' }],
		[
			'an SMS',
			{
				metadata: {
					phone_call: null,
					text_only: true,
					sms: { direction: 'inbound', sms_user_phone_number: '+15005550001', agent_phone_number: '+15005550006' },
				},
			},
			{ direction: 'inbound', from: '+15005550001', to: '+15005550006' },
		],
		[
			'a WhatsApp chat',
			{ metadata: { phone_call: null, whatsapp: { direction: 'outbound', whatsapp_user_id: '15005550001' } } },
			{ direction: 'outbound', from: null, to: '15005550001' },
		],
		[
			'a WhatsApp chat of unknown direction',
			{ metadata: { phone_call: null, whatsapp: { direction: 'unknown', whatsapp_user_id: '15005550001' } } },
			{ direction: null },
		],
		[
			'a conversation in the widget',
			{ metadata: { phone_call: null, conversation_initiation_source: 'widget' }, conversation_initiation_client_data: null },
			{ direction: 'web', from: null, to: null },
		],
		[
			'a text chat on the web',
			{ metadata: { phone_call: null, text_only: true }, conversation_initiation_client_data: null },
			{ direction: 'web', from: null },
		],
		[
			'a call of which only the variables tell',
			{ metadata: { phone_call: null, conversation_initiation_source: 'sip_trunk' } },
			{ direction: null, from: '+15005550001' },
		],
		[
			'a chat in Slack',
			{
				metadata: { phone_call: null, conversation_initiation_source: 'slack_integration' },
				conversation_initiation_client_data: null,
			},
			{ direction: null },
		],
	])('%s', (_, changes, expected) => expect(recordOf(changes)).toMatchObject(expected));

	it('keeps a given variable that the agent did not find out, and a found one over it', () => {
		const given = (value: unknown) =>
			recordOf({ analysis: { data_collection_results: { customer_name: { value } } } as never }).variables;
		expect(given(null)).toEqual({ customer_name: 'Ada' });
		expect(given('Grace')).toEqual({ customer_name: 'Grace' });
	});

	it('stands for whatever comes', () => {
		for (const data of [
			{},
			{ metadata: [], transcript: 'x', analysis: 1 },
			{ transcript: [null, 1, { role: 'x', tool_calls: [1] }] },
		]) {
			expect(conversationRecord(data as never)).toMatchObject({ callId: null, status: 'unknown', direction: null, transcript: [] });
		}
	});
});

describe('the record of a call that never connected', () => {
	it('says who was called, when, and that nobody answered', () => {
		const body = { From: '+15005550006', To: '+15005550001', CallStatus: 'no-answer' };
		expect(
			failureRecord({ ...callNotConnected.data, metadata: { type: 'twilio', body } }, callNotConnected.event_timestamp),
		).toMatchObject({
			callId: 'conv_demo01',
			direction: 'outbound',
			from: '+15005550006',
			to: '+15005550001',
			startedAt: null,
			answeredAt: null,
			endedAt: '2026-09-21T14:13:50.000Z',
			durationSeconds: 0,
			status: 'missed',
			endedReason: 'no-answer',
			callerSpoke: false,
			missed: true,
		});
	});

	it.each<[unknown, object, string]>([
		['busy', {}, 'busy'],
		['no-answer', {}, 'missed'],
		['unknown', { sip_status_code: 486 }, 'busy'],
		['unknown', { sip_status_code: '600' }, 'busy'],
		['unknown', { sip_status_code: 487 }, 'missed'],
		['unknown', { sip_status_code: 503 }, 'failed'],
		['unknown', { CallStatus: 'canceled' }, 'missed'],
		['unknown', { CallStatus: 'busy' }, 'busy'],
		['unknown', { CallStatus: 'failed' }, 'failed'],
		['unknown', {}, 'failed'],
		['a reason of tomorrow', {}, 'failed'],
		[undefined, { sip_status_code: 603 }, 'missed'],
	])('%s with %j is %s', (reason, body, status) => {
		const data = { ...callNotConnected.data, failure_reason: reason, metadata: { body } } as never;
		expect(failureRecord(data, 0)).toMatchObject({ status });
	});
});

describe('ElevenLabs Trigger', () => {
	const node = new ElevenLabsTrigger();
	const events = ['callEnded', 'callNotConnected', 'callAudio', 'other'];
	let items: INodeExecutionData[] = [];
	const deliver = receiverOf(
		async function () {
			const response = await node.webhook.call(this);
			items = response.workflowData?.[0] ?? [];
			return response;
		},
		{
			parameters: { events, options: { includeRaw: true } },
			credentials: { elevenLabsWebhookApi: { secret: SECRET } },
			staticData: {},
		},
	);
	const send = async (payload: object) => {
		const body = Buffer.from(JSON.stringify(payload));
		return await deliver({
			body,
			headers: { 'content-type': 'application/json', ...elevenLabsSamples.sign(body, SECRET, Date.now()) },
		});
	};

	it('starts for ended calls and missed ones unless told otherwise', () => {
		expect(node.description.properties.find(({ name }) => name === 'events')?.default).toEqual(['callEnded', 'callNotConnected']);
	});

	it.each<[string, Sample]>([
		['callEnded', callEnded],
		['callEnded', { ...callEnded, type: 'post_call_transcription_unredacted' }],
		['callEnded', { ...callEnded, data: { ...callEnded.data, conversation_id: 'c2', transcript: undefined } as never }],
		['callNotConnected', callNotConnected],
		['other', { ...callEnded, type: 'post_call_transcription_otel', data: { conversation_id: 'c3', otlp_traces: {} } }],
		['other', { ...other, type: 'voice_removed', data: { voice_id: 'v' } }],
		['other', other],
	])('gives %s', async (event, payload) => {
		expect(await send(payload)).toMatchObject({ status: 200, started: true });
		expect(items[0].json).toMatchObject({ event, platform: 'elevenLabs' });
		expect(await send(payload)).toMatchObject({ status: 200, started: false });
	});

	it('says which other event it is', async () => {
		await send({ ...other, type: 'voice_removal_notice' });
		expect(items[0].json).toMatchObject({ event: 'other', eventDetail: 'voice_removal_notice' });
		await send({ ...callEnded, data: { ...callEnded.data, conversation_id: 'c5' } });
		expect(items[0].json).not.toHaveProperty('eventDetail');
	});

	it('gives a recording as a file, and nowhere else', async () => {
		const { full_audio: audio } = callAudio.data as { full_audio: string };
		await send(callAudio);
		expect(items[0].json).toMatchObject({ event: 'callAudio', callId: 'conv_demo01', status: 'unknown' });
		expect(items[0].binary?.data).toMatchObject({ mimeType: 'audio/mpeg', fileName: 'recording-conv_demo01.mp3', data: audio });
		expect(JSON.stringify(items[0].json)).not.toContain(audio);
	});

	it('shows no secrets and no prompts in the raw payload', async () => {
		await send({ ...callEnded, data: { ...callEnded.data, conversation_id: 'c4' } });
		const { raw } = items[0].json as { raw: Sample };
		expect(raw.data.metadata).toEqual(callEnded.data.metadata);
		for (const hidden of ['key-of-a-tool', 'token-of-a-tool', 'You answer the phone'])
			expect(JSON.stringify(items)).not.toContain(hidden);
	});

	it('hides them in whatever form they come', () => {
		for (const data of [null, 'x', [], { transcript: 'x' }, { transcript: [null, { tool_calls: 'x' }, { tool_calls: [1] }] }]) {
			expect(elevenLabs.withoutSecrets({ type: 'x', data } as never)).toEqual({ type: 'x', data });
		}
	});

	it('has room for the recording of a long call', () => {
		const { maxBodyBytes } = callEventTrigger(contextOf({ parameters: {}, credentials: {}, staticData: {} }), elevenLabs);
		expect(maxBodyBytes).toBe(64 * 1024 * 1024);
	});
});
