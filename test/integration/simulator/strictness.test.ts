import { startAgentPhoneSimulator, type AgentPhoneSimulator } from '../../simulator';
import { ask, places } from './support';

/** What the real API refuses, with its error shapes (docs/platforms/agentphone.md, 3 and 5). */
describe('strictness', () => {
	let simulator: AgentPhoneSimulator;
	let agentId: string;
	let numberId: string;

	beforeEach(async () => {
		simulator = await startAgentPhoneSimulator();
		agentId = simulator.seedAgent().id;
		numberId = simulator.seedNumber({ agentId }).id;
	});

	afterEach(() => simulator.close());

	const releasedOnly = () => {
		const { id } = simulator.seedAgent();
		simulator.seedNumber({ agentId: id, status: 'released' });
		return id;
	};
	const post = (path: string, body: unknown) => ask(simulator, 'POST', path, body);

	describe('the key', () => {
		it.each([
			['none', { Authorization: '' }, 'Not authenticated'],
			['another', { Authorization: 'Bearer sk_live_other' }, 'Invalid API key'],
			['without Bearer', { Authorization: 'sk_live_simulator' }, 'Invalid API key'],
		])('%s: 401', async (_, headers, detail) => {
			const { status, body } = await ask(simulator, 'GET', '/v1/usage', undefined, headers);
			expect([status, body]).toEqual([401, { detail }]);
		});
	});

	it('404 and 405 where there is no operation', async () => {
		expect(await ask(simulator, 'GET', '/v1/nothing')).toMatchObject({ status: 404, body: { detail: 'Not Found' } });
		expect(await ask(simulator, 'PUT', '/v1/agents')).toMatchObject({ status: 405, body: { detail: 'Method Not Allowed' } });
	});

	it.each([
		['GET', '/v1/agents/agt_x', 'Agent not found'],
		['PATCH', '/v1/agents/agt_x', 'Agent not found'],
		['DELETE', '/v1/agents/agt_x', 'Agent not found'],
		['GET', '/v1/agents/agt_x/webhook', 'Agent not found'],
		['POST', '/v1/agents/agt_x/webhook/test', 'Agent not found'],
		['GET', '/v1/agents/agt_x/webhook/deliveries', 'Agent not found'],
		['GET', '/v1/calls/call_x', 'Call not found'],
		['POST', '/v1/calls/call_x/end', 'Call not found'],
		['GET', '/v1/calls/call_x/transcript', 'Call not found'],
		['GET', '/v1/conversations/conv_x', 'Conversation not found'],
	])('%s %s: 404', async (method, path, detail) => {
		const { status, body } = await ask(simulator, method, path, method === 'PATCH' ? {} : undefined);
		expect([status, body]).toEqual([404, { detail }]);
	});

	it('422 for what is not JSON, not sent as JSON, or missing', async () => {
		expect((await post('/v1/agents', '{"name":')).body).toEqual({
			detail: [{ loc: ['body'], msg: 'Expecting value', type: 'value_error.jsondecode' }],
		});
		const text = await ask(simulator, 'POST', '/v1/agents', '{"name":"A"}', { 'Content-Type': 'text/plain' });
		expect(places(text)).toEqual({ status: 422, at: ['body'] });
		expect((await post('/v1/agents', undefined)).body).toEqual({
			detail: [{ loc: ['body'], msg: 'field required', type: 'value_error.missing' }],
		});
	});

	/** Each of these would be right with one thing less, or one thing else. */
	describe.each<[string, string, Record<string, unknown>, string[]]>([
		['agent without name', '/v1/agents', { description: 'x' }, ['body.name']],
		['agent in snake_case', '/v1/agents', { name: 'A', voice_mode: 'hosted' }, ['body.voice_mode']],
		['agent with an unknown mode', '/v1/agents', { name: 'A', voiceMode: 'Webhook' }, ['body.voiceMode']],
		['agent with an unknown language', '/v1/agents', { name: 'A', language: 'en' }, ['body.language']],
		['agent too patient', '/v1/agents', { name: 'A', maxSilenceMs: 3_600_001 }, ['body.maxSilenceMs']],
		['agent too slow', '/v1/agents', { name: 'A', voiceSpeed: 0.4 }, ['body.voiceSpeed']],
		['agent with number as text', '/v1/agents', { name: 'A', interruptionSensitivity: '0.5' }, ['body.interruptionSensitivity']],
		['agent with a transfer number elsewhere', '/v1/agents', { name: 'A', transferNumber: '+442079460958' }, ['body.transferNumber']],
		[
			'agent with a long voicemail message',
			'/v1/agents',
			{ name: 'A', voicemailMessage: 'x'.repeat(1_001) },
			['body.voicemailMessage'],
		],
		[
			'agent with a long purpose',
			'/v1/agents',
			{ name: 'A', callScreeningIdentity: 'x'.repeat(101), callScreeningPurpose: 'x'.repeat(301) },
			['body.callScreeningIdentity', 'body.callScreeningPurpose'],
		],
		[
			'tool with long texts',
			'/v1/agents',
			{
				name: 'A',
				customTools: [
					{
						name: 't',
						description: 'x'.repeat(1_025),
						url: `https://a.example/${'x'.repeat(2_048)}`,
						executionMessage: 'x'.repeat(501),
					},
				],
			},
			['body.customTools.0.description', 'body.customTools.0.url', 'body.customTools.0.executionMessage'],
		],
		['code to no E.164', '/v1/verify/send', { phone_number: '5005550001' }, ['body.phone_number']],
		['code in camelCase', '/v1/verify/send', { phoneNumber: '+15005550001' }, ['body.phone_number', 'body.phoneNumber']],
		['check of five digits', '/v1/verify/check', { verification_id: 'ver_x', code: '12345' }, ['body.code']],
		['check of a number', '/v1/verify/check', { verification_id: 'ver_x', code: 123456 }, ['body.code']],
		[
			'call with a long purpose',
			'/v1/calls',
			{ agentId: 'a', toNumber: '+15005550001', callScreeningPurpose: 'x'.repeat(301) },
			['body.callScreeningPurpose'],
		],
		['agent with a local transfer number', '/v1/agents', { name: 'A', transferNumber: '555-0001' }, ['body.transferNumber']],
		[
			'tool over http',
			'/v1/agents',
			{ name: 'A', customTools: [{ name: 't', description: 'd', url: 'http://a.example' }] },
			['body.customTools.0.url'],
		],
		[
			'tools of one name',
			'/v1/agents',
			{ name: 'A', customTools: [1, 2].map(() => ({ name: 't', description: 'd', url: 'https://a.example' })) },
			['body.customTools'],
		],
		[
			'21 tools',
			'/v1/agents',
			{
				name: 'A',
				customTools: Array.from({ length: 21 }, (_, index) => ({ name: `t${index}`, description: 'd', url: 'https://a.example' })),
			},
			['body.customTools'],
		],
		[
			'call in snake_case',
			'/v1/calls',
			{ agent_id: 'a', to_number: '+15005550001' },
			['body.agentId', 'body.toNumber', 'body.agent_id', 'body.to_number'],
		],
		['call to no E.164', '/v1/calls', { agentId: 'a', toNumber: '5005550001' }, ['body.toNumber']],
		['call that waits', '/v1/calls', { agentId: 'a', toNumber: '+15005550001', waitForCompletion: true }, ['body.waitForCompletion']],
		[
			'message in camelCase',
			'/v1/messages',
			{ agentId: 'a', toNumber: '+15005550001', agent_id: 'a', to_number: '+15005550001', body: 'x' },
			['body.agentId', 'body.toNumber'],
		],
		[
			'message to both',
			'/v1/messages',
			{ agent_id: 'a', to_number: '+15005550001', recipients: ['+15005550001', '+15005550003'], body: 'x' },
			['body'],
		],
		['message to nobody', '/v1/messages', { agent_id: 'a', body: 'x' }, ['body']],
		['message from nobody', '/v1/messages', { to_number: '+15005550001', body: 'x' }, ['body']],
		['message to a group of one', '/v1/messages', { agent_id: 'a', recipients: ['+15005550001'], body: 'x' }, ['body.recipients']],
		[
			'message to a group of 33',
			'/v1/messages',
			{ agent_id: 'a', recipients: Array(33).fill('+15005550001'), body: 'x' },
			['body.recipients'],
		],
		['message without anything', '/v1/messages', { agent_id: 'a', to_number: '+15005550001', body: '' }, ['body.body']],
		['message without body field', '/v1/messages', { agent_id: 'a', to_number: '+15005550001' }, ['body.body']],
		[
			'media over http',
			'/v1/messages',
			{ agent_id: 'a', to_number: '+15005550001', body: 'x', media_urls: ['http://a.example/1.png'] },
			['body.media_urls.0'],
		],
		[
			'carousel with text',
			'/v1/messages',
			{ agent_id: 'a', to_number: '+15005550001', body: 'x', media_urls: ['https://a.example/1.png', 'https://a.example/2.png'] },
			['body.body'],
		],
		[
			'message over a channel other than WhatsApp',
			'/v1/messages',
			{ agent_id: 'a', to_number: '+15005550001', body: 'x', channel: 'sms' },
			['body.channel'],
		],
		['webhook in snake_case', '/v1/webhooks', { url: 'https://a.example', context_limit: 1 }, ['body.context_limit']],
		['webhook with events', '/v1/webhooks', { url: 'https://a.example', events: ['agent.message'] }, ['body.events']],
		['webhook without URL', '/v1/webhooks', { contextLimit: 1 }, ['body.url']],
		['webhook with an empty URL', '/v1/webhooks', { url: '' }, ['body.url']],
		['webhook with a long URL', '/v1/webhooks', { url: `https://a.example/${'x'.repeat(2083)}` }, ['body.url']],
		['webhook with no URI', '/v1/webhooks', { url: 'a.example/hook' }, ['body.url']],
		['webhook with half a URI', '/v1/webhooks', { url: 'https://[::1/hook' }, ['body.url']],
		['webhook with another scheme', '/v1/webhooks', { url: 'ftp://a.example/hook' }, ['body.url']],
		['webhook with too much history', '/v1/webhooks', { url: 'https://a.example', contextLimit: 51 }, ['body.contextLimit']],
		['webhook too hasty', '/v1/webhooks', { url: 'https://a.example', timeout: 4 }, ['body.timeout']],
		['webhook too patient', '/v1/webhooks', { url: 'https://a.example', timeout: 121 }, ['body.timeout']],
		['end with a body', '/v1/calls/call_x/end', { reason: 'x' }, ['body.reason']],
	])('%s', (_, path, body, at) => {
		it('422', async () => {
			expect(places(await post(path, body))).toEqual({ status: 422, at });
		});
	});

	it.each([
		['/v1/agents?limit=0', 'query.limit'],
		['/v1/agents?limit=101', 'query.limit'],
		['/v1/agents?limit=ten', 'query.limit'],
		['/v1/agents?limit=', 'query.limit'],
		['/v1/agents?offset=-1', 'query.offset'],
		['/v1/agents?search=x', 'query.search'],
		['/v1/numbers?limit=101', 'query.limit'],
		['/v1/conversations?limit=101', 'query.limit'],
		['/v1/conversations/conv_x?messageLimit=5', 'query.messageLimit'],
		['/v1/conversations/conv_x?message_limit=101', 'query.message_limit'],
		['/v1/calls?limit=101', 'query.limit'],
		['/v1/calls?direction=Inbound', 'query.direction'],
		['/v1/calls?type=phone', 'query.type'],
		['/v1/calls?status=done', 'query.status'],
		['/v1/webhooks/deliveries?limit=101', 'query.limit'],
		['/v1/webhooks/deliveries?hours=0', 'query.hours'],
		['/v1/webhooks/deliveries?hours=169', 'query.hours'],
		['/v1/agents/agt_x/webhook/deliveries?limit=101', 'query.limit'],
		['/v1/agents/agt_x/webhook/deliveries?hours=169', 'query.hours'],
		['/v1/numbers/lookup', 'query.phoneNumbers'],
		['/v1/numbers/lookup?phoneNumbers=', 'query.phoneNumbers.0'],
		['/v1/numbers/lookup?phoneNumbers=5005550001', 'query.phoneNumbers.0'],
		[`/v1/numbers/lookup?phoneNumbers=${Array(26).fill('%2B15005550001').join(',')}`, 'query.phoneNumbers'],
	])('GET %s: 422', async (path, at) => {
		expect(places(await ask(simulator, 'GET', path))).toEqual({ status: 422, at: [at] });
	});

	it('names the field of a missing URL as the API does', async () => {
		expect((await post('/v1/webhooks', {})).body).toEqual({
			detail: [{ loc: ['body', 'url'], msg: 'field required', type: 'value_error.missing' }],
		});
	});

	it.each([
		'http://10.0.0.8/h',
		'https://192.168.1.2/h',
		'http://172.20.0.3/h',
		'http://169.254.169.254/h',
		'http://[fd00::1]/h',
		'http://[::ffff:10.0.0.1]/h',
		'http://n8n:5678/h',
		'https://host.invalid/h',
	])('webhook to %s: VALIDATION_ERROR_URL', async (url) => {
		for (const path of ['/v1/webhooks', `/v1/agents/${agentId}/webhook`]) {
			const { status, body } = await post(path, { url });
			expect(status).toBe(400);
			expect(body).toMatchObject({ error: { code: 'VALIDATION_ERROR_URL', type: 'validation_error', details: [{ field: 'url' }] } });
			expect((await ask(simulator, 'GET', path)).body).toBeNull();
		}
	});

	it('loopback webhooks pass unless forbidden', async () => {
		expect((await post('/v1/webhooks', { url: 'http://127.0.0.1:1/h' })).status).toBe(200);
		const strict = await startAgentPhoneSimulator({ allowLoopbackWebhooks: false });
		for (const url of ['http://127.0.0.1:1/h', 'http://localhost:1/h', 'http://[::1]/h']) {
			expect((await ask(strict, 'POST', '/v1/webhooks', { url })).status).toBe(400);
		}
		expect((await ask(strict, 'POST', '/v1/webhooks', { url: 'https://a.example/h' })).status).toBe(200);
		await strict.close();
	});

	it('a masked secret when it is not readable', async () => {
		const masked = await startAgentPhoneSimulator({ webhookSecretReadable: false });
		const made = await ask<{ secret: string }>(masked, 'POST', '/v1/webhooks', { url: 'https://a.example/h' });
		expect(made.body.secret).not.toContain('*');
		expect((await ask(masked, 'GET', '/v1/webhooks')).body).toEqual({ ...made.body, secret: 'whsec_****' });
		await masked.close();
	});

	it('hosted needs a prompt, on create and on update', async () => {
		const rejection = { status: 400, body: { error: { code: 'VALIDATION_ERROR', details: [{ field: 'systemPrompt' }] } } };
		expect(await post('/v1/agents', { name: 'A', voiceMode: 'hosted' })).toMatchObject(rejection);
		expect(await ask(simulator, 'PATCH', `/v1/agents/${agentId}`, { voiceMode: 'hosted' })).toMatchObject(rejection);
		expect((await ask(simulator, 'GET', `/v1/agents/${agentId}`)).body).toMatchObject({ voiceMode: 'webhook' });
		expect((await post('/v1/agents', { name: 'A', voiceMode: 'hosted', systemPrompt: 'P' })).status).toBe(200);
	});

	it('a null in an update sets the default back', async () => {
		await ask(simulator, 'PATCH', `/v1/agents/${agentId}`, { voice: 'v', voiceSpeed: 2, description: 'd', name: 'New' });
		const { body } = await ask(simulator, 'PATCH', `/v1/agents/${agentId}`, {
			voice: null,
			voiceSpeed: null,
			description: null,
			name: null,
		});
		expect(body).toMatchObject({ voice: 'custom_voice_ea22ba5fdfaa18f39c274851c1', voiceSpeed: 1, description: null, name: 'New' });
	});

	describe('rules of a call', () => {
		const call = (body: Record<string, unknown>) => post('/v1/calls', { agentId, toNumber: '+15005550001', ...body });

		it.each<[string, () => Record<string, unknown>, number, unknown]>([
			['an unknown agent', () => ({ agentId: 'agt_x' }), 404, { detail: 'Agent not found' }],
			[
				'an agent whose number was released',
				() => ({ agentId: releasedOnly() }),
				400,
				{ detail: 'Agent has no phone number assigned' },
			],
			[
				'an agent without number',
				() => ({ agentId: simulator.seedAgent().id }),
				400,
				{ detail: 'Agent has no phone number assigned' },
			],
			['an unknown number', () => ({ fromNumberId: 'num_x' }), 404, { error: { code: 'PHONE_NUMBER_NOT_FOUND' } }],
			[
				"another agent's number",
				() => ({ fromNumberId: simulator.seedNumber().id }),
				400,
				{ detail: 'Phone number does not belong to this agent' },
			],
			[
				'an emergency number',
				() => ({ toNumber: '+1911' }),
				400,
				{ error: { code: 'VALIDATION_ERROR', details: [{ field: 'toNumber' }] } },
			],
			['variables without a prompt', () => ({ variables: { name: 'Ada' } }), 400, { error: { details: [{ field: 'variables' }] } }],
		])('refuses %s', async (_, body, status, answer) => {
			expect(await call(body())).toMatchObject({ status, body: answer });
			expect((await ask(simulator, 'GET', '/v1/calls')).body).toMatchObject({ total: 0 });
		});

		it('takes a named number and variables with a prompt', async () => {
			const second = simulator.seedNumber({ agentId });
			const answer = await call({
				fromNumberId: second.id,
				systemPrompt: 'Call {{name}}',
				variables: { name: 'Ada' },
				modelTier: 'max',
			});
			expect(answer).toMatchObject({ status: 200, body: { phoneNumberId: second.id, fromNumber: second.phoneNumber } });
		});
	});

	describe('rules of a message', () => {
		const message = (body: Record<string, unknown>) =>
			post('/v1/messages', { agent_id: agentId, to_number: '+15005550001', body: 'x', ...body });

		it.each<[string, () => Record<string, unknown>, number, unknown]>([
			['an unknown agent', () => ({ agent_id: 'agt_x' }), 404, { detail: 'Agent not found' }],
			[
				'an agent without number',
				() => ({ agent_id: simulator.seedAgent().id }),
				400,
				{ detail: 'Agent has no phone number assigned' },
			],
			['an unknown sender number', () => ({ from_number: '+15005559999' }), 404, { error: { code: 'PHONE_NUMBER_NOT_FOUND' } }],
			[
				"another agent's number",
				() => ({ number_id: simulator.seedNumber().id }),
				400,
				{ detail: 'Phone number does not belong to this agent' },
			],
			['no recipient at all', () => ({ to_number: 'Ada' }), 400, { error: { details: [{ field: 'to_number' }] } }],
			['an email on SMS', () => ({ to_number: 'ada@example.com' }), 400, { detail: 'Email recipients require an iMessage number' }],
			[
				'a group on SMS',
				() => ({ to_number: null, recipients: ['+15005550001', '+15005550003'] }),
				400,
				{ detail: 'Group messages require an iMessage number' },
			],
			[
				'a carousel on SMS',
				() => ({ body: '', media_urls: ['https://a.example/1.png', 'https://a.example/2.png'] }),
				400,
				{ detail: 'Carousels require an iMessage number' },
			],
			['an unknown group', () => ({ to_number: 'grp_x' }), 404, { detail: 'Group not found' }],
		])('refuses %s', async (_, body, status, answer) => {
			expect(await message(body())).toMatchObject({ status, body: answer });
			expect((await ask(simulator, 'GET', '/v1/conversations')).body).toMatchObject({ total: 0 });
		});

		it('drops a reply silently on SMS, tells of an unknown parent on iMessage', async () => {
			expect((await message({ reply_to_message_id: 'msg_x' })).body).toMatchObject({ channel: 'sms', reply_parent_unresolved: null });
			const blue = simulator.seedNumber({ agentId, imessage: true });
			const answer = await message({ number_id: blue.id, reply_to_message_id: 'msg_x' });
			expect(answer.body).toMatchObject({ channel: 'imessage', reply_to_message_id: null, reply_parent_unresolved: true });
		});

		it('chooses MMS for media', async () => {
			const media = ['https://a.example/1.png'];
			expect((await message({ media_urls: media, body: '' })).body).toMatchObject({ channel: 'mms', media_urls: media });
		});
	});

	it('402 without balance, and nothing happened', async () => {
		simulator.setBalance(0);
		const rejection = { status: 402, body: { error: { code: 'INSUFFICIENT_BALANCE', type: 'validation_error' } } };
		expect(await post('/v1/calls', { agentId, toNumber: '+15005550001' })).toMatchObject(rejection);
		expect(await post('/v1/messages', { number_id: numberId, to_number: '+15005550001', body: 'x' })).toMatchObject(rejection);
		expect((await ask(simulator, 'GET', '/v1/usage')).body).toMatchObject({ stats: { totalCalls: 0, totalMessages: 0 } });
	});

	it.each([
		[
			'transcript',
			{
				callId: 'call_t',
				transcript: [
					{ role: 'user', content: 'Hi' },
					{ role: 'agent', content: 'Hello' },
				],
			},
		],
		['data', { data: [{ transcript: 'Hi', response: 'Hello' }] }],
		['transcripts', { transcripts: [{ transcript: 'Hi', response: 'Hello' }] }],
	] as const)('the reported transcript shape "%s"', async (transcriptShape, shape) => {
		const shaped = await startAgentPhoneSimulator({ transcriptShape });
		shaped.seedCall({ id: 'call_t', turns: [{ transcript: 'Hi', response: 'Hello' }] });
		expect((await ask(shaped, 'GET', '/v1/calls/call_t/transcript')).body).toMatchObject(shape);
		await shaped.close();
	});
});
