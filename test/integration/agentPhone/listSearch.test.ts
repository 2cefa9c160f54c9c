import { Harness } from './support';

describe('resource locators', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const pages = () => harness.sent.map(({ path, query }) => `${path}?${new URLSearchParams(query).toString()}`);

	it('agents: names, numbers, voice modes and IDs', async () => {
		const { id } = harness.simulator.seedAgent({ name: 'Front desk' });
		expect(await harness.search('searchAgents')).toEqual({ results: [{ name: 'Front desk · no number · webhook', value: id }] });
		expect(pages()).toEqual(['/v1/agents?limit=100&offset=0']);
	});

	it('agents: whether callers reach them and a workflow is asked, as far as AgentPhone tells', async () => {
		const { id } = harness.simulator.seedAgent({ name: 'Front desk', voiceMode: 'hosted', systemPrompt: 'P' });
		const nameNow = async () => (await harness.search('searchAgents', id)).results[0].name;
		harness.simulator.seedNumber({ agentId: id, phoneNumber: '+15005550002' });
		expect(await nameNow()).toBe('Front desk · +15005550002 · hosted');
		harness.simulator.seedNumber({ agentId: id, phoneNumber: '+15005550003' });
		harness.simulator.seedNumber({ agentId: id, phoneNumber: '+15005550004' });
		expect(await nameNow()).toBe('Front desk · +15005550002 and 2 more · hosted');
		expect((await harness.search('searchAgents', '5550002')).results).toHaveLength(1);
		harness.simulator.faults.add({ path: '/v1/agents', status: 200, body: { data: [{ id, name: 'Old', numbers: null }], total: 1 } });
		expect(await nameNow()).toBe('Old');
	});

	it('agents: scrolls through all of them, a page at a time', async () => {
		const agents = harness.simulator.seedAgents(250);
		const seen: unknown[] = [];
		let token: string | undefined;
		const tokens: Array<string | undefined> = [];
		do {
			const { results, paginationToken } = await harness.search('searchAgents', undefined, token);
			seen.push(...results.map(({ value }) => value));
			token = paginationToken;
			tokens.push(token);
		} while (token !== undefined);
		expect(seen).toEqual(agents.map(({ id }) => id));
		expect(tokens).toEqual(['100', '200', undefined]);
	});

	it('agents: a filter looks through the pages the API cannot search, until the end', async () => {
		harness.simulator.seedAgents(220);
		const { id } = harness.simulator.seedAgent({ name: 'Night Shift' });
		expect(await harness.search('searchAgents', 'shift night')).toEqual({
			results: [{ name: 'Night Shift · no number · webhook', value: id }],
		});
		expect(await harness.search('searchAgents', id.toUpperCase())).toEqual({
			results: [{ name: 'Night Shift · no number · webhook', value: id }],
		});
		expect(harness.sent).toHaveLength(6);
	});

	it('agents: a filter stops at the page where enough were found, and goes on from there', async () => {
		harness.simulator.seedAgents(250, { name: 'Same' });
		const first = await harness.search('searchAgents', 'same');
		expect(first.results).toHaveLength(100);
		expect(first.paginationToken).toBe('100');
		expect(harness.sent).toHaveLength(1);
		expect((await harness.search('searchAgents', 'same', '200')).paginationToken).toBeUndefined();
	});

	it('agents: one keystroke looks through 1000 entries at most', async () => {
		harness.simulator.seedAgents(1050);
		expect(await harness.search('searchAgents', 'nobody')).toEqual({ results: [], paginationToken: '1000' });
		expect(harness.sent).toHaveLength(10);
	});

	it('numbers: found by their digits', async () => {
		harness.simulator.seedNumber({ phoneNumber: '+15005550002' });
		const { id } = harness.simulator.seedNumber({ phoneNumber: '+15005557777', country: 'CA' });
		expect(await harness.search('searchNumbers', '7777')).toEqual({ results: [{ name: '+15005557777 (CA)', value: id }] });
		expect(pages()).toEqual(['/v1/numbers?limit=100&offset=0']);
	});

	it('calls: searched by AgentPhone itself, shown with both ends, time and status', async () => {
		harness.simulator.seedCall({ fromNumber: '+15005550001' });
		const { id } = harness.simulator.seedCall({ fromNumber: '+15005557777', startedAt: '2026-01-02T03:04:05Z', status: 'completed' });
		expect(await harness.search('searchCalls', '7777')).toEqual({
			results: [{ name: '+15005557777 to +15005550002, 2026-01-02 03:04, completed', value: id }],
		});
		expect(pages()).toEqual(['/v1/calls?search=7777&limit=100&offset=0']);
	});

	it('contacts: searched by AgentPhone itself, a page at a time', async () => {
		harness.simulator.seedContacts(150, { name: 'Ada' });
		const { id } = harness.simulator.seedContact({ name: 'Grace', phoneNumber: '+15005557777' });
		expect(await harness.search('searchContacts', '7777')).toEqual({ results: [{ name: 'Grace (+15005557777)', value: id }] });
		const first = await harness.search('searchContacts', 'ada');
		expect([first.results.length, first.paginationToken]).toEqual([100, '100']);
		const second = await harness.search('searchContacts', 'ada', '100');
		expect([second.results.length, second.paginationToken]).toEqual([50, undefined]);
		await harness.search('searchContacts');
		expect(pages()).toEqual([
			'/v1/contacts?search=7777&limit=100&offset=0',
			'/v1/contacts?search=ada&limit=100&offset=0',
			'/v1/contacts?search=ada&limit=100&offset=100',
			'/v1/contacts?limit=100&offset=0',
		]);
	});

	it('voices: found by accent, gender, provider and name, in order', async () => {
		const { results, paginationToken } = await harness.search('searchVoices', 'british female elevenlabs');
		expect(results.map(({ name }) => name)).toEqual(
			['Bianca', 'Dorothy', 'Frida', 'Hugo', 'Jonas', 'Leon'].map((name) => `${name} (British, female, elevenlabs)`),
		);
		expect(results[0].value).toBe('elevenlabs-Bianca-British');
		expect(paginationToken).toBeUndefined();
	});

	it('voices: read in the older spelling too', async () => {
		harness.simulator.faults.add({ path: '/v1/agents/voices', status: 200, body: [{ voiceId: 'v1', name: 'Old' }] });
		expect(await harness.search('searchVoices')).toEqual({ results: [{ name: 'Old', value: 'v1' }] });
	});

	it('tell why there is no list', async () => {
		harness.simulator.faults.add({ status: 401 });
		await expect(harness.search('searchAgents')).rejects.toThrow('AgentPhone did not accept the API key');
	});
});
