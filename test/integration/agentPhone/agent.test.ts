import { Harness, byId } from './support';

describe('Agent', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const tool = { name: 'find_order', description: 'Finds an order', url: 'https://example.com/find' };

	describe('create', () => {
		it('sends the name and the voice mode, and leaves everything else to AgentPhone', async () => {
			const agent = await harness.first('agent.create', { name: 'Front desk' });

			const { method, path, query, headers, body } = harness.request;
			expect({ method, path, query, body }).toEqual({
				method: 'POST',
				path: '/v1/agents',
				query: {},
				body: { name: 'Front desk', voiceMode: 'webhook' },
			});
			expect(headers).toMatchObject({
				authorization: `Bearer ${harness.simulator.apiKey}`,
				'content-type': 'application/json',
				accept: 'application/json',
			});
			expect(agent).toMatchObject({ name: 'Front desk', voiceMode: 'webhook', modelTier: 'balanced', language: 'en-US' });
		});

		it('sends every field there is in the form AgentPhone accepts', async () => {
			await harness.first('agent.create', {
				name: 'Front desk',
				voiceMode: 'hosted',
				systemPrompt: 'Be kind to {{name}}',
				additionalFields: {
					ambientSound: 'office',
					beginMessage: 'Hello {{name}}',
					callScreeningIdentity: 'The Shop',
					callScreeningPurpose: 'Your order',
					customTools: {
						tool: [
							{
								...tool,
								headers: { pair: [{ key: 'X-Shop', value: '1' }] },
								parameters: '{"type": "object", "properties": {}}',
								method: 'GET',
								timeoutMs: 5000,
								speakDuringExecution: true,
								executionMessage: 'One moment',
							},
							{ ...tool, name: 'second' },
						],
					},
					denoisingMode: 'noise-and-background-speech-cancellation',
					description: 'Answers the phone',
					enableBackchannel: false,
					enableMessaging: false,
					interruptionSensitivity: '0.5',
					language: 'de-DE',
					maxSilenceMs: 10_000,
					modelTier: 'max',
					sttMode: 'accurate',
					transferNumber: '+1 (500) 555-0009',
					voice: { __rl: true, mode: 'list', value: 'elevenlabs-Grace-British' },
					voiceSpeed: 1.25,
					voicemailMessage: 'Please call back',
				},
			});

			expect(harness.request.body).toEqual({
				name: 'Front desk',
				voiceMode: 'hosted',
				systemPrompt: 'Be kind to {{name}}',
				ambientSound: 'office',
				beginMessage: 'Hello {{name}}',
				callScreeningIdentity: 'The Shop',
				callScreeningPurpose: 'Your order',
				customTools: [
					{
						...tool,
						method: 'GET',
						headers: { 'X-Shop': '1' },
						parameters: { type: 'object', properties: {} },
						timeoutMs: 5000,
						speakDuringExecution: true,
						executionMessage: 'One moment',
					},
					{ ...tool, name: 'second', method: 'POST' },
				],
				denoisingMode: 'noise-and-background-speech-cancellation',
				description: 'Answers the phone',
				enableBackchannel: false,
				enableMessaging: false,
				interruptionSensitivity: 0.5,
				language: 'de-DE',
				maxSilenceMs: 10_000,
				modelTier: 'max',
				sttMode: 'accurate',
				transferNumber: '+15005550009',
				voice: 'elevenlabs-Grace-British',
				voiceSpeed: 1.25,
				voicemailMessage: 'Please call back',
			});
		});

		it('does not send fields that were added and left empty: there is nothing to clear yet', async () => {
			await harness.first('agent.create', { name: 'Front desk', additionalFields: { transferNumber: '', beginMessage: '' } });
			expect(harness.request.body).toEqual({ name: 'Front desk', voiceMode: 'webhook' });
		});

		it.each([
			[{ interruptionSensitivity: 1.1 }, 'Interruption Sensitivity must be a number from 0 to 1, but is "1.1"'],
			[{ voiceSpeed: 0.4 }, 'Voice Speed must be a number from 0.5 to 2, but is "0.4"'],
			[{ voiceSpeed: 'fast' }, 'Voice Speed must be a number from 0.5 to 2, but is "fast"'],
			[{ maxSilenceMs: 9_999 }, 'Max Silence (Ms) must be a whole number from 10000 to 3600000, but is "9999"'],
			[{ maxSilenceMs: 10_000.5 }, 'Max Silence (Ms) must be a whole number from 10000 to 3600000, but is "10000.5"'],
			[
				{ transferNumber: '5005550009' },
				'Transfer Number must be a phone number in E.164 form, such as +15005550001, but is "5005550009"',
			],
			[
				{ transferNumber: '+44 20 7946 0958' },
				'Transfer Number must be a number in the US or Canada, which is +1 and ten digits, but is "+442079460958"',
			],
			[
				{ transferNumber: '+1500555000' },
				'Transfer Number must be a phone number in E.164 form, such as +15005550001, but is "+1500555000": after +1 there must be 10 digits, but here are 9',
			],
			[{ voicemailMessage: 'x'.repeat(1_001) }, 'Voicemail Message must have at most 1,000 characters, but has 1,001'],
			[{ callScreeningIdentity: 'x'.repeat(101) }, 'Call Screening Identity must have at most 100 characters, but has 101'],
			[{ callScreeningPurpose: 'x'.repeat(301) }, 'Call Screening Purpose must have at most 300 characters, but has 301'],
			[
				{ customTools: { tool: [{ ...tool, description: 'x'.repeat(1_025) }] } },
				'Custom Tools 1, Description, must have at most 1,024 characters, but has 1,025',
			],
			[
				{ customTools: { tool: [{ ...tool, url: `https://example.com/${'x'.repeat(2_048)}` }] } },
				'Custom Tools 1, URL, must have at most 2,048 characters, but has 2,068',
			],
			[
				{ customTools: { tool: [{ ...tool, executionMessage: 'x'.repeat(501) }] } },
				'Custom Tools 1, Execution Message, must have at most 500 characters, but has 501',
			],
			[{ voice: byId('') }, 'Voice is not chosen'],
			[
				{ customTools: { tool: Array.from({ length: 21 }, (_, at) => ({ ...tool, name: `tool${at}` })) } },
				'Custom Tools must contain at most 20 tools, but contains 21',
			],
			[{ customTools: { tool: [tool, tool] } }, 'Custom Tools must have unique names, but two are called "find_order"'],
			[
				{ customTools: { tool: [tool, { ...tool, name: 'find order' }] } },
				'Custom Tools 2, Name, must be 1 to 64 letters, digits, underscores or hyphens, but is "find order"',
			],
			[
				{ customTools: { tool: [{ ...tool, url: 'http://example.com' }] } },
				'Custom Tools 1, URL, must be a web address that starts with https://, but is "http://example.com"',
			],
			[
				{ customTools: { tool: [{ ...tool, description: ' ' }] } },
				'Custom Tools 1, Description, must not be empty, because the agent uses it to decide when to call the tool',
			],
			[
				{ customTools: { tool: [{ ...tool, parameters: '[1]' }] } },
				'Custom Tools 1, Parameters, must be a JSON object, such as {"type": "object", "properties": {}}',
			],
			[
				{ customTools: { tool: [{ ...tool, timeoutMs: 999 }] } },
				'Custom Tools 1, Timeout (Ms), must be a whole number from 1000 to 120000, but is "999"',
			],
		])('refuses %j before anything is sent', async (additionalFields, message) => {
			expect(await harness.rejection('agent.create', { name: 'Front desk', additionalFields })).toMatchObject({
				message,
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it('sends texts that are as long as they may be', async () => {
			const longest = {
				voicemailMessage: 'x'.repeat(1_000),
				callScreeningIdentity: 'x'.repeat(100),
				callScreeningPurpose: 'x'.repeat(300),
			};
			const longTool = { ...tool, description: 'x'.repeat(1_024), executionMessage: 'x'.repeat(500) };
			await harness.first('agent.create', {
				name: 'Front desk',
				additionalFields: { ...longest, customTools: { tool: [longTool] } },
			});
			expect(harness.request.body).toMatchObject({ ...longest, customTools: [longTool] });
		});

		it('refuses a name of blanks', async () => {
			expect(await harness.rejection('agent.create', { name: '={{ "  " }}' })).toMatchObject({ message: 'Name must not be empty' });
			expect(harness.sent).toEqual([]);
		});
	});

	describe('get', () => {
		it('gives ten fields, or all of them', async () => {
			const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
			const number = harness.simulator.seedNumber({ agentId: id });

			const simple = await harness.first('agent.get', { agentId: byId(id) });
			expect(Object.keys(simple)).toEqual([
				'id',
				'name',
				'description',
				'voiceMode',
				'modelTier',
				'voice',
				'language',
				'transferNumber',
				'numbers',
				'createdAt',
			]);
			expect(simple).toMatchObject({ id, name: 'Front desk', numbers: [{ phoneNumber: number.phoneNumber }] });

			const whole = await harness.first('agent.get', { agentId: byId(id), simplify: false });
			expect(whole).toMatchObject({ ...simple, sttMode: 'fast', maxSilenceMs: 600_000, customTools: null });
			expect(harness.sent.map(({ method, path }) => `${method} ${path}`)).toEqual([`GET /v1/agents/${id}`, `GET /v1/agents/${id}`]);
		});

		it('takes the ID from an expression, item by item', async () => {
			const agents = harness.simulator.seedAgents(2);
			const { items } = await harness.run(
				'agent.get',
				{ agentId: byId('={{ $json.agent }}') },
				{ items: agents.map(({ id }) => ({ agent: id })) },
			);
			expect(items.map(({ json, pairedItem }) => [json.id, pairedItem])).toEqual([
				[agents[0].id, { item: 0 }],
				[agents[1].id, { item: 1 }],
			]);
		});

		it.each(['..', '../numbers', 'a/b', 'x?limit=1', '%2e%2e'])('cannot be led elsewhere by the ID %s', async (id) => {
			await harness.rejection('agent.get', { agentId: byId(id) });
			// ".." cannot be encoded, so it is not sent at all.
			const paths = id === '..' ? [] : [`/v1/agents/${encodeURIComponent(id)}`];
			expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual(paths.map((path) => ({ path, query: {} })));
		});

		it('asks for an agent when none is chosen', async () => {
			expect(await harness.rejection('agent.get', { agentId: byId('={{ "" }}') })).toMatchObject({
				message: 'Agent is not chosen',
				description: 'Choose one from the list, or give its ID.',
			});
			expect(harness.sent).toEqual([]);
		});
	});

	describe('getAll', () => {
		it('reads 250 agents in three pages, though the list has no hasMore', async () => {
			const agents = harness.simulator.seedAgents(250);
			const { json } = await harness.run('agent.getAll', { returnAll: true });
			expect(json.map(({ id }) => id)).toEqual(agents.map(({ id }) => id));
			expect(harness.sent.map(({ query }) => query)).toEqual([
				{ limit: '100', offset: '0' },
				{ limit: '100', offset: '100' },
				{ limit: '100', offset: '200' },
			]);
		});

		it('does not ask for a page after the last full one', async () => {
			harness.simulator.seedAgents(100);
			const { json } = await harness.run('agent.getAll', { returnAll: true });
			expect(json).toHaveLength(100);
			expect(harness.sent).toHaveLength(1);
		});

		it('gives 50 by default, and never asks for more than the limit', async () => {
			harness.simulator.seedAgents(250);
			expect((await harness.run('agent.getAll')).json).toHaveLength(50);
			expect((await harness.run('agent.getAll', { limit: 150 })).json).toHaveLength(150);
			expect(harness.sent.map(({ query }) => query)).toEqual([
				{ limit: '50', offset: '0' },
				{ limit: '100', offset: '0' },
				{ limit: '50', offset: '100' },
			]);
		});

		it('gives no item for an empty account', async () => {
			expect((await harness.run('agent.getAll', { returnAll: true })).json).toEqual([]);
		});
	});

	describe('update', () => {
		it('changes only what was added, and clears a number left empty', async () => {
			const { id } = harness.simulator.seedAgent({ name: 'Front desk', transferNumber: '+15005550009' });
			const agent = await harness.first('agent.update', {
				agentId: byId(id),
				updateFields: { language: 'fr-FR', transferNumber: '' },
				simplify: false,
			});
			expect(harness.sent).toEqual([
				{ method: 'PATCH', path: `/v1/agents/${id}`, query: {}, body: { language: 'fr-FR', transferNumber: '' } },
			]);
			expect(agent).toMatchObject({ name: 'Front desk', language: 'fr-FR', transferNumber: null });
		});

		it('clears prompt and greeting of a hosted agent that answers by webhook from now on, as the field says', async () => {
			const { id } = harness.simulator.seedAgent({ voiceMode: 'hosted', systemPrompt: 'Be kind', beginMessage: 'Hello' });
			const updateFields = { voiceMode: 'webhook' };
			expect(await harness.first('agent.update', { agentId: byId(id), updateFields, simplify: false })).toMatchObject({
				voiceMode: 'webhook',
				systemPrompt: null,
				beginMessage: null,
			});
			expect(harness.request.body).toEqual(updateFields);
		});

		it('clears texts that have a maximum', async () => {
			const { id } = harness.simulator.seedAgent({ voicemailMessage: 'Call back' });
			await harness.first('agent.update', { agentId: byId(id), updateFields: { voicemailMessage: '', callScreeningPurpose: '' } });
			expect(harness.request.body).toEqual({ voicemailMessage: '', callScreeningPurpose: '' });
		});

		it('takes all tools away when the field is added without any', async () => {
			const { id } = harness.simulator.seedAgent({ customTools: [tool] });
			const agent = await harness.first('agent.update', { agentId: byId(id), updateFields: { customTools: {} }, simplify: false });
			expect(harness.request.body).toEqual({ customTools: [] });
			expect(agent.customTools).toEqual([]);
		});

		it.each([
			[{}, 'Update Fields must contain at least one field to change'],
			[{ name: '' }, 'Name must not be empty'],
			[{ voiceSpeed: 3 }, 'Voice Speed must be a number from 0.5 to 2, but is "3"'],
		])('refuses %j before anything is sent', async (updateFields, message) => {
			expect(await harness.rejection('agent.update', { agentId: byId('agt_1'), updateFields })).toMatchObject({ message });
			expect(harness.sent).toEqual([]);
		});
	});

	describe('delete', () => {
		it('gives {deleted: true} and the ID', async () => {
			const { id } = harness.simulator.seedAgent();
			expect(await harness.first('agent.delete', { agentId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.sent).toEqual([{ method: 'DELETE', path: `/v1/agents/${id}`, query: {}, body: undefined }]);
			expect(harness.simulator.state.master.agents.has(id)).toBe(false);
		});

		it('succeeds when the answer to the first attempt got lost', async () => {
			const { id } = harness.simulator.seedAgent();
			harness.simulator.faults.add({ method: 'DELETE', actThenFail: true, status: 503 });
			expect(await harness.first('agent.delete', { agentId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.sent).toHaveLength(2);
		});

		it('says so when there never was such an agent, even after waiting for a rate limit', async () => {
			harness.simulator.faults.add({ method: 'DELETE', status: 429, headers: { 'Retry-After': '0' } });
			expect(await harness.rejection('agent.delete', { agentId: byId('agt_none') })).toMatchObject({
				message: 'AgentPhone found nothing under this ID: Agent not found',
				httpCode: '404',
			});
			expect(harness.sent).toHaveLength(2);
		});
	});
});
