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
});
