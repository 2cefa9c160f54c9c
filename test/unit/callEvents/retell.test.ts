import { RetellTrigger } from '../../../nodes/Retell/RetellTrigger.node';
import { retell, SIGNATURE } from '../../../nodes/Retell/trigger/platform';
import { retellRecord } from '../../../nodes/Retell/trigger/record';
import { authenticateSignature } from '../../../nodes/shared/webhook/signedHeaders';
import { retellSamples } from '../../simulator/callEvents/retell';
import { receiverOf } from '../../fuzz/inboundContext';

const KEY = 'key_demo_retell_0001';

// The test vector of docs/platforms/retell-ai.md, accepted by retell-sdk.
const vector = {
	headers: { 'x-retell-signature': 'v=1790000000000,d=f84714fc387296defdcc7327c880302d2e21a8098d757c3b658152d3004c2519' },
	rawBody: Buffer.from('{"event":"call_ended","call":{"call_id":"call_demo01","transcript":"Agent: Grüezi"}}'),
	remoteAddress: '',
};

describe('the signature of Retell AI', () => {
	const at = (now: number, headers = vector.headers) => {
		jest.spyOn(Date, 'now').mockReturnValue(now);
		return authenticateSignature({ ...vector, headers }, SIGNATURE, [KEY]);
	};
	afterEach(() => jest.restoreAllMocks());

	it('is taken up to five minutes before and after its time', () => {
		expect(at(1_790_000_300_000)).toBe('authenticated');
		expect(at(1_789_999_700_000)).toBe('authenticated');
		expect(at(1_790_000_300_001)).toMatchObject({ status: 401, reason: expect.stringContaining('more than 5 minutes old') as string });
		expect(at(1_789_999_699_999)).toMatchObject({ status: 401 });
	});

	it('may be in upper case', () => {
		expect(at(1_790_000_000_000, { 'x-retell-signature': vector.headers['x-retell-signature'].toUpperCase() })).toBe('authenticated');
	});

	it.each([
		['the parts in the other order', vector.headers['x-retell-signature'].split(',').reverse().join(',')],
		['another part', `${vector.headers['x-retell-signature']},x=1`],
		['a part before', `x=1,${vector.headers['x-retell-signature']}`],
		['a second time', `v=1790000000000,${vector.headers['x-retell-signature']}`],
		['a second signature', `${vector.headers['x-retell-signature']},d=00`],
		['a blank', vector.headers['x-retell-signature'].replace(',', ', ')],
		['no time', vector.headers['x-retell-signature'].replace(/^v=\d+,/, '')],
		['no signature', 'v=1790000000000'],
		['an empty header', ''],
	])('is refused with %s', (_, signature) =>
		expect(at(1_790_000_000_000, { 'x-retell-signature': signature })).toMatchObject({ status: 401 }),
	);
});

describe('the record of a call of Retell AI', () => {
	const recordOf = (changes: object = {}) =>
		retellRecord({ ...(retellSamples.events.callAnalyzed as { call: object }).call, ...changes } as never);

	it('has every field the platform tells', () => {
		expect(recordOf()).toEqual({
			platform: 'retell',
			callId: 'call_demo01',
			agentId: 'agent_demo01',
			agentName: 'Front desk',
			direction: 'inbound',
			from: '+15005550001',
			to: '+15005550006',
			startedAt: '2026-09-21T14:13:20.000Z',
			answeredAt: '2026-09-21T14:13:20.000Z',
			endedAt: '2026-09-21T14:14:05.500Z',
			durationSeconds: 45.5,
			status: 'completed',
			endedReason: 'user_hangup',
			callerSpoke: true,
			missed: false,
			transcript: [
				{ role: 'agent', text: 'Hello.', at: '2026-09-21T14:13:20.400Z' },
				{ role: 'caller', text: 'When do you open?', at: '2026-09-21T14:13:22.900Z' },
			],
			transcriptText: 'Agent: Hello.\nCaller: When do you open?',
			summary: 'Caller asked for opening hours.',
			sentiment: 'neutral',
			successful: true,
			recordingUrl: 'https://files.example.com/call_demo01.wav',
			recordingExpiresAt: null,
			cost: { amount: 0.071, currency: 'USD' },
			variables: { customer_name: 'Ada', topic: 'hours' },
			timing: null,
		});
	});

	it.each([
		['dial_busy', {}, 'busy', true],
		['dial_no_answer', {}, 'missed', true],
		['agent_hangup', { call_analysis: { in_voicemail: true } }, 'voicemail', true],
		['error_of_tomorrow', { direction: 'outbound' }, 'failed', false],
		['word_of_tomorrow', { call_status: 'not_connected' }, 'missed', true],
		['user_hangup', { transcript_object: [{ role: 'agent', content: 'Hello?' }] }, 'completed', true],
	])('%s is %s', (reason, changes, status, missed) =>
		expect(recordOf({ disconnection_reason: reason, ...changes })).toMatchObject({ status, missed }),
	);

	it('does not tell whether the caller spoke where transcripts are not stored', () => {
		expect(recordOf({ transcript_object: undefined, transcript: undefined })).toMatchObject({ callerSpoke: null, transcriptText: '' });
	});
});

describe('Retell AI Trigger', () => {
	const node = new RetellTrigger();
	const deliver = (payload: object, secret = KEY, parameters = {}) => {
		const body = Buffer.from(JSON.stringify(payload));
		return receiverOf(
			async function () {
				return await node.webhook.call(this);
			},
			{
				parameters: { events: ['callAnalyzed'], options: {}, ...parameters },
				credentials: { retellWebhookApi: { apiKey: KEY } },
				staticData: {},
			},
		)({
			body,
			headers: { 'content-type': 'application/json', ...retellSamples.sign(body, secret, Date.now()) },
		});
	};
	// n8n gives headers in lower case.
	const { callAnalyzed, callEnded } = retellSamples.events;

	it('starts for the chosen event and acknowledges others', async () => {
		expect(await deliver(callAnalyzed)).toMatchObject({ status: 200, started: true });
		expect(await deliver(callEnded)).toMatchObject({ status: 200, started: false });
		expect(await deliver({ event: 'call_inbound', call_inbound: {} }, KEY, { events: ['callAnalyzed', 'other'] })).toMatchObject({
			status: 200,
			started: false,
		});
		expect(await deliver(callAnalyzed, 'another_key_0000001')).toMatchObject({ status: 401, started: false });
	});

	it('shows no log, no SIP headers and no token in the raw payload', () => {
		const { call } = callAnalyzed as { call: object };
		const secret = { public_log_url: 'x', custom_sip_headers: {}, access_token: 'x' };
		expect(retell.withoutSecrets({ event: 'call_ended', call: { call_id: 'c', ...secret }, data: call } as never)).toEqual({
			event: 'call_ended',
			call: { call_id: 'c' },
		});
	});

	it('starts only for the agents that are named', async () => {
		expect(await deliver(callAnalyzed, KEY, { options: { agentIds: 'agent_demo02' } })).toMatchObject({ status: 200, started: false });
		expect(await deliver(callAnalyzed, KEY, { options: { agentIds: 'x, agent_demo01' } })).toMatchObject({ started: true });
	});
});
