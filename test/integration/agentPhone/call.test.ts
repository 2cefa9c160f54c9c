import waitFor from 'p-wait-for';

import { Harness, byId } from './support';

describe('Call', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const agentWithNumber = () => {
		const agent = harness.simulator.seedAgent();
		return { agent, number: harness.simulator.seedNumber({ agentId: agent.id }) };
	};

	describe('createOutbound', () => {
		it('sends the agent and the number, tidied up, and nothing else', async () => {
			const { agent, number } = agentWithNumber();
			const call = await harness.first('call.createOutbound', { agentId: byId(agent.id), toNumber: '+1 (500) 555-0001' });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/calls', query: {}, body: { agentId: agent.id, toNumber: '+15005550001' } },
			]);
			expect(call).toMatchObject({
				agentId: agent.id,
				fromNumber: number.phoneNumber,
				toNumber: '+15005550001',
				direction: 'outbound',
				status: 'in-progress',
			});
			expect(call).not.toHaveProperty('lastTranscriptSnippet');
		});

		it('sends every field there is in the form AgentPhone accepts', async () => {
			const { agent, number } = agentWithNumber();
			const call = await harness.first('call.createOutbound', {
				agentId: byId(agent.id),
				toNumber: '+15005550001',
				additionalFields: {
					callScreeningIdentity: 'The Shop',
					callScreeningPurpose: 'Your order',
					disableRecording: true,
					fromNumberId: { __rl: true, mode: 'list', value: number.id },
					initialGreeting: 'Hello {{name}}',
					modelTier: 'turbo',
					systemPrompt: 'Ask {{name}} about the order',
					variables: {
						pair: [
							{ key: 'name', value: 'Ada' },
							{ key: ' ', value: 'dropped' },
							{ key: 'count', value: 3 },
						],
					},
					voice: byId('elevenlabs-Grace-British'),
				},
				simplify: false,
			});
			expect(harness.request.body).toEqual({
				agentId: agent.id,
				toNumber: '+15005550001',
				callScreeningIdentity: 'The Shop',
				callScreeningPurpose: 'Your order',
				disableRecording: true,
				fromNumberId: number.id,
				initialGreeting: 'Hello {{name}}',
				modelTier: 'turbo',
				systemPrompt: 'Ask {{name}} about the order',
				variables: { name: 'Ada', count: '3' },
				voice: 'elevenlabs-Grace-British',
			});
			expect(call).toHaveProperty('lastTranscriptSnippet');
		});

		it('leaves out what was added and left empty: an empty prompt would change who holds the conversation', async () => {
			const { agent } = agentWithNumber();
			await harness.first('call.createOutbound', {
				agentId: byId(agent.id),
				toNumber: '+15005550001',
				additionalFields: { systemPrompt: '', fromNumberId: byId(''), voice: byId(''), variables: {} },
			});
			expect(harness.request.body).toEqual({ agentId: agent.id, toNumber: '+15005550001' });
		});

		it.each([
			['', ''],
			[' \n', ''],
			['={{ "" }}', ''],
			['Hello', 'Hello'],
			['={{ null }}', undefined],
			['={{ $json.missing }}', undefined],
		])('sends the greeting %j as %j: an empty one makes the agent wait until it is spoken to', async (initialGreeting, expected) => {
			const { agent } = agentWithNumber();
			const call = await harness.first('call.createOutbound', {
				agentId: byId(agent.id),
				toNumber: '+15005550001',
				additionalFields: { initialGreeting },
				simplify: false,
			});
			expect(harness.request.body).toEqual({
				agentId: agent.id,
				toNumber: '+15005550001',
				...(expected !== undefined && { initialGreeting: expected }),
			});
			expect(call.lastTranscriptSnippet).toBe(expected || null);
		});

		it('leaves no recording of a call that is not to be recorded', async () => {
			const { agent } = agentWithNumber();
			const additionalFields = { disableRecording: true };
			const { id } = await harness.first('call.createOutbound', {
				agentId: byId(agent.id),
				toNumber: '+15005550001',
				additionalFields,
			});
			harness.simulator.record(id as string);
			expect(await harness.rejection('call.getRecording', { callId: byId(id as string) })).toMatchObject({ httpCode: '404' });
		});

		it.each([
			[{ callScreeningIdentity: 'x'.repeat(101) }, 'Call Screening Identity must have at most 100 characters, but has 101'],
			[{ callScreeningPurpose: 'x'.repeat(301) }, 'Call Screening Purpose must have at most 300 characters, but has 301'],
		])('refuses a text that is too long before anything is sent', async (additionalFields, message) => {
			const parameters = { agentId: byId('agt_1'), toNumber: '+15005550001', additionalFields };
			expect((await harness.rejection('call.createOutbound', parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it.each([
			['', 'empty'],
			['911', '"911"'],
			['5005550001', '"5005550001"'],
			['+0123456789', '"+0123456789"'],
			['+1500555000112345', '"+1500555000112345"'],
			['Ada', '"Ada"'],
			['+1500555000a', '"+1500555000a": the character "a" (U+0061) cannot be part of it'],
		])('refuses the number "%s" before anything is sent', async (toNumber, shown) => {
			const rejection = await harness.rejection('call.createOutbound', { agentId: byId('agt_1'), toNumber: `={{ "${toNumber}" }}` });
			expect(rejection.message).toBe(`To Number must be a phone number in E.164 form, such as +15005550001, but is ${shown}`);
			expect(harness.sent).toEqual([]);
		});

		it('sends variables of any name, also of those every object has', async () => {
			const { agent } = agentWithNumber();
			const names = ['constructor', 'prototype', 'valueOf', 'toString', 'hasOwnProperty', '__proto__'];
			await harness.run('call.createOutbound', {
				agentId: byId(agent.id),
				toNumber: '+15005550001',
				additionalFields: { variables: { pair: names.map((key) => ({ key, value: 'x' })) } },
			});
			expect(Object.keys((harness.request.body as { variables: object }).variables)).toEqual(names);
		});

		it('explains a balance that is too low', async () => {
			const { agent } = agentWithNumber();
			harness.simulator.setBalance(0);
			expect(await harness.rejection('call.createOutbound', { agentId: byId(agent.id), toNumber: '+15005550001' })).toEqual({
				message: 'The AgentPhone balance is too low: Insufficient balance. Please add funds to continue.',
				description: 'Top up in the AgentPhone dashboard under Billing, then run the node again.',
				httpCode: '402',
				itemIndex: 0,
			});
		});

		it('explains an account without payment method', async () => {
			const { agent } = agentWithNumber();
			harness.simulator.state.hasPaymentMethod = false;
			expect(await harness.rejection('call.createOutbound', { agentId: byId(agent.id), toNumber: '+15005550001' })).toMatchObject({
				message: 'AgentPhone needs a payment method or a higher balance: A payment method is required to place outbound calls',
				description: expect.stringMatching(/^Add a payment method or top up .*Billing.*A new account cannot place calls/) as string,
				httpCode: '402',
			});
		});

		it('explains a number that must not be called', async () => {
			harness.simulator.faults.add({ status: 403, body: { detail: 'Restricted destination' } });
			expect(await harness.rejection('call.createOutbound', { agentId: byId('agt_1'), toNumber: '+15005550001' })).toMatchObject({
				message: 'AgentPhone does not allow this call: Restricted destination',
				description: expect.stringContaining('crisis lines cannot be called') as string,
			});
		});

		it("explains an agent without a number in AgentPhone's words", async () => {
			const { id } = harness.simulator.seedAgent();
			expect(await harness.rejection('call.createOutbound', { agentId: byId(id), toNumber: '+15005550001' })).toMatchObject({
				message: 'AgentPhone did not accept the request (HTTP 400): Agent has no phone number assigned',
				httpCode: '400',
			});
		});
	});

	describe('get', () => {
		const spoken = [
			{ role: 'caller', text: 'Hi', at: expect.any(String) as string },
			{ role: 'agent', text: 'Hello', at: expect.any(String) as string },
		];

		it('gives the record of the call, or the whole of what AgentPhone sends', async () => {
			const { id, agentId, phoneNumberId } = harness.simulator.seedCall({
				status: 'completed',
				endedAt: '2026-01-01T00:00:42Z',
				startedAt: '2026-01-01T00:00:00Z',
				durationSeconds: 42,
				turns: [{ transcript: 'Hi', response: 'Hello' }],
			});
			harness.simulator.record(id);
			expect(await harness.first('call.get', { callId: byId(id) })).toEqual({
				platform: 'agentPhone',
				callId: id,
				agentId,
				agentName: null,
				direction: 'inbound',
				from: expect.any(String) as string,
				to: expect.any(String) as string,
				startedAt: '2026-01-01T00:00:00.000Z',
				answeredAt: '2026-01-01T00:00:00.000Z',
				endedAt: '2026-01-01T00:00:42.000Z',
				durationSeconds: 42,
				status: 'completed',
				endedReason: null,
				callerSpoke: true,
				missed: false,
				transcript: spoken,
				transcriptText: 'Caller: Hi\nAgent: Hello',
				summary: null,
				sentiment: null,
				successful: null,
				recordingUrl: `${harness.simulator.baseUrl}/v1/calls/${id}/recording`,
				recordingExpiresAt: null,
				cost: null,
				variables: {},
				timing: null,
				ended: true,
				numberId: phoneNumberId,
			});
			const whole = await harness.first('call.get', { callId: byId(id), simplify: false });
			expect(whole).toMatchObject({ id, recordingAvailable: true, transcripts: [{ transcript: 'Hi', response: 'Hello' }] });
			expect(whole).not.toHaveProperty('complete');
			expect(harness.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET /v1/calls/${id}`, `GET /v1/calls/${id}`]);
		});

		it('gives a call in progress as far as it is', async () => {
			const { id } = harness.simulator.seedCall({ status: 'in-progress', turns: [{ transcript: null, response: 'Hello' }] });
			expect(await harness.first('call.get', { callId: byId(id) })).toMatchObject({
				ended: false,
				status: 'unknown',
				endedAt: null,
				callerSpoke: null,
				missed: null,
				transcriptText: 'Agent: Hello',
			});
		});

		describe('Complete the Call', () => {
			const lateCall = (reads: number) => {
				const call = harness.simulator.seedCall({ status: 'in-progress', turns: [{ transcript: 'Hi', response: 'Hello' }] });
				harness.simulator.transcriptComesLate(call.id, reads);
				return call;
			};

			it('reads a call again until its transcript is there', async () => {
				const { id } = lateCall(2);
				harness.simulator.endCall(id);
				expect(await harness.first('call.get', { callId: byId(id) })).toMatchObject({ transcript: [], ended: true });
				const call = await harness.first('call.get', { callId: byId(id), completeCall: true });
				expect(call).toMatchObject({ complete: true, transcript: spoken, callerSpoke: true, missed: false });
				expect(harness.sent).toHaveLength(3);
			});

			it('waits for the end of a call in progress', async () => {
				const { id } = lateCall(1);
				const running = harness.first('call.get', { callId: byId(id), completeCall: true, simplify: false });
				await waitFor(() => harness.sent.length > 1);
				harness.simulator.endCall(id);
				expect(await running).toMatchObject({ id, status: 'completed', complete: true, transcripts: [{ transcript: 'Hi' }] });
			});

			it('gives the call as it is when the time is up, and says so', async () => {
				const { id } = lateCall(1_000);
				harness.simulator.endCall(id);
				const { json, run } = await harness.run('call.get', { callId: byId(id), completeCall: true, completeWithinSeconds: 7 });
				expect(json).toEqual([expect.objectContaining({ callId: id, complete: false, transcript: [], ended: true })]);
				expect(run.data.resultData.runData.Node[0].hints).toEqual([
					expect.objectContaining({
						message: 'After 7 seconds, the call of item 0 was still in progress or had no transcript. It is returned as it is.',
					}),
				]);
				// At once, after 3 and 6 seconds, and at the end.
				expect(harness.sent).toHaveLength(4);
			});

			it.each(['no-answer', 'busy', 'failed'])('waits for nothing after %s', async (status) => {
				const { id } = harness.simulator.seedCall({ status: 'in-progress', turns: [] });
				harness.simulator.endCall(id, status);
				expect(await harness.first('call.get', { callId: byId(id), completeCall: true })).toMatchObject({ complete: true });
				expect(harness.sent).toHaveLength(1);
			});

			it('is not put off by too many requests', async () => {
				const { id } = lateCall(2);
				harness.simulator.endCall(id);
				const running = harness.first('call.get', { callId: byId(id), completeCall: true });
				await waitFor(() => harness.sent.length === 1, { interval: 5 });
				harness.simulator.faults.add({ method: 'GET', status: 429, headers: { 'Retry-After': '3600' }, body: {} });
				expect(await running).toMatchObject({ complete: true });
			});

			it.each([0, 3601, 'long'])('refuses %j seconds before anything is sent', async (completeWithinSeconds) => {
				const refused = await harness.rejection('call.get', { callId: byId('c'), completeCall: true, completeWithinSeconds });
				expect(refused.message).toBe(`Max Wait (Seconds) must be a whole number from 1 to 3600, but is "${completeWithinSeconds}"`);
				expect(harness.sent).toEqual([]);
			});
		});
	});

	describe('getAll', () => {
		it('sends the filters, on every page', async () => {
			for (let count = 0; count < 120; count++) harness.simulator.seedCall({ status: 'completed', fromNumber: '+15005557777' });
			harness.simulator.seedCall({ status: 'in-progress', fromNumber: '+15005557777' });
			const filters = { status: 'completed', direction: 'inbound', type: 'pstn', search: '7777' };
			const { json } = await harness.run('call.getAll', { returnAll: true, filters });
			expect(json).toHaveLength(120);
			expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
				{ path: '/v1/calls', query: { ...filters, limit: '100', offset: '0' } },
				{ path: '/v1/calls', query: { ...filters, limit: '100', offset: '100' } },
			]);
		});

		it('does not send a filter left empty', async () => {
			await harness.run('call.getAll', { filters: { search: '' } });
			expect(harness.request.query).toEqual({ limit: '50', offset: '0' });
		});

		it('drops a call that moved to the next page while the list was read', async () => {
			harness.simulator.faults.add({
				path: '/v1/calls',
				status: 200,
				body: { data: [{ id: 'a' }, { id: 'b' }], hasMore: true, total: 3 },
			});
			harness.simulator.faults.add({
				path: '/v1/calls',
				status: 200,
				body: { data: [{ id: 'b' }, { id: 'c' }], hasMore: false, total: 4 },
			});
			const { json } = await harness.run('call.getAll', { returnAll: true });
			expect(json.map(({ id }) => id)).toEqual(['a', 'b', 'c']);
		});

		it('ends when the platform says there is more for ever', async () => {
			harness.simulator.faults.add({ path: '/v1/calls', times: 50, status: 200, body: { data: [{ id: 'a' }], hasMore: true } });
			const { json } = await harness.run('call.getAll', { returnAll: true });
			expect(json).toEqual([{ id: 'a' }]);
			expect(harness.sent).toHaveLength(2);
		});
	});

	describe('end', () => {
		it('posts without a body', async () => {
			const { id } = harness.simulator.seedCall();
			expect(await harness.first('call.end', { callId: byId(id) })).toEqual({
				ended: true,
				alreadyOver: false,
				id,
				status: 'ending',
			});
			expect(harness.sent).toEqual([{ method: 'POST', path: `/v1/calls/${id}/end`, query: {}, body: undefined }]);
		});

		it.each(['completed', 'failed'])('takes a call that is %s for a success', async (status) => {
			const { id } = harness.simulator.seedCall({ status, endedAt: '2026-01-01T00:00:00Z' });
			expect(await harness.first('call.end', { callId: byId(id) })).toEqual({ ended: true, alreadyOver: true, id });
			expect(harness.request.status).toBe(409);
		});

		it('may be run twice', async () => {
			const { id } = harness.simulator.seedCall();
			await harness.first('call.end', { callId: byId(id) });
			expect(await harness.first('call.end', { callId: byId(id) })).toEqual({ ended: true, alreadyOver: true, id });
		});

		it('says if there is no such call, or none is chosen', async () => {
			expect(await harness.rejection('call.end', { callId: byId('call_none') })).toMatchObject({ httpCode: '404', itemIndex: 0 });
			expect((await harness.rejection('call.end', { callId: byId('={{ "" }}') })).message).toBe('Call is not chosen');
		});
	});

	describe('getTranscript', () => {
		it.each(['transcript', 'data', 'transcripts'] as const)('gives the same for the shape {%s: [...]}', async (transcriptShape) => {
			const other = await Harness.start({ transcriptShape });
			const { id } = other.simulator.seedCall({
				startedAt: '2026-01-01T00:00:00Z',
				turns: [
					{ transcript: null, response: 'Hello, how can I help?' },
					{ transcript: 'I want to move my booking', response: 'To which day?' },
					{ transcript: 'Friday', response: null },
				],
			});
			expect(await other.first('call.getTranscript', { callId: byId(id) })).toEqual({
				callId: id,
				turns: [
					{ role: 'agent', content: 'Hello, how can I help?', at: '2026-01-01T00:00:00Z' },
					{ role: 'user', content: 'I want to move my booking', at: '2026-01-01T00:00:00Z' },
					{ role: 'agent', content: 'To which day?', at: '2026-01-01T00:00:00Z' },
					{ role: 'user', content: 'Friday', at: '2026-01-01T00:00:00Z' },
				],
				text: 'Agent: Hello, how can I help?\nUser: I want to move my booking\nAgent: To which day?\nUser: Friday',
			});
			expect(other.sent.map(({ path }) => path)).toEqual([`/v1/calls/${id}/transcript`]);
			await other.close();
		});

		it('gives an empty text for a call on which nothing was said', async () => {
			const { id } = harness.simulator.seedCall();
			expect(await harness.first('call.getTranscript', { callId: byId(id) })).toEqual({ callId: id, turns: [], text: '' });
		});
	});
});
