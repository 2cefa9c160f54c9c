import { Harness, byId } from './support';

describe('What belongs to an agent', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('attachNumber: gives the number to the agent', async () => {
		const agent = harness.simulator.seedAgent();
		const { id, phoneNumber } = harness.simulator.seedNumber();
		expect(await harness.first('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) })).toEqual({
			agentId: agent.id,
			number: { id, phoneNumber, status: 'active', type: 'sms' },
		});
		expect(harness.sent).toEqual([{ method: 'POST', path: `/v1/agents/${agent.id}/numbers`, query: {}, body: { numberId: id } }]);
		expect(await harness.first('number.get', { numberId: byId(id) })).toMatchObject({ agentId: agent.id });
	});

	it('attachNumber: is sent again when AgentPhone fails, because twice is once', async () => {
		const agent = harness.simulator.seedAgent();
		const { id } = harness.simulator.seedNumber();
		harness.simulator.faults.add({ status: 503, actThenFail: true });
		await harness.first('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) });
		expect(harness.simulator.requests.map(({ status }) => status)).toEqual([503, 200]);
	});

	it('attachNumber: does not take a released number', async () => {
		const agent = harness.simulator.seedAgent();
		const { id } = harness.simulator.seedNumber({ status: 'released' });
		expect(await harness.rejection('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) })).toMatchObject({
			message: 'AgentPhone found nothing under this ID: Phone number not found',
		});
	});

	it('detachNumber: takes the number from the agent, which stays', async () => {
		const agent = harness.simulator.seedAgent();
		const { id } = harness.simulator.seedNumber({ agentId: agent.id });
		const fields = { agentId: byId(agent.id), numberId: byId(id) };
		expect(await harness.first('agent.detachNumber', fields)).toEqual({ detached: true, agentId: agent.id, numberId: id });
		expect(harness.sent).toMatchObject([{ method: 'DELETE', path: `/v1/agents/${agent.id}/numbers/${id}`, body: undefined }]);
		expect(await harness.first('number.get', { numberId: byId(id) })).toMatchObject({ agentId: null, status: 'active' });
		expect((await harness.rejection('agent.detachNumber', fields)).httpCode).toBe('404');
	});

	it.each(['attachNumber', 'detachNumber'])('%s: needs an agent and a number', async (operation) => {
		const rejection = async (agentId: string, numberId: string) =>
			(await harness.rejection(`agent.${operation}`, { agentId: byId(agentId), numberId: byId(numberId) })).message;
		expect(await rejection('={{ "" }}', 'num_1')).toBe('Agent is not chosen');
		expect(await rejection('agt_1', '={{ "" }}')).toBe('Number is not chosen');
		expect(harness.sent).toEqual([]);
	});

	it('getCalls: gives the calls of this agent only, page by page, ten fields each or all', async () => {
		const [agent, other] = harness.simulator.seedAgents(2);
		for (let count = 0; count < 120; count++) harness.simulator.seedCall({ agentId: agent.id });
		harness.simulator.seedCall({ agentId: other.id });
		const { json } = await harness.run('agent.getCalls', { agentId: byId(agent.id), returnAll: true });
		expect(json).toHaveLength(120);
		expect(json.every(({ agentId }) => agentId === agent.id)).toBe(true);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v1/agents/${agent.id}/calls`, query: { limit: '100', offset: '0' } },
			{ path: `/v1/agents/${agent.id}/calls`, query: { limit: '100', offset: '100' } },
		]);
		const [whole] = (await harness.run('agent.getCalls', { agentId: byId(agent.id), limit: 1, simplify: false })).json;
		expect(whole).toHaveProperty('lastTranscriptSnippet');
	});

	it('getConversations: gives those of this agent only, page by page', async () => {
		const [agent, other] = harness.simulator.seedAgents(2);
		for (let count = 0; count < 120; count++) harness.simulator.seedConversation({ agentId: agent.id });
		harness.simulator.seedConversation({ agentId: other.id });
		const { json } = await harness.run('agent.getConversations', { agentId: byId(agent.id), returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(120);
		expect(json.every(({ agentId }) => agentId === agent.id)).toBe(true);
		expect(json[0]).not.toHaveProperty('metadata');
		expect(harness.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v1/agents/${agent.id}/conversations`, query: { limit: '100', offset: '0' } },
			{ path: `/v1/agents/${agent.id}/conversations`, query: { limit: '100', offset: '100' } },
		]);
	});

	it.each(['getCalls', 'getConversations'])('%s: needs an agent there is', async (operation) => {
		expect((await harness.rejection(`agent.${operation}`, { agentId: byId('={{ "" }}') })).message).toBe('Agent is not chosen');
		expect((await harness.rejection(`agent.${operation}`, { agentId: byId('agt_none') })).message).toBe(
			'AgentPhone found nothing under this ID: Agent not found',
		);
	});
});

describe('Agent, getVoices', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('gives as many as asked for of the one list there is', async () => {
		expect((await harness.run('agent.getVoices')).json).toHaveLength(50);
		expect((await harness.run('agent.getVoices', { limit: 3 })).json).toHaveLength(3);
		const own = harness.simulator.seedVoice({ voice_name: 'Mine' });
		const { json } = await harness.run('agent.getVoices', { returnAll: true });
		expect(json.at(-1)).toEqual(own);
		expect(json.length).toBeGreaterThan(200);
		expect(json[1]).toEqual({
			voice_id: 'elevenlabs-Adrian-American',
			voice_name: 'Adrian',
			provider: 'elevenlabs',
			gender: 'male',
			accent: 'American',
			preview_audio_url: 'https://voices.agentphone.example/elevenlabs/Adrian-American.mp3',
		});
		const once = { method: 'GET', path: '/v1/agents/voices', query: {}, body: undefined };
		expect(harness.sent).toEqual([once, once, once]);
	});

	it.each([
		['the older spelling', { data: [{ voiceId: 'v1', name: 'Old', previewAudioUrl: 'https://a.example/1.mp3' }] }],
		['a bare list', [{ voice_id: 'v1', voice_name: 'Old', preview_audio_url: 'https://a.example/1.mp3' }]],
	])('reads %s', async (_, body) => {
		harness.simulator.faults.add({ status: 200, body });
		expect((await harness.run('agent.getVoices')).json).toEqual([
			{ voice_id: 'v1', voice_name: 'Old', provider: null, gender: null, accent: null, preview_audio_url: 'https://a.example/1.mp3' },
		]);
	});
});
