import { startHamsaSimulator, type HamsaSimulator } from '../../simulator';

const ID = '3f2b7c1e-0000-4000-8000-000000000001';

const KNOWLEDGE = '/v1/voice-agents/knowledge-base';

const TOOL = '/v2/voice-agents/web-tool';

const TEXT = 'x'.repeat(50);

/** That the simulator refuses what Hamsa does, so that tests of the node can fail: knowledge, tools, voices and dictionaries, asked without the node. */
describe('the simulated Hamsa', () => {
	let simulator: HamsaSimulator;

	beforeEach(async () => (simulator = await startHamsaSimulator()));
	afterEach(async () => await simulator.close());

	const ask = async (method: string, path: string, body?: unknown) => {
		const headers = { Authorization: `Token ${simulator.apiKey}`, 'Content-Type': 'application/json' };
		const response = await fetch(simulator.baseUrl + path, { method, headers, body: JSON.stringify(body) });
		await response.arrayBuffer();
		return response.status;
	};

	it.each<[unknown, number]>([
		[{ itemName: 'A', type: 'TEXT', content: TEXT }, 200],
		[{ itemName: 'A', type: 'FILE', itemUrl: 'https://example.com/a.pdf' }, 200],
		[{ itemName: 'A', type: 'URL', itemUrls: ['https://example.com'] }, 200],
		[{ itemName: 'A', type: 'TEXT', content: 'x'.repeat(49) }, 400],
		[{ itemName: 'A', type: 'TEXT', content: 'x'.repeat(5_001) }, 400],
		[{ itemName: 'A', type: 'TEXT', content: TEXT, itemUrl: 'https://example.com/a.pdf' }, 400],
		[{ itemName: 'A', type: 'FILE', content: TEXT }, 400],
		[{ itemName: 'A', type: 'FILE', itemUrl: 'a.pdf' }, 400],
		[{ itemName: 'A', type: 'URL', itemUrls: [] }, 400],
		[{ itemName: 'A', type: 'URL', itemUrls: Array.from({ length: 101 }, () => 'https://example.com') }, 400],
		[{ itemName: 'A', type: 'AUDIO' }, 400],
		[{ itemName: '', type: 'TEXT', content: TEXT }, 400],
		[{ type: 'TEXT', content: TEXT }, 400],
	])('answers the knowledge of %j with %i', async (item, status) => {
		expect(await ask('POST', KNOWLEDGE, { items: [item] })).toBe(status);
	});

	it('takes several items, but not none, and no item outside the list', async () => {
		const item = { itemName: 'A', type: 'TEXT', content: TEXT };
		expect(await ask('POST', KNOWLEDGE, { items: [item, item] })).toBe(200);
		expect(await ask('POST', KNOWLEDGE, { items: [] })).toBe(400);
		expect(await ask('POST', KNOWLEDGE, item)).toBe(400);
	});

	it('only renames knowledge, and takes URLs from items of URLs', async () => {
		const text = simulator.seedKnowledgeItem().id;
		const pages = simulator.seedKnowledgeItem({
			type: 'URL',
			itemUrls: Array.from({ length: 100 }, (_, page) => `https://example.com/${page}`),
		}).id;
		expect(await ask('PATCH', `${KNOWLEDGE}/${text}`, { itemName: 'B' })).toBe(200);
		expect(await ask('PATCH', `${KNOWLEDGE}/${text}`, { itemName: 'B', content: TEXT })).toBe(400);
		expect(await ask('PATCH', `${KNOWLEDGE}/${text}`, { itemName: 'x'.repeat(251) })).toBe(400);
		expect(await ask('PATCH', `${KNOWLEDGE}/missing`, { itemName: 'B' })).toBe(404);
		expect(await ask('DELETE', `${KNOWLEDGE}/${pages}/url`)).toBe(400);
		expect(await ask('POST', `${KNOWLEDGE}/${pages}/url`, { url: 'https://example.com/new' })).toBe(400);
		expect(await ask('DELETE', `${KNOWLEDGE}/${pages}/url`, { url: 'https://example.com/new' })).toBe(404);
		expect(await ask('DELETE', `${KNOWLEDGE}/${pages}/url`, { url: 'https://example.com/1' })).toBe(200);
		expect(await ask('POST', `${KNOWLEDGE}/${pages}/url`, { url: 'https://example.com/new' })).toBe(200);
		expect(await ask('DELETE', `${KNOWLEDGE}/${text}/url`, { url: 'https://example.com/1' })).toBe(400);
	});

	it.each(['knowledge-base', 'web-tool'])('turns only what there is on and off (%s)', async (things) => {
		const agent = simulator.seedAgent().id;
		const id = things === 'web-tool' ? simulator.seedWebTool().id : simulator.seedKnowledgeItem().id;
		const key = things === 'web-tool' ? 'webToolId' : 'knowledgeBaseItemId';
		const path = `/v1/voice-agents/${things}/toggle-activation`;
		expect(await ask('POST', path, { voiceAgentId: agent, [key]: id })).toBe(200);
		expect(simulator.state.isActiveFor(agent, id)).toBe(true);
		expect(await ask('POST', path, { voiceAgentId: agent, [key]: id, isActive: 'no' })).toBe(400);
		expect(await ask('POST', path, { voiceAgentId: agent })).toBe(400);
		expect(await ask('POST', path, { voiceAgentId: 'missing', [key]: id })).toBe(404);
		expect(await ask('POST', path, { voiceAgentId: agent, [key]: 'missing' })).toBe(404);
	});

	it.each([
		[`${KNOWLEDGE}/list?isActive=yes`],
		[`${KNOWLEDGE}/list?used=1`],
		[`${KNOWLEDGE}/list?type=AUDIO`],
		[`${KNOWLEDGE}/list?skip=0`],
		[`${KNOWLEDGE}/list?agentId=${ID}`],
		[`${TOOL}/list?type=HTTP`],
		[`${TOOL}/list?collectionId=${ID}&returnUncategorized=true`],
		[`${TOOL}/list?take=0`],
		['/v2/tts/voices?page=1&perPage=10'],
		['/v2/tts/histories?page=1&perPage=10'],
		['/v2/tts/histories?page=0&perPage=10&projectId=x'],
		[`/v2/tts/histories/${ID}`],
	])('refuses GET %s', async (path) => {
		expect(await ask('GET', path)).toBe(400);
	});

	const tool = {
		type: 'FUNCTION',
		name: 'A',
		description: 'B',
		async: false,
		toolSettings: { serverUrl: 'https://example.com', methodType: 'POST' },
		messages: [] as unknown[],
		params: { type: 'object', properties: {} } as unknown,
	};

	it.each<[Partial<Record<keyof typeof tool | 'other', unknown>>, number]>([
		[{}, 200],
		[{ type: 'MCP' }, 400],
		[{ name: 'x'.repeat(251) }, 400],
		[{ description: 'x'.repeat(1_001) }, 400],
		[{ async: undefined }, 400],
		[{ messages: undefined }, 400],
		[{ params: undefined }, 400],
		[{ params: { location: { type: 'string' } } }, 400],
		[{ messages: [{ type: 'system', content: 'x' }] }, 400],
		[
			{
				messages: [
					{ type: 'REQUEST_START', content: 'x' },
					{ type: 'REQUEST_START', content: 'y' },
				],
			},
			400,
		],
		[{ toolSettings: { serverUrl: 'https://example.com' } }, 400],
		[{ toolSettings: { ...tool.toolSettings, timeout: 5 } }, 400],
		[{ toolSettings: { ...tool.toolSettings, httpHeaders: [] } }, 400],
		[{ other: 1 }, 400],
	])('answers a tool with %j with %i', async (fields, status) => {
		expect(await ask('POST', TOOL, { ...tool, ...fields })).toBe(status);
	});

	it('changes tools that there are, by their type', async () => {
		const { id } = simulator.seedWebTool();
		const mcp = simulator.seedWebTool({ type: 'MCP' }).id;
		expect(await ask('PATCH', `${TOOL}/${id}`, { type: 'FUNCTION', name: 'B' })).toBe(200);
		expect(await ask('PATCH', `${TOOL}/${id}`, { name: 'B' })).toBe(400);
		expect(await ask('PATCH', `${TOOL}/${id}`, { type: 'FUNCTION', toolSettings: { timeOut: 5 } })).toBe(400);
		expect(await ask('PATCH', `${TOOL}/${mcp}`, { type: 'FUNCTION', name: 'B' })).toBe(400);
		expect(await ask('PATCH', `${TOOL}/missing`, { type: 'FUNCTION', name: 'B' })).toBe(404);
	});

	it.each<[object, number]>([
		[{}, 200],
		[{ projectId: undefined }, 400],
		[{ projectId: ID }, 404],
		[{ method: 'HEAD' }, 400],
		[{ serverUrl: 'http://127.0.0.1:9' }, 400],
		[{ serverUrl: 'https://192.168.0.1' }, 400],
		[{ apiKey: 'sk_live' }, 400],
		[{ queryParams: { limit: 10 } }, 400],
		[{ headers: {} }, 400],
	])('answers the test of a tool with %j with %i', async (fields, status) => {
		const body = { projectId: simulator.state.projectId, serverUrl: 'https://example.com', method: 'GET', ...fields };
		expect(await ask('POST', '/v1/voice-agents/web-tool/test-api-tool', body)).toBe(status);
	});

	const voice = {
		name: 'Amal',
		audioUrl: 'https://example.com/a.wav',
		audioTranscription: 'x',
		language: 'en',
		tags: ['female', 'narrator'],
	};

	it.each<[object, number]>([
		[{}, 200],
		[{ name: 'أمل 2', language: 'ar', dialectId: ID }, 200],
		[{ language: 'ar' }, 400],
		[{ language: 'fr' }, 400],
		[{ name: 'A_1' }, 400],
		[{ name: 'x'.repeat(191) }, 400],
		[{ audioTranscription: 'x'.repeat(5_001) }, 400],
		[{ tags: ['female'] }, 400],
		[{ tags: ['female', 'male'] }, 400],
		[{ tags: ['narrator', 'conversational'] }, 400],
		[{ tags: ['female', 'calm'] }, 400],
		[{ description: 'x'.repeat(1_001) }, 400],
		[{ projectId: undefined }, 400],
		[{ projectId: ID }, 404],
		[{ gender: 'female' }, 400],
	])('answers a voice with %j with %i', async (fields, status) => {
		expect(await ask('POST', '/v2/tts/voices', { ...voice, projectId: simulator.state.projectId, ...fields })).toBe(status);
	});

	it('makes only voices ready that there are', async () => {
		const path = '/v2/tts/voices/custom/preload';
		expect(await ask('POST', path, { voiceId: simulator.seedVoice().id })).toBe(200);
		expect(await ask('POST', path, { voice_id: ID })).toBe(400);
		expect(await ask('POST', path, { voiceId: 'Layan' })).toBe(400);
		expect(await ask('POST', path, { voiceId: ID })).toBe(404);
	});

	it.each<[object, number]>([
		[{}, 200],
		[{ apiKey: undefined }, 400],
		[{ apiKey: 'sk_live' }, 400],
		[{ script: 'x'.repeat(3_001) }, 400],
		[{ config: { pitch: 1 } }, 400],
		[{ voiceDictionaryIds: [] }, 400],
		[{ voiceDictionaryIds: Array.from({ length: 11 }, () => ID) }, 400],
		[{ voiceDictionaryIds: [ID] }, 404],
		[{ ttsVoiceId: ID }, 404],
		[{ projectId: ID }, 400],
	])('answers a history with %j with %i', async (fields, status) => {
		expect(await ask('POST', '/v2/tts/histories', { ttsVoiceId: simulator.seedVoice().id, script: 'x', apiKey: ID, ...fields })).toBe(
			status,
		);
	});

	it.each<[object, number]>([
		[{ name: 'A', words: [{ word: 'a', pronunciation: 'b' }] }, 200],
		[{ name: 'A' }, 400],
		[{ name: 'A', words: [] }, 400],
		[{ name: 'A', words: [{ word: 'a' }] }, 400],
		[{ name: 'A', words: [{ word: 'a', pronunciation: 'b', language: 'en' }] }, 400],
	])('answers the dictionary %j with %i', async (body, status) => {
		expect(await ask('POST', '/v1/voice-agents/voice-dictionaries', body)).toBe(status);
	});
});
