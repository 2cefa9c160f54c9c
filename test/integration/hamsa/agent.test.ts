import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

const UUID = '3f2b7c1e-0000-4000-8000-000000000001';
const OTHER_UUID = '3f2b7c1e-0000-4000-8000-000000000002';

/** Every field there is, in the editor's form and in Hamsa's (docs/platforms/hamsa.md, 2.2). */
const EVERYTHING: INodeParameters = {
	conversation: {
		greetingDirection: 'rtl',
		greetingMessage: 'Hello {{name}}',
		greetingMessageType: 'STATIC',
		params: {
			pair: [
				{ key: ' name ', value: 'Ada' },
				{ key: '', value: 'dropped' },
			],
		},
		pokeMessages: ['Hello, are you there?', ' '],
		preamble: 'Be kind to {{name}}',
		promptDirection: 'ltr',
	},
	voice: { lang: 'en', voiceId: { __rl: true, mode: 'list', value: 'voice_1' } },
	llm: { apiKey: 'sk-own', baseUrl: 'http://llm.example.com/v1', model: 'GPT-4o', provider: 'OpenAI', temperature: '0.7' },
	callSettings: {
		agenticRag: true,
		backgroundNoise: true,
		cancelNoisePer: 'conversation',
		enableAutoGainControl: true,
		genderDetection: true,
		interrupt: false,
		languageDialectSwitcher: true,
		maxCallDuration: 600,
		minInterruptionDuration: 0.2,
		noiseCancellation: 'telephony_optimized',
		responseDelay: 100,
		sendDenoisedToStt: true,
		silenceThreshold: 1,
		smartCallEnd: true,
		speakerIdentification: true,
		thinkingVoice: true,
		userInactivityTimeout: 30,
		vadActivationThreshold: '0.9',
		waitForUserToSpeakFirst: 2,
	},
	outcome: {
		fields: {
			field: [
				{ name: ' order_number ', type: 'string', description: 'The order asked about' },
				{ name: 'resolved', type: 'boolean', description: '' },
				{ name: 'topics', type: 'array', description: 'What it was about' },
			],
		},
	},
	webhook: { url: 'https://example.com/hamsa', authKey: 'Token', authSecret: 'webhook-secret' },
};

const BELONGINGS: INodeParameters = {
	knowledgeBaseItemsIds: `${UUID}, ${OTHER_UUID}`,
	phoneNumber: { number: { numberId: byId(UUID), type: 'SIP' } },
	tools: UUID,
	voiceDictionaryIds: `${UUID}\n`,
	workflow: '{"nodes": [], "edges": []}',
};

const SENT = {
	conversation: {
		greetingMessage: 'Hello {{name}}',
		greetingMessageType: 'STATIC',
		preamble: 'Be kind to {{name}}',
		params: { name: 'Ada' },
		pokeMessages: ['Hello, are you there?'],
		alignment: { greetingMessage: 'rtl', preamble: 'ltr' },
	},
	voice: { lang: 'en', voiceId: 'voice_1' },
	llm: { apiKey: 'sk-own', baseUrl: 'http://llm.example.com/v1', model: 'GPT-4o', provider: 'OpenAI', temperature: 0.7 },
	callSettings: { ...(EVERYTHING.callSettings as IDataObject), vadActivationThreshold: 0.9 },
	outcomeResponseShape: {
		type: 'object',
		properties: {
			order_number: { type: 'string', description: 'The order asked about' },
			resolved: { type: 'boolean' },
			topics: { type: 'array', items: { type: 'string' }, description: 'What it was about' },
		},
	},
	webhookUrl: 'https://example.com/hamsa',
	webhookAuth: { authKey: 'Token', authSecret: 'webhook-secret' },
	knowledgeBaseItemsIds: [UUID, OTHER_UUID],
	phoneNumber: { type: 'SIP', id: UUID },
	tools: [{ toolId: UUID }],
	voiceDictionaryIds: [UUID],
	workflow: { nodes: [], edges: [] },
};

