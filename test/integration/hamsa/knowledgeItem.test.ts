import type { INodeParameters } from 'n8n-workflow';

import { Bench, byId } from './support';

const BASE = '/v1/voice-agents/knowledge-base';

const TEXT = 'We are open from Sunday to Thursday, from nine to five.';

describe('Knowledge Item', () => {
	let bench: Bench;

	beforeEach(async () => (bench = await Bench.start()));
	afterEach(async () => await bench.close());

	const item = (fields: INodeParameters = {}) => ({ itemName: 'Hours', type: 'TEXT', content: TEXT, ...fields });

	describe('create', () => {
		it('sends a list with one text', async () => {
			const created = await bench.first('knowledgeItem.create', item({ itemName: ' Hours ', content: ` ${TEXT}\n` }));
			expect(bench.sent).toEqual([
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
			const created = await bench.first('knowledgeItem.create', item({ type: 'FILE', itemUrl: 'https://example.com/prices.pdf' }));
			expect(bench.request.body).toEqual({ items: [{ itemName: 'Hours', type: 'FILE', itemUrl: 'https://example.com/prices.pdf' }] });
			expect(created).toMatchObject({ type: 'FILE', itemUrl: 'https://example.com/prices.pdf' });
		});

		it.each([
			['a list', ['https://example.com/a?x=1,2', 'http://example.com/b']],
			['a list by an expression', '={{ ["https://example.com/a?x=1,2", "", "http://example.com/b"] }}'],
			['text by an expression', '={{ "https://example.com/a?x=1,2\\nhttp://example.com/b" }}'],
		])('sends web pages given as %s', async (_, itemUrls) => {
			await bench.first('knowledgeItem.create', item({ type: 'URL', itemUrls }));
			const urls = ['https://example.com/a?x=1,2', 'http://example.com/b'];
			expect(bench.request.body).toEqual({ items: [{ itemName: 'Hours', type: 'URL', itemUrls: urls }] });
		});

		it('takes 50 and 5,000 characters and 100 web pages', async () => {
			for (const length of [50, 5_000]) await bench.first('knowledgeItem.create', item({ content: 'x'.repeat(length) }));
			await bench.first('knowledgeItem.create', item({ itemName: 'x'.repeat(250) }));
			await bench.first(
				'knowledgeItem.create',
				item({ type: 'URL', itemUrls: Array.from({ length: 100 }, (_, page) => `https://example.com/${page}`) }),
			);
			expect(bench.simulator.state.knowledgeItems.size).toBe(4);
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
			expect((await bench.rejection('knowledgeItem.create', item(parameters))).message).toBe(message);
			expect(bench.sent).toEqual([]);
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
			bench.simulator.faults.add({ status: 200, body });
			expect((await bench.run('knowledgeItem.create', item())).json).toEqual(items);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			bench.simulator.faults.add({ status: 503, actThenFail: true });
			await bench.rejection('knowledgeItem.create', item());
			expect(bench.sent).toHaveLength(1);
		});

		it('shows what went wrong on its own item, and goes on', async () => {
			const items = [{ text: TEXT }, { text: 'short' }, { text: TEXT }];
			const { json, items: out } = await bench.run('knowledgeItem.create', item({ content: '={{ $json.text }}' }), {
				items,
				settings: { onError: 'continueRegularOutput' },
			});
			expect(json[1]).toEqual({ error: 'Text must have 50 to 5,000 characters, but has 5' });
			expect(out.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 1 }, { item: 2 }]);
			expect(bench.simulator.state.knowledgeItems.size).toBe(2);
		});
	});

	it('get: gives ten fields, or all', async () => {
		const stored = bench.simulator.seedKnowledgeItem();
		const shown = await bench.first('knowledgeItem.get', { knowledgeItemId: byId(stored.id) });
		expect(bench.request).toMatchObject({ method: 'GET', path: `${BASE}/${stored.id}`, query: {} });
		expect(Object.keys(shown)).toHaveLength(10);
		expect(stored).toMatchObject(shown);
		expect(await bench.first('knowledgeItem.get', { knowledgeItemId: byId(stored.id), simplify: false })).toEqual(stored);
	});

	it.each(['get', 'delete', 'update', 'addUrl', 'removeUrl'])('%s: needs an item that is there', async (operation) => {
		const parameters = { itemName: 'x', url: 'https://example.com' };
		expect((await bench.rejection(`knowledgeItem.${operation}`, { ...parameters, knowledgeItemId: byId('={{ "" }}') })).message).toBe(
			'Knowledge Item is not chosen',
		);
		expect(bench.sent).toEqual([]);
		expect(await bench.rejection(`knowledgeItem.${operation}`, { ...parameters, knowledgeItemId: byId('none') })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Knowledge base item not found',
			httpCode: '404',
		});
	});

	describe('update', () => {
		it('renames, and nothing else', async () => {
			const { id } = bench.simulator.seedKnowledgeItem();
			const shown = await bench.first('knowledgeItem.update', { knowledgeItemId: byId(id), itemName: ' New name ' });
			expect(bench.sent).toEqual([{ method: 'PATCH', path: `${BASE}/${id}`, query: {}, body: { itemName: 'New name' } }]);
			expect(shown).toMatchObject({ id, itemName: 'New name' });
		});

		it.each([
			['={{ "" }}', 'Name must not be empty'],
			['x'.repeat(251), 'Name must have at most 250 characters, but has 251'],
		])('refuses the name %j before anything is sent', async (itemName, message) => {
			expect((await bench.rejection('knowledgeItem.update', { knowledgeItemId: byId('x'), itemName })).message).toBe(message);
			expect(bench.sent).toEqual([]);
		});
	});

	describe('delete', () => {
		it('gives what was deleted', async () => {
			const { id } = bench.simulator.seedKnowledgeItem();
			expect(await bench.first('knowledgeItem.delete', { knowledgeItemId: byId(id) })).toEqual({ deleted: true, id });
			expect(bench.request).toMatchObject({ method: 'DELETE', path: `${BASE}/${id}`, body: undefined });
			expect(bench.simulator.state.knowledgeItems.size).toBe(0);
		});

		it('has worked when only its answer got lost', async () => {
			const { id } = bench.simulator.seedKnowledgeItem();
			bench.simulator.faults.add({ status: 502, actThenFail: true });
			expect(await bench.first('knowledgeItem.delete', { knowledgeItemId: byId(id) })).toEqual({ deleted: true, id });
			expect(bench.simulator.requests.map(({ status }) => status)).toEqual([502, 404]);
		});
	});

	describe('addUrl and removeUrl', () => {
		const url = 'https://example.com/b?x=1';

		it('adds the address, not twice by itself', async () => {
			const { id } = bench.simulator.seedKnowledgeItem({ type: 'URL', itemUrls: ['https://example.com/a'] });
			expect(await bench.first('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url: ` ${url} ` })).toEqual({
				added: true,
				id,
				url,
			});
			expect(bench.sent).toEqual([{ method: 'POST', path: `${BASE}/${id}/url`, query: {}, body: { url } }]);
			expect(bench.simulator.state.knowledgeItem(id).itemUrls).toEqual(['https://example.com/a', url]);

			bench.simulator.faults.add({ status: 503, actThenFail: true });
			await bench.rejection('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url });
			expect(bench.simulator.state.knowledgeItem(id).itemUrls).toHaveLength(3);
		});

		it('sends the address to remove in the body of the DELETE', async () => {
			const { id } = bench.simulator.seedKnowledgeItem({ type: 'URL', itemUrls: ['https://example.com/a', url] });
			expect(await bench.first('knowledgeItem.removeUrl', { knowledgeItemId: byId(id), url })).toEqual({ removed: true, id, url });
			expect(bench.sent).toEqual([{ method: 'DELETE', path: `${BASE}/${id}/url`, query: {}, body: { url } }]);
			expect(bench.request.headers).toMatchObject({
				'content-type': 'application/json',
				'content-length': String(JSON.stringify({ url }).length),
			});
			expect(bench.simulator.state.knowledgeItem(id).itemUrls).toEqual(['https://example.com/a']);
		});

		it.each(['addUrl', 'removeUrl'])('%s: refuses what is no address before anything is sent', async (operation) => {
			expect((await bench.rejection(`knowledgeItem.${operation}`, { knowledgeItemId: byId('x'), url: 'example.com' })).message).toBe(
				'URL must be a web address, such as https://example.com, but is "example.com"',
			);
			expect(bench.sent).toEqual([]);
		});

		it('are for items of web pages', async () => {
			const { id } = bench.simulator.seedKnowledgeItem();
			expect((await bench.rejection('knowledgeItem.addUrl', { knowledgeItemId: byId(id), url })).message).toBe(
				'Hamsa did not accept the request (HTTP 400): Only items of type URL have URLs',
			);
		});
	});

	it.each([true, false])('setActive: sets %s for one agent, and may be repeated', async (isActive) => {
		const { id } = bench.simulator.seedKnowledgeItem();
		const [agent, other] = [bench.simulator.seedAgent(), bench.simulator.seedAgent()];
		bench.simulator.faults.add({ status: 503, actThenFail: true });
		const result = await bench.first('knowledgeItem.setActive', { knowledgeItemId: byId(id), agentId: byId(agent.id), isActive });
		expect(result).toEqual({ id, agentId: agent.id, isActive });
		const body = { voiceAgentId: agent.id, knowledgeBaseItemId: id, isActive };
		expect(bench.sent).toEqual(
			Array.from({ length: 2 }, () => ({ method: 'POST', path: `${BASE}/toggle-activation`, query: {}, body })),
		);
		expect(bench.simulator.state.isActiveFor(agent.id, id)).toBe(isActive);
		expect(bench.simulator.state.isActiveFor(other.id, id)).toBeUndefined();
	});

	describe('getAll', () => {
		it('gives 50 in one request unless told otherwise, and every page if told so', async () => {
			for (let count = 0; count < 120; count++) bench.simulator.seedKnowledgeItem();
			const { json } = await bench.run('knowledgeItem.getAll');
			expect(json).toHaveLength(50);
			expect(Object.keys(json[0])).toHaveLength(10);
			expect(bench.request).toMatchObject({ method: 'GET', path: `${BASE}/list`, query: { skip: '1', take: '50' } });
			bench.simulator.clearRequests();
			const all = await bench.run('knowledgeItem.getAll', { returnAll: true, simplify: false });
			expect(new Set(all.json.map(({ id }) => id)).size).toBe(120);
			expect(all.json[0]).toHaveProperty('wordsNumber');
			expect(bench.sent.map(({ query }) => query.skip)).toEqual(['1', '2', '3']);
		});

		it('asks for what the filters say', async () => {
			const agent = bench.simulator.seedAgent();
			const wanted = bench.simulator.seedKnowledgeItem({ itemName: 'Prices', type: 'FILE' });
			const off = bench.simulator.seedKnowledgeItem({ itemName: 'Prices of 2020', type: 'FILE' });
			for (const { id } of [wanted, off]) bench.simulator.state.setActive(agent.id, id, id === wanted.id);
			bench.simulator.seedKnowledgeItem({ itemName: 'Prices', type: 'TEXT' });

			const filters = { agentId: byId(agent.id), isActive: true, used: true, search: 'prices', types: ['FILE', 'URL'] };
			expect((await bench.run('knowledgeItem.getAll', { filters })).json.map(({ id }) => id)).toEqual([wanted.id]);
			expect(bench.request.query).toEqual({
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
			await bench.run('knowledgeItem.getAll', { filters });
			expect(bench.request.query).toEqual({ ...query, skip: '1', take: '50' });
		});

		it('repeats the parameter for several types', async () => {
			const [text, file] = (['TEXT', 'FILE', 'URL'] as const).map((type) => bench.simulator.seedKnowledgeItem({ type }).id);
			expect((await bench.run('knowledgeItem.getAll', { filters: { types: ['TEXT', 'FILE'] } })).json.map(({ id }) => id)).toEqual([
				text,
				file,
			]);
		});
	});

	it('is found by name in the list of the locator', async () => {
		const { id } = bench.simulator.seedKnowledgeItem({ itemName: 'Prices' });
		bench.simulator.seedKnowledgeItem();
		expect(await bench.search('searchKnowledgeItems', 'price')).toEqual({ results: [{ name: 'Prices', value: id }] });
		expect(bench.request).toMatchObject({ path: `${BASE}/list`, query: { search: 'price', skip: '1', take: '50' } });
	});
});
