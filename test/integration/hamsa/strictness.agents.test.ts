import { startHamsaSimulator, type HamsaSimulator } from '../../simulator';

/** That the simulator refuses what Hamsa does, so that tests of the node can fail: agents and usage, asked without the node. */
describe('the simulated Hamsa', () => {
	let simulator: HamsaSimulator;

	beforeEach(async () => (simulator = await startHamsaSimulator({ allowLoopbackWebhooks: false })));
	afterEach(async () => await simulator.close());

	const ask = async (method: string, path: string, body?: unknown) => {
		const headers = { Authorization: `Token ${simulator.apiKey}`, 'Content-Type': 'application/json' };
		const response = await fetch(simulator.baseUrl + path, { method, headers, body: JSON.stringify(body) });
		return response.status;
	};

	it.each<[unknown, number]>([
		[{ name: 'A' }, 200],
		[{}, 400],
		[{ name: 'A', agentName: 'A' }, 400],
		[{ name: 'A', type: 'Chat' }, 400],
		[{ name: 'A', conversation: { greeting: 'Hi' } }, 400],
		[{ name: 'A', conversation: { greetingMessageType: 'SONG' } }, 400],
		[{ name: 'A', conversation: { alignment: { preamble: 'up' } } }, 400],
		[{ name: 'A', voice: { lang: 'en-US' } }, 400],
		[{ name: 'A', llm: { modelName: 'gpt-4' } }, 400],
		[{ name: 'A', llm: { provider: 'openai' } }, 400],
		[{ name: 'A', llm: { provider: 'Gemini', model: 'Gemini-2.5-Flash' } }, 200],
		[{ name: 'A', callSettings: { responseDelay: 99 } }, 400],
		[{ name: 'A', callSettings: { userInactivityTimeout: 31 } }, 400],
		[{ name: 'A', callSettings: { maxCallDuration: 29 } }, 400],
		[{ name: 'A', callSettings: { minInterruptionDuration: 1.6 } }, 400],
		[{ name: 'A', callSettings: { vadActivationThreshold: 0.1 } }, 400],
		[{ name: 'A', callSettings: { waitForUserToSpeakFirst: 3 } }, 400],
		[{ name: 'A', callSettings: { interrupt: 'yes' } }, 400],
		[{ name: 'A', tools: ['tool_1'] }, 400],
		[{ name: 'A', knowledgeBaseItemsIds: ['not-a-uuid'] }, 400],
		[{ name: 'A', phoneNumber: { type: 'FAX', id: '3f2b7c1e-0000-4000-8000-000000000001' } }, 400],
		[{ name: 'A', webhookAuth: { authKey: 'Bearer' } }, 400],
		[{ name: 'A', webhookUrl: null }, 200],
		[{ name: 'A', webhookUrl: 'https://example.com/hook' }, 200],
		[{ name: 'A', webhookUrl: 'http://example.com/hook' }, 400],
		[{ name: 'A', webhookUrl: 'https://127.0.0.1/hook' }, 400],
		[{ name: 'A', webhookUrl: 'https://localhost/hook' }, 400],
		[{ name: 'A', webhookUrl: 'https://192.168.1.2/hook' }, 400],
		[{ name: 'A', webhookUrl: 'hook' }, 400],
	])('answers an agent of %j with %i', async (body, status) => {
		expect(await ask('POST', '/v2/voice-agents', body)).toBe(status);
	});

	it('lets tests listen on loopback, and nowhere else without https', async () => {
		simulator.settings.allowLoopbackWebhooks = true;
		expect(await ask('POST', '/v2/voice-agents', { name: 'A', webhookUrl: 'http://127.0.0.1:9/hook' })).toBe(200);
		expect(await ask('POST', '/v2/voice-agents', { name: 'A', webhookUrl: 'http://example.com/hook' })).toBe(400);
	});

	it('updates and clones what there is, and nothing unknown', async () => {
		const { id } = simulator.seedAgent();
		expect(await ask('PATCH', `/v2/voice-agents/${id}`, { conversation: { preamble: 'Be kind' } })).toBe(200);
		expect(await ask('PATCH', `/v2/voice-agents/${id}`, { preamble: 'Be kind' })).toBe(400);
		expect(await ask('PATCH', '/v2/voice-agents/missing', { name: 'B' })).toBe(404);
		expect(await ask('POST', `/v1/voice-agents/clone?voiceAgentId=${id}`, { agentName: 'B' })).toBe(200);
		expect(await ask('POST', `/v1/voice-agents/clone?voiceAgentId=${id}`, { name: 'B' })).toBe(400);
		expect(await ask('POST', '/v1/voice-agents/clone', { agentName: 'B' })).toBe(400);
		expect(await ask('POST', '/v1/voice-agents/clone?voiceAgentId=missing', { agentName: 'B' })).toBe(404);
	});

	it.each<[string, number]>([
		['startPeriod=2026-01-01T00:00:00Z&endPeriod=2026-02-01T00:00:00.000%2B03:00', 200],
		['startPeriod=1767225600000&endPeriod=1769903999000', 200],
		['startPeriod=2026-01-01&endPeriod=2026-02-01', 400],
		['startPeriod=1767225600000', 400],
		['startPeriod=1767225600000&endPeriod=1769903999000&period=TODAY', 400],
	])('answers statistics of %s with %i: both forms of a time are around', async (query, status) => {
		expect(await ask('GET', `/v1/projects/statistics/numbers?projectId=${simulator.state.projectId}&${query}`)).toBe(status);
	});

	it('answers statistics of its own project only', async () => {
		const period = 'startPeriod=1767225600000&endPeriod=1769903999000';
		expect(await ask('GET', `/v1/projects/statistics/chart?${period}`)).toBe(400);
		expect(await ask('GET', `/v1/projects/statistics/chart?projectId=other&${period}`)).toBe(404);
	});

	it.each<[string, number]>([
		['', 200],
		['?period=THIS_MONTH&timeDifference=-3', 200],
		['?period=CUSTOM&startPeriod=1767225600000&endPeriod=1769903999000', 200],
		['?period=CUSTOM', 400],
		['?period=CUSTOM&startPeriod=2026-01-01T00:00:00Z&endPeriod=2026-02-01T00:00:00Z', 400],
		['?period=LAST_YEAR', 400],
		['?voiceAgentId=missing', 400],
		['?projectId=1', 400],
	])('answers analytics of "%s" with %i', async (query, status) => {
		expect(await ask('GET', `/v1/agent-analytics/performance${query}`)).toBe(status);
	});
});
