import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

/** Waiting for the end of a call is in waiting.test.ts. */
describe('Call', () => {
	let harness: Harness;
	let agentId: string;

	beforeEach(async () => {
		harness = await Harness.start();
		agentId = harness.simulator.seedAgent().id;
	});
	afterEach(async () => await harness.close());

	const toNumber = '+15005550001';

	const webhook = { url: 'https://example.com/hamsa', authKey: 'Token', authSecret: 'a-secret-of-the-webhook' };

	const params = {
		pair: [
			{ key: 'name', value: 'Sami' },
			{ key: ' ', value: 'dropped' },
		],
	};

	const SIMPLE = [
		'id',
		'status',
		'voiceAgentId',
		'channelType',
		'callParams',
		'callDuration',
		'recordingUrl',
		'transcript',
		'transcriptText',
		'outcome',
		'callAnalysis',
		'createdAt',
	];

	describe('create', () => {
		it('has an agent of the project call', async () => {
			const call = await harness.first('call.create', { toNumber: '+1 (500) 555-0001', agentId: byId(agentId) });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/voice-agents/call', query: {}, body: { toNumber, voiceAgentId: agentId, params: {} } },
			]);
			expect(Object.keys(call)).toEqual(SIMPLE);
			expect(call).toMatchObject({
				id: [...harness.simulator.state.conversations.keys()][0],
				status: 'PENDING',
				voiceAgentId: agentId,
			});
		});

		it('sends params, the number to call from, and a webhook of its own', async () => {
			await harness.first('call.create', {
				toNumber,
				agentId: byId(agentId),
				params,
				additionalFields: { fromNumber: byId('+15550100200') },
				webhook,
			});
			expect(harness.request.body).toEqual({
				toNumber,
				fromNumber: '+15550100200',
				voiceAgentId: agentId,
				params: { name: 'Sami' },
				webhookUrl: webhook.url,
				webhookAuth: { authKey: 'Token', authSecret: webhook.authSecret },
			});
		});

		it('sends an agent that is described here, in its flat form', async () => {
			const agentDetails = {
				greetingMessage: 'Hello {{name}}',
				greetingMessageType: 'STATIC',
				preamble: 'You remind of appointments.',
				interrupt: false,
				lang: 'en',
				outcome: 'Whether it is kept',
				outcomeResponseShape: '{"type": "object"}',
				pokeMessages: ['Are you there, or not?'],
				params,
				voiceId: byId('voice-1'),
				more: '{"silenceThreshold": 900, "agentName": "lost", "tools": {"smartCallEnd": true}}',
			};
			await harness.first('call.create', { toNumber, agentSource: 'inline', agentName: 'Reminder', agentDetails });
			expect(harness.request.body).toEqual({
				toNumber,
				agentDetails: {
					agentName: 'Reminder',
					greetingMessage: 'Hello {{name}}',
					greetingMessageType: 'STATIC',
					preamble: 'You remind of appointments.',
					interrupt: false,
					lang: 'en',
					outcome: 'Whether it is kept',
					outcomeResponseShape: { type: 'object' },
					pokeMessages: ['Are you there, or not?'],
					params: { name: 'Sami' },
					voiceId: 'voice-1',
					silenceThreshold: 900,
					tools: { smartCallEnd: true },
				},
			});
		});

		it('leaves out what an agent described here was not given', async () => {
			await harness.first('call.create', {
				toNumber,
				agentSource: 'inline',
				agentName: 'Reminder',
				agentDetails: { greetingMessage: '', voiceId: byId(''), pokeMessages: [] },
			});
			expect(harness.request.body).toEqual({ toNumber, agentDetails: { agentName: 'Reminder' } });
		});

		it('shows no secret of the agent or the webhook', async () => {
			const more = '{"llmConfig": {"provider": "OpenAI", "apiKey": "llm-secret"}}';
			const call = await harness.first('call.create', {
				toNumber,
				agentSource: 'inline',
				agentName: 'A',
				agentDetails: { more },
				webhook,
				simplify: false,
			});
			expect(call).toMatchObject({ agentDetails: { llmConfig: { provider: 'OpenAI' } } });
			expect(JSON.stringify(call)).not.toMatch(/llm-secret|a-secret-of/);
		});

		it('rings once: it is not sent again, whatever happens', async () => {
			for (const fault of [{ status: 500 }, { status: 503 }, { reset: true }, { status: 500, actThenFail: true }]) {
				harness.simulator.clearRequests();
				harness.simulator.faults.add({ ...fault, times: 1 });
				const { description } = await harness.rejection('call.create', { toNumber, agentId: byId(agentId) });
				expect(description).toContain('It may have been carried out anyway, so it was not sent again.');
				expect(harness.sent).toHaveLength(1);
			}
		});

		it.each<[INodeParameters, string]>([
			[{ toNumber: '5005550001' }, 'To Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"'],
			[
				{ additionalFields: { fromNumber: byId('reception') } },
				'From Number must be a phone number in E.164 form, such as +15005550001, but is "reception"',
			],
			[{ agentId: byId('={{ "" }}') }, 'Agent is not chosen'],
			[{ agentSource: 'inline', agentName: ' ' }, 'Agent Name must not be empty'],
			[
				{ agentSource: 'inline', agentName: 'A', agentDetails: { more: '[1]' } },
				'More (JSON) must be a JSON object, such as {"silenceThreshold": 800}',
			],
			[
				{ agentSource: 'inline', agentName: 'A', agentDetails: { outcomeResponseShape: 'x' } },
				'Outcome Schema must be a JSON object, such as {"type": "object", "properties": {}}',
			],
			[
				{ webhook: { url: 'http://example.com' } },
				'Webhook URL must be a web address that starts with https://, but is "http://example.com"',
			],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect(await harness.rejection('call.create', { toNumber, agentId: byId(agentId), ...fields })).toMatchObject({
				message,
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it('goes on with the other items after one that was refused', async () => {
			const { items } = await harness.run(
				'call.create',
				{ toNumber: '={{ $json.to }}', agentId: byId(agentId) },
				{
					items: [{ to: 'nobody' }, { to: toNumber }],
					settings: { onError: 'continueRegularOutput' },
				},
			);
			expect(items.map(({ json, pairedItem }) => [json.status ?? json.error, pairedItem])).toEqual([
				['To Number must be a phone number in E.164 form, such as +15005550001, but is "nobody"', { item: 0 }],
				['PENDING', { item: 1 }],
			]);
		});
	});

	describe('createFromOwnNumber', () => {
		it('calls from the number chosen, and always says the params', async () => {
			const { number } = harness.simulator.seedNumber();
			const call = await harness.first('call.createFromOwnNumber', { phoneNumber: byId(number), toNumber, agentId: byId(agentId) });
			expect(harness.sent).toEqual([
				{
					method: 'POST',
					path: '/v1/voice-agents/phone-number/call',
					query: {},
					body: { toNumber, phoneNumber: number, voiceAgentId: agentId, params: {} },
				},
			]);
			expect(call).toEqual({ jobId: [...harness.simulator.state.conversations.keys()][0], voiceAgentId: agentId });
		});

		it('takes an agent described here', async () => {
			const { number } = harness.simulator.seedNumber();
			await harness.first('call.createFromOwnNumber', {
				phoneNumber: byId(number),
				toNumber,
				agentSource: 'inline',
				agentName: 'Reminder',
			});
			expect(harness.request.body).toEqual({ toNumber, phoneNumber: number, agentDetails: { agentName: 'Reminder' } });
		});

		it.each<[INodeParameters, string]>([
			[{ phoneNumber: byId('={{ "" }}') }, 'Phone Number is not chosen'],
			[
				{ phoneNumber: byId('front desk') },
				'Phone Number must be a phone number in E.164 form, such as +15005550001, but is "front desk"',
			],
			[{ toNumber: '={{ "" }}' }, 'To Number must be a phone number in E.164 form, such as +15005550001, but is empty'],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect(
				(
					await harness.rejection('call.createFromOwnNumber', {
						phoneNumber: byId('+15550100200'),
						toNumber,
						agentId: byId(agentId),
						...fields,
					})
				).message,
			).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('rings once', async () => {
			const { number } = harness.simulator.seedNumber();
			harness.simulator.faults.add({ status: 500, actThenFail: true });
			await harness.rejection('call.createFromOwnNumber', { phoneNumber: byId(number), toNumber, agentId: byId(agentId) });
			expect(harness.simulator.state.conversations.size).toBe(1);
		});
	});

	describe('createWeb', () => {
		const TOKEN = '/v1/voice-agents/room/participant-token';
		const INIT = '/v1/voice-agents/room/conversation-init';

		it.each([true, false])('gives the token and has the agent join, with the ID of the call said by Hamsa: %p', async (named) => {
			harness.simulator.calls.webCallNamesJob = named;
			const call = await harness.first('call.createWeb', { agentId: byId(agentId), params });
			const [{ id: jobId, status }] = harness.simulator.state.conversations.values();
			const body = { voiceAgentId: agentId, params: { name: 'Sami' } };
			expect(harness.sent).toEqual([
				{ method: 'POST', path: TOKEN, query: {}, body },
				{
					method: 'POST',
					path: INIT,
					query: {},
					body: { ...body, jobId, tools: [], voiceEnablement: true, channelType: 'Web' },
				},
			]);
			expect(status).toBe('IN_PROGRESS');
			expect(call).toEqual({ liveKitAccessToken: expect.stringMatching(/^[\w-]+\.[\w-]+\.[\w-]+$/) as string, jobId });
		});

		it.each([
			'no token',
			'a.b.c',
			`a.${Buffer.from('{"roomConfig": {"agents": [{}]}}').toString('base64url')}.c`,
			`a.${Buffer.from('[]').toString('base64url')}.c`,
		])('names the agent where a token has no ID of the call, as the SDK of Hamsa does: %s', async (liveKitAccessToken) => {
			harness.simulator.faults.add({ path: TOKEN, status: 200, body: { success: true, data: { liveKitAccessToken } } });
			harness.simulator.faults.add({ path: INIT, status: 200, body: { success: true } });
			expect(await harness.first('call.createWeb', { agentId: byId(agentId) })).toEqual({ liveKitAccessToken });
			expect(harness.sent[1].body).toMatchObject({ jobId: agentId });
		});

		it('takes the ID beside a token that has none', async () => {
			const data = { liveKitAccessToken: 'a.b.c', jobId: 'job-1' };
			harness.simulator.faults.add({ path: TOKEN, status: 200, body: { success: true, data } });
			harness.simulator.faults.add({ path: INIT, status: 200, body: { success: true } });
			expect(await harness.first('call.createWeb', { agentId: byId(agentId) })).toEqual(data);
			expect(harness.sent[1].body).toMatchObject({ jobId: 'job-1' });
		});

		it('stops after an answer without a token', async () => {
			harness.simulator.faults.add({ path: TOKEN, status: 200, body: { success: true, data: { jobId: 'job-1' } } });
			expect(await harness.rejection('call.createWeb', { agentId: byId(agentId) })).toMatchObject({
				message: 'Hamsa answered without a token for the web call',
				description: expect.stringContaining('was not told to join') as string,
				itemIndex: 0,
			});
			expect(harness.sent.map(({ path }) => path)).toEqual([TOKEN]);
		});

		it.each([
			['refuses', { status: 400, body: { success: false, message: 'No credits' } }, /HTTP 400\): No credits/],
			['cannot', { status: 503, body: {} }, /HTTP 503/],
			['does not answer', { reset: true }, /could not be reached|broke off/],
		])('says that the first step was done if Hamsa %s in the second, which is sent once', async (_what, fault, message) => {
			harness.simulator.faults.add({ path: INIT, ...fault });
			const error = await harness.rejection('call.createWeb', { agentId: byId(agentId) });
			expect(error.message).toMatch(message);
			expect(error.description).toMatch(/^The first of two steps was done: .*the agent may not have joined/);
			expect(harness.sent.map(({ path }) => path)).toEqual([TOKEN, INIT]);
		});

		it('keeps token and ID on the item with On Error: Continue', async () => {
			harness.simulator.faults.add({ path: INIT, status: 400, body: { success: false, message: 'No credits' } });
			const settings = { onError: 'continueRegularOutput' as const };
			const [item] = (await harness.run('call.createWeb', { agentId: byId(agentId) }, { settings })).json;
			expect(item).toEqual({
				liveKitAccessToken: expect.any(String) as string,
				jobId: [...harness.simulator.state.conversations.keys()][0],
				error: 'Hamsa did not accept the request (HTTP 400): No credits',
			});
		});

		it('hides the token where Hamsa repeats it in a refusal', async () => {
			const liveKitAccessToken = 'header.payload-of-the-token.signature';
			harness.simulator.faults.add({ path: TOKEN, status: 200, body: { success: true, data: { liveKitAccessToken } } });
			harness.simulator.faults.add({ path: INIT, status: 400, body: { success: false, message: `bad ${liveKitAccessToken}` } });
			const { message } = await harness.rejection('call.createWeb', { agentId: byId(agentId) });
			expect(message).toBe('Hamsa did not accept the request (HTTP 400): bad [hidden]');
		});
	});
});
