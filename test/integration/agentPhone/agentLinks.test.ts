import { Bench, byId } from './support';

describe('What belongs to an agent', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	it('attachNumber: gives the number to the agent', async () => {
		const agent = bench.simulator.seedAgent();
		const { id, phoneNumber } = bench.simulator.seedNumber();
		expect(await bench.first('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) })).toEqual({
			agentId: agent.id,
			number: { id, phoneNumber, status: 'active', type: 'sms' },
		});
		expect(bench.sent).toEqual([{ method: 'POST', path: `/v1/agents/${agent.id}/numbers`, query: {}, body: { numberId: id } }]);
		expect(await bench.first('number.get', { numberId: byId(id) })).toMatchObject({ agentId: agent.id });
	});

	it('attachNumber: is sent again when AgentPhone fails, because twice is once', async () => {
		const agent = bench.simulator.seedAgent();
		const { id } = bench.simulator.seedNumber();
		bench.simulator.faults.add({ status: 503, actThenFail: true });
		await bench.first('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) });
		expect(bench.simulator.requests.map(({ status }) => status)).toEqual([503, 200]);
	});

	it('attachNumber: does not take a released number', async () => {
		const agent = bench.simulator.seedAgent();
		const { id } = bench.simulator.seedNumber({ status: 'released' });
		expect(await bench.rejection('agent.attachNumber', { agentId: byId(agent.id), numberId: byId(id) })).toMatchObject({
			message: 'AgentPhone found nothing under this ID: Phone number not found',
		});
	});

	it('detachNumber: takes the number from the agent, which stays', async () => {
		const agent = bench.simulator.seedAgent();
		const { id } = bench.simulator.seedNumber({ agentId: agent.id });
		const fields = { agentId: byId(agent.id), numberId: byId(id) };
		expect(await bench.first('agent.detachNumber', fields)).toEqual({ detached: true, agentId: agent.id, numberId: id });
		expect(bench.sent).toMatchObject([{ method: 'DELETE', path: `/v1/agents/${agent.id}/numbers/${id}`, body: undefined }]);
		expect(await bench.first('number.get', { numberId: byId(id) })).toMatchObject({ agentId: null, status: 'active' });
		expect((await bench.rejection('agent.detachNumber', fields)).httpCode).toBe('404');
	});

	it.each(['attachNumber', 'detachNumber'])('%s: needs an agent and a number', async (operation) => {
		const rejection = async (agentId: string, numberId: string) =>
			(await bench.rejection(`agent.${operation}`, { agentId: byId(agentId), numberId: byId(numberId) })).message;
		expect(await rejection('={{ "" }}', 'num_1')).toBe('Agent is not chosen');
		expect(await rejection('agt_1', '={{ "" }}')).toBe('Number is not chosen');
		expect(bench.sent).toEqual([]);
	});

	it('getCalls: gives the calls of this agent only, page by page, ten fields each or all', async () => {
		const [agent, other] = bench.simulator.seedAgents(2);
		for (let count = 0; count < 120; count++) bench.simulator.seedCall({ agentId: agent.id });
		bench.simulator.seedCall({ agentId: other.id });
		const { json } = await bench.run('agent.getCalls', { agentId: byId(agent.id), returnAll: true });
		expect(json).toHaveLength(120);
		expect(json.every(({ agentId }) => agentId === agent.id)).toBe(true);
		expect(Object.keys(json[0])).toHaveLength(10);
		expect(bench.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v1/agents/${agent.id}/calls`, query: { limit: '100', offset: '0' } },
			{ path: `/v1/agents/${agent.id}/calls`, query: { limit: '100', offset: '100' } },
		]);
		const [whole] = (await bench.run('agent.getCalls', { agentId: byId(agent.id), limit: 1, simplify: false })).json;
		expect(whole).toHaveProperty('lastTranscriptSnippet');
	});

	it('getConversations: gives those of this agent only, page by page', async () => {
		const [agent, other] = bench.simulator.seedAgents(2);
		for (let count = 0; count < 120; count++) bench.simulator.seedConversation({ agentId: agent.id });
		bench.simulator.seedConversation({ agentId: other.id });
		const { json } = await bench.run('agent.getConversations', { agentId: byId(agent.id), returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(120);
		expect(json.every(({ agentId }) => agentId === agent.id)).toBe(true);
		expect(json[0]).not.toHaveProperty('metadata');
		expect(bench.sent.map(({ path, query }) => ({ path, query }))).toEqual([
			{ path: `/v1/agents/${agent.id}/conversations`, query: { limit: '100', offset: '0' } },
			{ path: `/v1/agents/${agent.id}/conversations`, query: { limit: '100', offset: '100' } },
		]);
	});

	it.each(['getCalls', 'getConversations'])('%s: needs an agent there is', async (operation) => {
		expect((await bench.rejection(`agent.${operation}`, { agentId: byId('={{ "" }}') })).message).toBe('Agent is not chosen');
		expect((await bench.rejection(`agent.${operation}`, { agentId: byId('agt_none') })).message).toBe(
			'AgentPhone found nothing under this ID: Agent not found',
		);
	});
});

describe('Agent, getVoices', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	it('gives as many as asked for of the one list there is', async () => {
		expect((await bench.run('agent.getVoices')).json).toHaveLength(50);
		expect((await bench.run('agent.getVoices', { limit: 3 })).json).toHaveLength(3);
		const own = bench.simulator.seedVoice({ voice_name: 'Mine' });
		const { json } = await bench.run('agent.getVoices', { returnAll: true });
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
		expect(bench.sent).toEqual([once, once, once]);
	});

	it.each([
		['the older spelling', { data: [{ voiceId: 'v1', name: 'Old', previewAudioUrl: 'https://a.example/1.mp3' }] }],
		['a bare list', [{ voice_id: 'v1', voice_name: 'Old', preview_audio_url: 'https://a.example/1.mp3' }]],
	])('reads %s', async (_, body) => {
		bench.simulator.faults.add({ status: 200, body });
		expect((await bench.run('agent.getVoices')).json).toEqual([
			{ voice_id: 'v1', voice_name: 'Old', provider: null, gender: null, accent: null, preview_audio_url: 'https://a.example/1.mp3' },
		]);
	});
});
