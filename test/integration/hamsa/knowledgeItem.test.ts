import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

const BASE = '/v1/voice-agents/knowledge-base';

const TEXT = 'We are open from Sunday to Thursday, from nine to five.';

describe('Knowledge Item', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const item = (fields: INodeParameters = {}) => ({ itemName: 'Hours', type: 'TEXT', content: TEXT, ...fields });

	describe('create', () => {
		it('sends a list with one text', async () => {
			const created = await harness.first('knowledgeItem.create', item({ itemName: ' Hours ', content: ` ${TEXT}\n` }));
			expect(harness.sent).toEqual([
				{ method: 'POST', path: BASE, query: {}, body: { items: [{ itemName: 'Hours', type: 'TEXT', content: TEXT }] } },
			]);
			expect(created).toEqual({
				id: expect.any(String) as unknown,
				itemName: 'Hours',
				type: 'TEXT',
				status: 'PROCESSED',
				failureReason: null,
				content: TEXT,
				itemUrl: null,
				itemUrls: [],
				isActive: true,
				used: false,
			});
		});

		it('sends a file by its address, and nothing of the other types', async () => {
			const created = await harness.first('knowledgeItem.create', item({ type: 'FILE', itemUrl: 'https://example.com/prices.pdf' }));
			expect(harness.request.body).toEqual({
				items: [{ itemName: 'Hours', type: 'FILE', itemUrl: 'https://example.com/prices.pdf' }],
			});
			expect(created).toMatchObject({ type: 'FILE', itemUrl: 'https://example.com/prices.pdf' });
		});

		it.each([
			['a list', ['https://example.com/a?x=1,2', 'http://example.com/b']],
			['a list by an expression', '={{ ["https://example.com/a?x=1,2", "", "http://example.com/b"] }}'],
			['text by an expression', '={{ "https://example.com/a?x=1,2\\nhttp://example.com/b" }}'],
		])('sends web pages given as %s', async (_, itemUrls) => {
			await harness.first('knowledgeItem.create', item({ type: 'URL', itemUrls }));
			const urls = ['https://example.com/a?x=1,2', 'http://example.com/b'];
			expect(harness.request.body).toEqual({ items: [{ itemName: 'Hours', type: 'URL', itemUrls: urls }] });
		});

		it('takes 50 and 5,000 characters and 100 web pages', async () => {
			for (const length of [50, 5_000]) await harness.first('knowledgeItem.create', item({ content: 'x'.repeat(length) }));
			await harness.first('knowledgeItem.create', item({ itemName: 'x'.repeat(250) }));
			await harness.first(
				'knowledgeItem.create',
				item({ type: 'URL', itemUrls: Array.from({ length: 100 }, (_, page) => `https://example.com/${page}`) }),
			);
			expect(harness.simulator.state.knowledgeItems.size).toBe(4);
		});

		it.each([
			[{ itemName: ' ' }, 'Name must not be empty'],
			[{ itemName: 'x'.repeat(251) }, 'Name must have at most 250 characters, but has 251'],
			[{ content: '' }, 'Text must not be empty'],
			[{ content: `  ${'x'.repeat(49)}` }, 'Text must have 50 to 5,000 characters, but has 49'],
			[{ content: 'x'.repeat(5_001) }, 'Text must have 50 to 5,000 characters, but has 5,001'],
			[{ type: 'FILE', itemUrl: 'prices.pdf' }, 'File URL must be a web address, such as https://example.com, but is "prices.pdf"'],
			[{ type: 'URL', itemUrls: [] }, 'URLs must contain 1 to 100 addresses, but contains 0'],
			[
				{ type: 'URL', itemUrls: Array.from({ length: 101 }, () => 'https://example.com') },
				'URLs must contain 1 to 100 addresses, but contains 101',
			],
			[
				{ type: 'URL', itemUrls: ['https://example.com', 'example.com'] },
				'URLs: entry 2 must be a web address, such as https://example.com, but is "example.com"',
			],
		])('refuses %j before anything is sent', async (fields, message) => {
			// An expression, because n8n itself stops a node whose required field is plainly empty.
			const parameters = Object.fromEntries(
				Object.entries(fields).map(([name, value]) => [name, value === '' ? '={{ "" }}' : value]),
			);
			expect((await harness.rejection('knowledgeItem.create', item(parameters))).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		const made = [
			{ id: 'a', itemName: 'A' },
			{ id: 'b', itemName: 'B' },
		];

		it.each([
			['a list', { success: true, data: made }, made],
			['a list with counts', { success: true, data: { total: 2, items: made } }, made],
			[
				'one item with a list in it',
				{ success: true, data: { id: 'a', itemUrls: ['https://example.com'] } },
				[{ id: 'a', itemUrls: ['https://example.com'] }],
			],
			['nothing', { success: true, message: 'Created' }, [{ itemName: 'Hours', type: 'TEXT' }]],
		])('gives an item for each one created, if the answer is %s', async (_, body, items) => {
			harness.simulator.faults.add({ status: 200, body });
			expect((await harness.run('knowledgeItem.create', item())).json).toEqual(items);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('knowledgeItem.create', item());
			expect(harness.sent).toHaveLength(1);
		});

		it('shows what went wrong on its own item, and goes on', async () => {
			const items = [{ text: TEXT }, { text: 'short' }, { text: TEXT }];
			const { json, items: out } = await harness.run('knowledgeItem.create', item({ content: '={{ $json.text }}' }), {
				items,
				settings: { onError: 'continueRegularOutput' },
			});
			expect(json[1]).toEqual({ error: 'Text must have 50 to 5,000 characters, but has 5' });
			expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			expect(harness.simulator.state.knowledgeItems.size).toBe(2);
		});
	});

	it('get: gives ten fields, or all', async () => {
		const stored = harness.simulator.seedKnowledgeItem();
		const shown = await harness.first('knowledgeItem.get', { knowledgeItemId: byId(stored.id) });
		expect(harness.request).toMatchObject({ method: 'GET', path: `${BASE}/${stored.id}`, query: {} });
		expect(Object.keys(shown)).toHaveLength(10);
		expect(stored).toMatchObject(shown);
		expect(await harness.first('knowledgeItem.get', { knowledgeItemId: byId(stored.id), simplify: false })).toEqual(stored);
	});

	it.each(['get', 'delete', 'update', 'addUrl', 'removeUrl'])('%s: needs an item that is there', async (operation) => {
		const parameters = { itemName: 'x', url: 'https://example.com' };
		expect((await harness.rejection(`knowledgeItem.${operation}`, { ...parameters, knowledgeItemId: byId('={{ "" }}') })).message).toBe(
			'Knowledge Item is not chosen',
		);
		expect(harness.sent).toEqual([]);
		expect(await harness.rejection(`knowledgeItem.${operation}`, { ...parameters, knowledgeItemId: byId('none') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Knowledge base item not found',
			httpCode: '404',
		});
	});

	describe('update', () => {
		it('renames, and nothing else', async () => {
			const { id } = harness.simulator.seedKnowledgeItem();
			const shown = await harness.first('knowledgeItem.update', { knowledgeItemId: byId(id), itemName: ' New name ' });
			expect(harness.sent).toEqual([{ method: 'PATCH', path: `${BASE}/${id}`, query: {}, body: { itemName: 'New name' } }]);
			expect(shown).toMatchObject({ id, itemName: 'New name' });
		});

		it.each([
			['={{ "" }}', 'Name must not be empty'],
			['x'.repeat(251), 'Name must have at most 250 characters, but has 251'],
		])('refuses the name %j before anything is sent', async (itemName, message) => {
			expect((await harness.rejection('knowledgeItem.update', { knowledgeItemId: byId('x'), itemName })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('delete', () => {
		it('gives what was deleted', async () => {
			const { id } = harness.simulator.seedKnowledgeItem();
			expect(await harness.first('knowledgeItem.delete', { knowledgeItemId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.request).toMatchObject({ method: 'DELETE', path: `${BASE}/${id}`, body: undefined });
			expect(harness.simulator.state.knowledgeItems.size).toBe(0);
		});

		it('has worked when only its answer got lost', async () => {
			const { id } = harness.simulator.seedKnowledgeItem();
			harness.simulator.faults.add({ status: 502, actThenFail: true });
			expect(await harness.first('knowledgeItem.delete', { knowledgeItemId: byId(id) })).toEqual({ deleted: true, id });
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([502, 404]);
		});
	});

	describe('addUrl and removeUrl', () => {
		const url = 'https://example.com/b?x=1';

		it('adds the address, not twice by itself', async () => {
			const { id } = harness.simulator.seedKnowledgeItem({ type: 'URL', itemUrls: ['https://example.com/a'] });
			expect(await harness.first('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url: ` ${url} ` })).toEqual({
				added: true,
				id,
				url,
			});
			expect(harness.sent).toEqual([{ method: 'POST', path: `${BASE}/${id}/url`, query: {}, body: { url } }]);
			expect(harness.simulator.state.knowledgeItem(id).itemUrls).toEqual(['https://example.com/a', url]);

			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url });
			expect(harness.simulator.state.knowledgeItem(id).itemUrls).toHaveLength(3);
		});

		it('sends the address to remove in the body of the DELETE', async () => {
			const { id } = harness.simulator.seedKnowledgeItem({ type: 'URL', itemUrls: ['https://example.com/a', url] });
			expect(await harness.first('knowledgeItem.removeUrl', { knowledgeItemId: byId(id), url })).toEqual({ removed: true, id, url });
			expect(harness.sent).toEqual([{ method: 'DELETE', path: `${BASE}/${id}/url`, query: {}, body: { url } }]);
			expect(harness.request.headers).toMatchObject({
				'content-type': 'application/json',
				'content-length': String(JSON.stringify({ url }).length),
			});
			expect(harness.simulator.state.knowledgeItem(id).itemUrls).toEqual(['https://example.com/a']);
		});

		it.each(['addUrl', 'removeUrl'])('%s: refuses what is no address before anything is sent', async (operation) => {
			expect(
				(await harness.rejection(`knowledgeItem.${operation}`, { knowledgeItemId: byId('x'), url: 'example.com' })).message,
			).toBe('URL must be a web address, such as https://example.com, but is "example.com"');
			expect(harness.sent).toEqual([]);
		});

		it('are for items of web pages', async () => {
			const { id } = harness.simulator.seedKnowledgeItem();
			expect((await harness.rejection('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url })).message).toBe(
				'Hamsa did not accept the request (HTTP 400): Only items of type URL have URLs',
			);
		});
	});

	it.each([true, false])('setActive: sets %s for one agent, and may be repeated', async (isActive) => {
		const { id } = harness.simulator.seedKnowledgeItem();
		const [agent, other] = [harness.simulator.seedAgent(), harness.simulator.seedAgent()];
		harness.simulator.faults.add({ status: 503, actThenFail: true });
		const result = await harness.first('knowledgeItem.setActive', { knowledgeItemId: byId(id), agentId: byId(agent.id), isActive });
		expect(result).toEqual({ id, agentId: agent.id, isActive });
		const body = { voiceAgentId: agent.id, knowledgeBaseItemId: id, isActive };
		expect(harness.sent).toEqual(
			Array.from({ length: 2 }, () => ({ method: 'POST', path: `${BASE}/toggle-activation`, query: {}, body })),
		);
		expect(harness.simulator.state.isActiveFor(agent.id, id)).toBe(isActive);
		expect(harness.simulator.state.isActiveFor(other.id, id)).toBeUndefined();
	});

	describe('getAll', () => {
		it('gives 50 in one request unless told otherwise, and every page if told so', async () => {
			for (let count = 0; count < 120; count++) harness.simulator.seedKnowledgeItem();
			const { json } = await harness.run('knowledgeItem.getAll');
			expect(json).toHaveLength(50);
			expect(Object.keys(json[0])).toHaveLength(10);
			expect(harness.request).toMatchObject({ method: 'GET', path: `${BASE}/list`, query: { skip: '1', take: '50' } });
			harness.simulator.clearRequests();
			const all = await harness.run('knowledgeItem.getAll', { returnAll: true, simplify: false });
			expect(new Set(all.json.map(({ id }) => id)).size).toBe(120);
			expect(all.json[0]).toHaveProperty('wordsNumber');
			expect(harness.sent.map(({ query }) => query.skip)).toEqual(['1', '2', '3']);
		});

		it('asks for what the filters say', async () => {
			const agent = harness.simulator.seedAgent();
			const wanted = harness.simulator.seedKnowledgeItem({ itemName: 'Prices', type: 'FILE' });
			const off = harness.simulator.seedKnowledgeItem({ itemName: 'Prices of 2020', type: 'FILE' });
			for (const { id } of [wanted, off]) harness.simulator.state.setActive(agent.id, id, id === wanted.id);
			harness.simulator.seedKnowledgeItem({ itemName: 'Prices', type: 'TEXT' });

			const filters = { agentId: byId(agent.id), isActive: true, used: true, search: 'prices', types: ['FILE', 'URL'] };
			expect((await harness.run('knowledgeItem.getAll', { filters })).json.map(({ id }) => id)).toEqual([wanted.id]);
			expect(harness.request.query).toEqual({
				voiceAgentId: agent.id,
				isActive: 'true',
				used: 'true',
				search: 'prices',
				type: 'URL',
				skip: '1',
				take: '50',
			});
		});

		it.each([
			[
				{ isActive: false, used: false },
				{ isActive: 'false', used: 'false' },
			],
			[{ search: '', types: [], agentId: byId('') }, {}],
		])('sends %j as %j', async (filters, query) => {
			await harness.run('knowledgeItem.getAll', { filters });
			expect(harness.request.query).toEqual({ ...query, skip: '1', take: '50' });
		});

		it('repeats the parameter for several types', async () => {
			const [text, file] = (['TEXT', 'FILE', 'URL'] as const).map((type) => harness.simulator.seedKnowledgeItem({ type }).id);
			expect((await harness.run('knowledgeItem.getAll', { filters: { types: ['TEXT', 'FILE'] } })).json.map(({ id }) => id)).toEqual([
				text,
				file,
			]);
		});
	});

	it('is found by name in the list of the locator', async () => {
		const { id } = harness.simulator.seedKnowledgeItem({ itemName: 'Prices' });
		harness.simulator.seedKnowledgeItem();
		expect(await harness.search('searchKnowledgeItems', 'price')).toEqual({ results: [{ name: 'Prices', value: id }] });
		expect(harness.request).toMatchObject({ path: `${BASE}/list`, query: { search: 'price', skip: '1', take: '50' } });
	});
});
