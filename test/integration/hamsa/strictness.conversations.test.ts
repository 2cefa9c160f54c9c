import { startHamsaSimulator, type HamsaSimulator } from '../../simulator';

/** That the simulator refuses what Hamsa would, so that tests of the node can fail: conversations and web calls, asked without the node. */
describe('the simulated Hamsa', () => {
	let simulator: HamsaSimulator;

	beforeEach(async () => (simulator = await startHamsaSimulator()));
	afterEach(async () => await simulator.close());

	const ask = async (method: string, path: string, body?: unknown) => {
		const headers = { Authorization: `Token ${simulator.apiKey}`, 'Content-Type': 'application/json' };
		const response = await fetch(simulator.baseUrl + path, { method, headers, body: JSON.stringify(body) });
		return response.status;
	};

	it('lets a client join a call in progress of its own project, named as the job', async () => {
		const { projectId } = simulator.state;
		const { id: jobId } = simulator.seedConversation({ status: 'IN_PROGRESS' });
		const over = simulator.seedConversation();
		const join = async (body: unknown) => await ask('POST', '/v1/voice-agents/join-call', body);
		expect(await join({ projectId, jobId })).toBe(200);
		expect(await join({ conversationId: jobId })).toBe(400);
		expect(await join({ projectId, jobId, conversationId: jobId })).toBe(400);
		expect(await join({ jobId })).toBe(400);
		expect(await join({ projectId: '3f2b7c1e-0000-4000-8000-000000000001', jobId })).toBe(404);
		expect(await join({ projectId, jobId: 'none' })).toBe(404);
		expect(await join({ projectId, jobId: over.id })).toBe(400);
	});

	it('begins a web call once, with the fields clients send', async () => {
		const { id: voiceAgentId } = simulator.seedAgent();
		const { id: jobId } = simulator.seedConversation({ voiceAgentId, status: 'PENDING', channelType: 'Web' });
		const phone = simulator.seedConversation({ voiceAgentId, status: 'PENDING' });
		const body = { voiceAgentId, params: {}, jobId, tools: [], voiceEnablement: true, channelType: 'Web' };
		const begin = async (changed: object) => await ask('POST', '/v1/voice-agents/room/conversation-init', { ...body, ...changed });
		expect(await begin({ tools: [{ type: 'function' }] })).toBe(400);
		expect(await begin({ tools: undefined })).toBe(400);
		expect(await begin({ voiceEnablement: 'yes' })).toBe(400);
		expect(await begin({ channelType: 'Telephone' })).toBe(400);
		expect(await begin({ agentId: voiceAgentId })).toBe(400);
		expect(await begin({ jobId: voiceAgentId })).toBe(404);
		expect(await begin({ jobId: phone.id })).toBe(400);
		expect(await begin({})).toBe(200);
		expect(await begin({})).toBe(400);
	});

	it('gives the log of a call by the ID of its job', async () => {
		const { id } = simulator.seedConversation();
		expect(await ask('GET', `/v1/agent-analytics/logs?jobId=${id}`)).toBe(200);
		expect(await ask('GET', `/v1/agent-analytics/logs?conversationId=${id}`)).toBe(400);
		expect(await ask('GET', '/v1/agent-analytics/logs')).toBe(400);
		expect(await ask('GET', '/v1/agent-analytics/logs?jobId=none')).toBe(404);
	});

	it('exports the calls of an agent of its own project, with a period it knows', async () => {
		const { projectId } = simulator.state;
		const { id: voiceAgentId } = simulator.seedAgent();
		const start = async (query: Record<string, string>) =>
			await ask('GET', `/v1/agent-analytics/conversations/export?${new URLSearchParams(query).toString()}`);
		expect(await start({ projectId, voiceAgentId, period: 'TODAY' })).toBe(200);
		expect(await start({ projectId, voiceAgentId })).toBe(400);
		expect(await start({ projectId, period: 'TODAY' })).toBe(400);
		expect(await start({ projectId, voiceAgentId, period: 'CUSTOM' })).toBe(400);
		expect(await start({ projectId, voiceAgentId, period: 'CUSTOM', startPeriod: '2026-01-01', endPeriod: '2026-02-01' })).toBe(400);
		expect(await start({ projectId, voiceAgentId, period: 'TODAY', agentId: voiceAgentId })).toBe(400);
		expect(await start({ projectId: voiceAgentId, voiceAgentId, period: 'TODAY' })).toBe(404);
		expect(await ask('GET', '/v1/agent-analytics/conversations/export/status')).toBe(400);
		expect(await ask('GET', '/v1/agent-analytics/conversations/export/status?exportId=none')).toBe(404);
	});

	it.each<[object, number]>([
		[{}, 200],
		[{ take: 101 }, 400],
		[{ skip: 0 }, 400],
		[{ take: undefined }, 400],
		[{ projectId: '3f2b7c1e-0000-4000-8000-000000000001' }, 404],
		[{ page: 1 }, 400],
		[{ status: 'FAILED' }, 400],
		[{ status: ['DONE'] }, 400],
		[{ channelType: 'Fax' }, 400],
		[{ duration: { condition: 'IS_BETWEEN', firstValue: 1 } }, 400],
		[{ duration: { condition: 'IS_LESS_THAN', firstValue: '1' } }, 400],
		[{ period: 'CUSTOM' }, 400],
		[{ period: 'CUSTOM', startPeriod: '2026-01-01', endPeriod: '2026-02-01' }, 400],
		[{ period: 'CUSTOM', startPeriod: '1767225600000', endPeriod: '1769903999000' }, 200],
		[{ period: 'TODAY', startPeriod: '1767225600000', endPeriod: '1769903999000' }, 400],
		[{ timeDifference: 3 }, 400],
		[{ timeZone: 'Asia/Riyadh', timeDifference: '3' }, 200],
		[{ sortField: 'createdAt' }, 400],
		[{ returnedFields: ['price'] }, 400],
	])('answers the full list with %j changed with %i', async (changed, status) => {
		const body = { projectId: simulator.state.projectId, take: 10, skip: 1, ...changed };
		expect(await ask('POST', '/v1/voice-agents/conversations/list', body)).toBe(status);
	});
});