/** What is refused before anything is sent, to create and to update. */
const REFUSED: Array<[INodeParameters, string]> = [
	[{ callSettings: { responseDelay: 99 } }, 'Response Delay (Ms) must be a number from 100 to 1500, but is "99"'],
	[{ callSettings: { responseDelay: 1501 } }, 'Response Delay (Ms) must be a number from 100 to 1500, but is "1501"'],
	[{ callSettings: { userInactivityTimeout: 4 } }, 'Inactivity Timeout (Seconds) must be a number from 5 to 30, but is "4"'],
	[{ callSettings: { userInactivityTimeout: 31 } }, 'Inactivity Timeout (Seconds) must be a number from 5 to 30, but is "31"'],
	[{ callSettings: { maxCallDuration: 29 } }, 'Max Call Duration (Seconds) must be a number from 30 to 600, but is "29"'],
	[{ callSettings: { maxCallDuration: 601 } }, 'Max Call Duration (Seconds) must be a number from 30 to 600, but is "601"'],
	[
		{ callSettings: { minInterruptionDuration: 0.1 } },
		'Min Interruption Duration (Seconds) must be a number from 0.2 to 1.5, but is "0.1"',
	],
	[
		{ callSettings: { minInterruptionDuration: 1.6 } },
		'Min Interruption Duration (Seconds) must be a number from 0.2 to 1.5, but is "1.6"',
	],
	[{ callSettings: { vadActivationThreshold: 0.1 } }, 'Speech Detection Threshold must be a number from 0.2 to 0.9, but is "0.1"'],
	[{ callSettings: { vadActivationThreshold: 'loud' } }, 'Speech Detection Threshold must be a number from 0.2 to 0.9, but is "loud"'],
	[{ callSettings: { silenceThreshold: 0 } }, 'Silence Threshold (Ms) must be a number of 1 or more, but is "0"'],
	[{ callSettings: { waitForUserToSpeakFirst: 3 } }, 'Wait for User to Speak First must be a number from 0 to 2, but is "3"'],
	[{ llm: { temperature: -0.1 } }, 'Temperature must be a number of 0 or more, but is "-0.1"'],
	[{ llm: { baseUrl: 'llm.example.com' } }, 'Base URL must be a web address, such as https://example.com, but is "llm.example.com"'],
	[{ voice: { voiceId: byId('') } }, 'Voice is not chosen'],
	[
		{ webhook: { url: 'http://example.com' } },
		'Webhook URL must be a web address that starts with https://, but is "http://example.com"',
	],
	[{ webhook: { authKey: 'Bearer' } }, 'Auth Secret must not be empty'],
	[{ outcome: { schema: '[]' } }, 'JSON Schema must be a JSON object, such as {"type": "object", "properties": {}}'],
	[{ outcome: { schema: '{"type"' } }, 'JSON Schema must be a JSON object, such as {"type": "object", "properties": {}}'],
	[
		{ outcome: { schema: '{}', fields: { field: [{ name: 'a' }] } } },
		'Outcome must be given as fields or as JSON Schema, but not as both',
	],
	[{ outcome: { fields: { field: [{ name: 'a' }, { name: ' ' }] } } }, 'Outcome Field 2, Name, must not be empty'],
	[{ outcome: { fields: { field: [{ name: 'a' }, { name: 'a ' }] } } }, 'Outcome Fields must have unique names, but two are called "a"'],
];

const REFUSED_BELONGINGS: Array<[INodeParameters, string]> = [
	[{ workflow: 'draw it' }, 'Workflow must be a JSON object, such as {"nodes": [], "edges": []}'],
	[{ phoneNumber: { number: { type: 'SIP', numberId: byId('') } } }, 'Number is not chosen'],
];

describe('Agent', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe('create', () => {
		it('sends the name and the type, and leaves everything else to Hamsa', async () => {
			const agent = await harness.first('agent.create', { name: ' Front desk ' });
			const { method, path, query, body } = harness.request;
			expect({ method, path, query, body }).toEqual({
				method: 'POST',
				path: '/v2/voice-agents',
				query: {},
				body: { name: 'Front desk', type: 'Single Prompt' },
			});
			expect(agent).toMatchObject({ id: expect.any(String) as string, name: 'Front desk', type: 'Single Prompt' });
		});

		it('takes outcome fields of any name, also of those every object has', async () => {
			const names = ['constructor', 'valueOf', 'toString', 'hasOwnProperty', '__proto__', '__defineGetter__'];
			await harness.first('agent.create', {
				name: 'Front desk',
				outcome: { fields: { field: names.map((name) => ({ name, type: 'string' })) } },
			});
			const { outcomeResponseShape } = harness.request.body as { outcomeResponseShape: { properties: IDataObject } };
			expect(Object.entries(outcomeResponseShape.properties)).toEqual(names.map((name) => [name, { type: 'string' }]));

			const twice = { outcome: { fields: { field: ['__proto__', '__proto__'].map((name) => ({ name })) } } };
			expect((await harness.rejection('agent.create', { name: 'x', ...twice })).message).toBe(
				'Outcome Fields must have unique names, but two are called "__proto__"',
			);
		});

		it('sends every field there is, nested as Hamsa accepts it', async () => {
			await harness.first('agent.create', { name: 'Front desk', type: 'Flow Agent', ...EVERYTHING, additionalFields: BELONGINGS });
			expect(harness.request.body).toEqual({ name: 'Front desk', type: 'Flow Agent', ...SENT });
		});

		it('does not send what was added and left empty: there is nothing to clear yet', async () => {
			await harness.first('agent.create', {
				name: 'Front desk',
				conversation: { greetingMessage: '', greetingMessageType: '', params: {}, pokeMessages: [] },
				llm: { apiKey: '', baseUrl: '', model: '' },
				callSettings: { noiseCancellation: '' },
				outcome: { fields: {}, schema: '' },
				webhook: { url: '', authSecret: '' },
				additionalFields: { tools: '', phoneNumber: {}, workflow: '' },
			});
			expect(harness.request.body).toEqual({ name: 'Front desk', type: 'Single Prompt' });
		});

		it.each([
			['deepmyst', ''],
			['Mistral', 'Hamsa did not accept llm.provider'],
		])('sends the provider %s of an expression as it is, and Hamsa decides', async (provider, message) => {
			const llm = { provider: '={{ $json.provider }}', model: '={{ $json.model }}' };
			const items = [{ provider, model: 'Own-1' }];
			const { error } = await harness.run('agent.create', { name: 'A', llm }, { items });
			expect(harness.request.body).toMatchObject({ llm: { provider, model: 'Own-1' } });
			expect(error === undefined).toBe(message === '');
			expect(error?.message ?? '').toContain(message);
		});

		it('takes a JSON Schema for the outcome, and the usual word before the webhook secret', async () => {
			const schema = { type: 'object', properties: { mood: { type: 'string', enum: ['good', 'bad'] } } };
			await harness.first('agent.create', { name: 'A', outcome: { schema: JSON.stringify(schema) }, webhook: { authSecret: 'x' } });
			expect(harness.request.body).toEqual({
				name: 'A',
				type: 'Single Prompt',
				outcomeResponseShape: schema,
				webhookAuth: { authKey: 'Bearer', authSecret: 'x' },
			});
		});

		it('takes lists and objects from expressions', async () => {
			const tool = { toolId: UUID, nodeId: 'node_1', overrides: { params: {} } };
			const items = [{ ids: [UUID, OTHER_UUID], tools: [tool] }];
			await harness.first(
				'agent.create',
				{ name: 'A', additionalFields: { knowledgeBaseItemsIds: '={{ $json.ids }}', tools: '={{ $json.tools }}' } },
				{ items },
			);
			expect(harness.request.body).toMatchObject({ knowledgeBaseItemsIds: [UUID, OTHER_UUID], tools: [tool] });
		});

		it('is not repeated when nobody knows whether it worked', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			const { description } = await harness.rejection('agent.create', { name: 'A' });
			expect(description).toContain('It may have been carried out anyway');
			expect(harness.sent).toHaveLength(1);
		});

		it('refuses a name of blanks', async () => {
			expect(await harness.rejection('agent.create', { name: '={{ "  " }}' })).toMatchObject({
				message: 'Name must not be empty',
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it.each([...REFUSED, ...REFUSED_BELONGINGS.map(([additionalFields, message]) => [{ additionalFields }, message] as const)])(
			'refuses %j before anything is sent',
			async (fields, message) => {
				expect(await harness.rejection('agent.create', { name: 'A', ...fields })).toMatchObject({ message, itemIndex: 0 });
				expect(harness.sent).toEqual([]);
			},
		);
	});

	describe('the guide\'s "Create Agent Example"', () => {
		/** Posted to v2 as it stands there, flat, which no other source supports (docs/platforms/hamsa.md, 12). */
		const GUIDE = {
			name: 'Customer Support Agent',
			preamble: 'You are a helpful customer support agent...',
			greeting: 'Hello! How can I help you today?',
			language: 'en-US',
			voiceId: 'voice_abc123',
		};

		it('reaches Hamsa with all it says, in the nested form', async () => {
			const agent = await harness.first('agent.create', {
				name: GUIDE.name,
				conversation: { preamble: GUIDE.preamble, greetingMessage: GUIDE.greeting },
				voice: { lang: GUIDE.language.slice(0, 2), voiceId: byId(GUIDE.voiceId) },
			});
			expect(harness.request.body).toEqual({
				name: 'Customer Support Agent',
				type: 'Single Prompt',
				conversation: {
					preamble: 'You are a helpful customer support agent...',
					greetingMessage: 'Hello! How can I help you today?',
				},
				voice: { lang: 'en', voiceId: 'voice_abc123' },
			});
			// The guide's last line prints `data.data.id`.
			expect(harness.simulator.state.agents.get(agent.id as string)).toMatchObject({ name: GUIDE.name });
		});

		it('is refused flat', async () => {
			const { baseUrl, apiKey } = harness.simulator;
			const response = await fetch(`${baseUrl}/v2/voice-agents`, {
				method: 'POST',
				headers: { Authorization: `Token ${apiKey}`, 'Content-Type': 'application/json' },
				body: JSON.stringify(GUIDE),
			});
			expect(response.status).toBe(400);
			expect(JSON.stringify(await response.json())).toContain("'preamble', 'greeting', 'language', 'voiceId'");
			expect(harness.simulator.state.agents.size).toBe(0);
		});
	});

	describe('update', () => {
		const update = async (parameters: INodeParameters) => {
			const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
			await harness.first('agent.update', { agentId: byId(id), ...parameters });
			const { method, path, query, body } = harness.request;
			expect({ method, path, query }).toEqual({ method: 'PATCH', path: `/v2/voice-agents/${id}`, query: {} });
			return body;
		};

		it('sends only what was added', async () => {
			expect(await update({ conversation: { greetingMessage: 'Hi' }, updateFields: { name: ' Night shift ' } })).toEqual({
				name: 'Night shift',
				conversation: { greetingMessage: 'Hi' },
			});
		});

		it('sends every field there is', async () => {
			expect(await update({ ...EVERYTHING, updateFields: { name: 'A', type: 'Flow Agent', ...BELONGINGS } })).toEqual({
				name: 'A',
				type: 'Flow Agent',
				...SENT,
			});
		});

		it('clears what was added and left empty', async () => {
			const cleared = await update({
				conversation: { greetingMessage: '', greetingMessageType: '', params: {}, pokeMessages: [], preamble: '' },
				llm: { apiKey: '', baseUrl: '' },
				outcome: { fields: {} },
				webhook: { url: '' },
				updateFields: { knowledgeBaseItemsIds: '', tools: '', voiceDictionaryIds: '' },
			});
			expect(cleared).toEqual({
				conversation: { greetingMessage: '', greetingMessageType: null, params: {}, pokeMessages: [], preamble: '' },
				llm: { apiKey: null, baseUrl: null },
				outcomeResponseShape: { type: 'object', properties: {} },
				webhookUrl: null,
				knowledgeBaseItemsIds: [],
				tools: [],
				voiceDictionaryIds: [],
			});
		});

		it('takes the nothing of an expression for empty', async () => {
			expect(await update({ webhook: { url: '={{ null }}' }, llm: { baseUrl: '={{ $json.missing }}' } })).toEqual({
				webhookUrl: null,
				llm: { baseUrl: null },
			});
		});

		it('leaves everything else as it was', async () => {
			const { id } = harness.simulator.seedAgent({ webhookUrl: 'https://example.com/old' });
			const agent = await harness.first('agent.update', { agentId: byId(id), conversation: { greetingMessage: 'Hi' } });
			expect(agent).toMatchObject({
				conversation: { greetingMessage: 'Hi', preamble: 'You answer the phone.' },
				webhookUrl: 'https://example.com/old',
			});
		});

		it('is repeated: twice has the same effect as once', async () => {
			const { id } = harness.simulator.seedAgent();
			harness.simulator.faults.add({ method: 'PATCH', status: 503 });
			expect(await harness.first('agent.update', { agentId: byId(id), updateFields: { name: 'B' } })).toMatchObject({ name: 'B' });
			expect(harness.sent).toHaveLength(2);
		});

		it.each<[INodeParameters, string]>([
			[{}, 'The update must contain at least one field to change'],
			[{ conversation: {}, updateFields: {} }, 'The update must contain at least one field to change'],
			[{ updateFields: { name: ' ' } }, 'Name must not be empty'],
			[{ updateFields: { phoneNumber: {} } }, 'Number is not chosen'],
			[{ outcome: { schema: '' } }, 'JSON Schema must be a JSON object, such as {"type": "object", "properties": {}}'],
			[{ webhook: { authSecret: '' } }, 'Auth Secret must not be empty'],
			...REFUSED,
			...REFUSED_BELONGINGS.map(([updateFields, message]): [INodeParameters, string] => [{ updateFields }, message]),
		])('refuses %j before anything is sent', async (fields, message) => {
			expect(await harness.rejection('agent.update', { agentId: byId(UUID), ...fields })).toMatchObject({ message, itemIndex: 0 });
			expect(harness.sent).toEqual([]);
		});

		it('names the item that is at fault, and goes on with the others', async () => {
			const { id } = harness.simulator.seedAgent();
			const items = [
				{ id, delay: 400 },
				{ id, delay: 5 },
				{ id: UUID, delay: 400 },
				{ id, delay: 500 },
			];
			const { json } = await harness.run(
				'agent.update',
				{ agentId: byId('={{ $json.id }}'), callSettings: { responseDelay: '={{ $json.delay }}' } },
				{ items, settings: { onError: 'continueRegularOutput' } },
			);
			expect(json).toEqual([
				expect.objectContaining({ id }),
				{ error: 'Response Delay (Ms) must be a number from 100 to 1500, but is "5"' },
				{ error: 'Hamsa found nothing under this ID: Voice agent not found' },
				expect.objectContaining({ id }),
			]);
			expect(harness.simulator.state.agents.get(id)!.callSettings.responseDelay).toBe(500);
		});
	});

	describe('clone', () => {
		it('asks for a copy under a new name, and gives it as v1 answers it', async () => {
			const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
			const copy = await harness.first('agent.clone', { agentId: byId(id), name: ' Second line ' });
			const { method, path, query, body } = harness.request;
			expect({ method, path, query, body }).toEqual({
				method: 'POST',
				path: '/v1/voice-agents/clone',
				query: { voiceAgentId: id },
				body: { agentName: 'Second line' },
			});
			expect(copy).toMatchObject({
				agentName: 'Second line',
				type: 'Single Prompt',
				greetingMessage: 'Hello',
				preamble: 'You answer the phone.',
				lang: 'en',
			});
			expect(copy).not.toHaveProperty('llmConfig');
			expect(harness.simulator.state.agents.get(copy.id as string)).toMatchObject({ name: 'Second line' });
		});

		it('is not repeated when nobody knows whether it worked', async () => {
			const { id } = harness.simulator.seedAgent();
			harness.simulator.faults.add({ reset: true });
			await harness.rejection('agent.clone', { agentId: byId(id), name: 'Copy' });
			expect(harness.sent).toHaveLength(1);
		});

		it.each<[INodeParameters, string, number]>([
			[{ agentId: byId('={{ "" }}'), name: 'Copy' }, 'Agent is not chosen', 0],
			[{ agentId: byId(UUID), name: ' ' }, 'Name must not be empty', 0],
			[{ agentId: byId(UUID), name: 'Copy' }, 'Hamsa found nothing under this ID: Voice agent not found', 1],
		])('refuses %j', async (parameters, message, sent) => {
			expect(await harness.rejection('agent.clone', parameters)).toMatchObject({ message, itemIndex: 0 });
			expect(harness.sent).toHaveLength(sent);
		});
	});

	describe('get', () => {
		it('gives nine fields, or all of them', async () => {
			const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
			const simple = await harness.first('agent.get', { agentId: byId(id) });
			expect(Object.keys(simple)).toEqual([
				'id',
				'name',
				'type',
				'conversation',
				'voice',
				'phoneNumber',
				'webhookUrl',
				'createdAt',
				'updatedAt',
			]);
			expect(await harness.first('agent.get', { agentId: byId(id), simplify: false })).toMatchObject({
				...simple,
				callSettings: {},
				account: { plan: 'pro' },
			});
		});

		it('sends an ID as one part of the path, whatever is in it', async () => {
			await harness.rejection('agent.get', { agentId: byId('../projects?x=1') });
			expect(harness.request.path).toBe('/v2/voice-agents/..%2Fprojects%3Fx%3D1');
		});
	});

	describe('getAll', () => {
		beforeEach(() => {
			const agent = (name: string, day: string, type: 'Single Prompt' | 'Flow Agent', lang: string) =>
				harness.simulator.seedAgent({ name, type, voice: { voiceId: 'v', lang }, createdAt: `2026-01-${day}T00:00:00.000Z` });
			agent('Front desk', '01', 'Single Prompt', 'ar');
			agent('Night desk', '03', 'Flow Agent', 'en');
			agent('Sales', '02', 'Single Prompt', 'en');
		});

		const names = async (parameters: INodeParameters) => (await harness.run('agent.getAll', parameters)).json.map(({ name }) => name);

		it.each<[INodeParameters, string[], Record<string, string>]>([
			[{}, ['Night desk', 'Sales', 'Front desk'], {}],
			[{ filters: { search: 'desk' } }, ['Night desk', 'Front desk'], { search: 'desk' }],
			[{ filters: { search: '', type: [], language: [] } }, ['Night desk', 'Sales', 'Front desk'], {}],
			[{ filters: { type: ['Flow Agent'] } }, ['Night desk'], { type: 'Flow Agent' }],
			[
				{ filters: { language: ['en'] }, options: { sortOrder: 'asc' } },
				['Sales', 'Night desk'],
				{ language: 'en', sortField: 'createdAt', sortOrder: 'asc' },
			],
			[{ options: { sortOrder: 'desc' } }, ['Night desk', 'Sales', 'Front desk'], { sortField: 'createdAt', sortOrder: 'desc' }],
		])('with %j gives %j', async (parameters, expected, query) => {
			expect(await names(parameters)).toEqual(expected);
			expect(harness.request).toMatchObject({ method: 'GET', path: '/v2/voice-agents' });
			expect(harness.request.query).toEqual({ ...query, skip: '1', take: '50' });
		});

		it('sends several values of a filter', async () => {
			expect(await names({ filters: { language: ['ar', 'en'], type: ['Single Prompt', 'Flow Agent'] } })).toHaveLength(3);
			expect(await names({ filters: { language: ['ar', 'en'], type: ['Single Prompt'] } })).toEqual(['Sales', 'Front desk']);
		});

		it('keeps the filters on every page', async () => {
			for (let at = 0; at < 60; at++) harness.simulator.seedAgent({ name: `Desk ${at}` });
			expect(await names({ returnAll: true, filters: { search: 'desk' } })).toHaveLength(62);
			expect(harness.sent.map(({ query }) => query)).toEqual(['1', '2'].map((skip) => ({ search: 'desk', skip, take: '50' })));
		});
	});

	describe('secrets', () => {
		const tool = {
			id: 't',
			toolSettings: {
				serverUrl: 'https://example.com',
				authToken: 'tool-secret',
				httpHeaders: { Accept: 'text/plain', 'X-Shop': 'header-secret' },
			},
		};
		const withSecrets = {
			id: UUID,
			name: 'Front desk',
			llm: { model: 'gpt-4', apiKey: 'sk-own' },
			webhookAuth: { authKey: 'Bearer', authSecret: 'webhook-secret' },
			resolvedWebTools: [tool],
		};
		const blanked = {
			...withSecrets,
			llm: { model: 'gpt-4', apiKey: '[hidden]' },
			webhookAuth: { authKey: 'Bearer', authSecret: '[hidden]' },
			resolvedWebTools: [
				{
					...tool,
					toolSettings: {
						...tool.toolSettings,
						authToken: '[hidden]',
						httpHeaders: { Accept: 'text/plain', 'X-Shop': '[hidden]' },
					},
				},
			],
		};

		it.each<[string, INodeParameters, unknown]>([
			['agent.create', { name: 'A' }, withSecrets],
			['agent.update', { agentId: byId(UUID), updateFields: { name: 'A' } }, withSecrets],
			['agent.get', { agentId: byId(UUID) }, withSecrets],
			['agent.getAll', {}, { total: 1, filtered: 1, voiceAgents: [withSecrets] }],
		])('are blanked out in what %s gives', async (operation, parameters, data) => {
			harness.simulator.faults.add({ status: 200, body: { success: true, data } });
			expect(await harness.first(operation, { ...parameters, simplify: false })).toEqual(blanked);
		});

		it('are blanked out in what agent.clone gives', async () => {
			const { id } = harness.simulator.seedAgent({
				llm: { model: 'gpt-4', apiKey: 'sk-own' },
				webhookAuth: { authKey: 'Bearer', authSecret: 'webhook-secret' },
			});
			expect(await harness.first('agent.clone', { agentId: byId(id), name: 'Copy', simplify: false })).toMatchObject({
				llmConfig: { modelName: 'gpt-4', apiKey: '[hidden]' },
				webhookAuth: { authKey: 'Bearer', authSecret: '[hidden]' },
			});
		});

		it('show as none where there is none', async () => {
			const { id } = harness.simulator.seedAgent({ llm: { apiKey: null } });
			expect(await harness.first('agent.get', { agentId: byId(id), simplify: false })).toMatchObject({
				llm: { apiKey: null },
				webhookAuth: null,
			});
		});

		it.each<[string, INodeParameters]>([
			['agent.create', { name: 'A' }],
			['agent.update', { agentId: byId(UUID) }],
		])('are not in the error when Hamsa repeats them to %s', async (operation, parameters) => {
			const message = 'llm.apiKey sk-own is not valid, nor is webhook-secret';
			harness.simulator.faults.add({ status: 400, body: { success: false, message, messageKey: 'VALIDATION_FAILED' } });
			const { error } = await harness.run(operation, {
				...parameters,
				llm: { apiKey: 'sk-own' },
				webhook: { authSecret: 'webhook-secret' },
			});
			expect(error!.message).toContain('llm.apiKey [hidden] is not valid, nor is [hidden]');
			const { message: said, description, context } = error!;
			expect(JSON.stringify({ said, description, context })).not.toMatch(/sk-own|webhook-secret/);
		});
	});
});
