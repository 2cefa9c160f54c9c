import type { RequestListener, ServerResponse } from 'node:http';

import type { IDataObject, INodeParameters } from 'n8n-workflow';

import { elsewhere } from '../harness/elsewhere';
import { Harness, byId } from './support';

const V1 = '/v1/voice-agents/web-tool';

const V2 = '/v2/voice-agents/web-tool';

const SECRET = 'tool-token-nobody-may-see';

const HIDDEN = '[hidden]';

const pairs = (values: Record<string, string>) => ({ pair: Object.entries(values).map(([key, value]) => ({ key, value })) });

describe('Web Tool', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const tool = (fields: INodeParameters = {}) => ({
		name: 'Find order',
		description: 'Looks up an order',
		serverUrl: 'https://example.com/orders',
		...fields,
	});

	describe('create', () => {
		const minimal = {
			type: 'FUNCTION',
			name: 'Find order',
			description: 'Looks up an order',
			async: false,
			toolSettings: { serverUrl: 'https://example.com/orders', methodType: 'POST' },
			messages: [],
			params: { type: 'object', properties: {} },
		};

		it('sends no more than it has to', async () => {
			const created = await harness.first('webTool.create', tool());
			expect(harness.sent).toEqual([{ method: 'POST', path: V2, query: {}, body: minimal }]);
			expect(created).toEqual({
				...minimal,
				id: expect.any(String) as unknown,
				isActive: true,
				collectionId: null,
				toolSettings: { ...minimal.toolSettings, authToken: null, timeout: null, httpHeaders: {}, pathParameters: {} },
			});
		});

		it('sends the parameters of the list as JSON Schema', async () => {
			const parameter = [
				{ name: ' orderNumber ', description: 'The number', type: 'string' },
				{ name: 'express', type: 'boolean', required: false },
			];
			await harness.first('webTool.create', tool({ parameters: { parameter } }));
			expect(harness.request.body).toEqual({
				...minimal,
				params: {
					type: 'object',
					properties: { orderNumber: { type: 'string', description: 'The number' }, express: { type: 'boolean' } },
					required: ['orderNumber'],
				},
			});
		});

		it('sends a JSON Schema as it is', async () => {
			const params = { type: 'object', properties: { tags: { type: 'array', items: { type: 'string' } } } };
			await harness.first('webTool.create', tool({ specifyParameters: 'schema', parametersSchema: JSON.stringify(params) }));
			expect(harness.request.body).toEqual({ ...minimal, params });
		});

		it('sends all that can be said, and shows no secret of it', async () => {
			const collectionId = '3f2b7c1e-0000-4000-8000-000000000001';
			const parameters = tool({
				method: 'GET',
				simplify: false,
				additionalFields: {
					async: true,
					authToken: SECRET,
					collectionId,
					httpHeaders: pairs({ Accept: 'text/plain', 'X-Api-Key': `${SECRET}-2` }),
					pathParameters: pairs({ city: 'london' }),
					startMessage: 'One moment.',
					timeout: 15,
				},
			});
			const created = await harness.first('webTool.create', parameters);
			expect(harness.request.body).toEqual({
				...minimal,
				async: true,
				collectionId,
				toolSettings: {
					serverUrl: 'https://example.com/orders',
					methodType: 'GET',
					authToken: SECRET,
					timeOut: 15,
					httpHeaders: { Accept: 'text/plain', 'X-Api-Key': `${SECRET}-2` },
					pathParameters: { city: 'london' },
				},
				messages: [{ type: 'REQUEST_START', content: 'One moment.' }],
			});
			expect(created).toMatchObject({
				version: 1,
				toolSettings: { authToken: HIDDEN, httpHeaders: { Accept: 'text/plain', 'X-Api-Key': HIDDEN } },
			});
			expect(JSON.stringify(created)).not.toContain(SECRET);
		});

		const parameters = (...names: string[]) => ({ parameters: { parameter: names.map((name) => ({ name })) } });

		it('takes parameters and headers of any name, also of those every object has', async () => {
			const names = ['constructor', 'valueOf', 'toString', 'hasOwnProperty', '__proto__', '__defineGetter__'];
			const headers = Object.fromEntries(names.map((name) => [name, 'x']));
			await harness.first('webTool.create', tool({ ...parameters(...names), additionalFields: { httpHeaders: pairs(headers) } }));
			const { params, toolSettings } = harness.request.body as {
				params: { properties: IDataObject };
				toolSettings: { httpHeaders: IDataObject };
			};
			expect(Object.keys(params.properties)).toEqual(names);
			expect(Object.keys(toolSettings.httpHeaders)).toEqual(names);
			expect((await harness.rejection('webTool.create', tool(parameters('__proto__', '__proto__')))).message).toBe(
				'Parameters must have unique names, but "__proto__" occurs twice',
			);
		});

		it('leaves out what was added and left empty', async () => {
			await harness.first(
				'webTool.create',
				tool({ additionalFields: { authToken: '', collectionId: '', httpHeaders: {}, startMessage: '' } }),
			);
			expect(harness.request.body).toEqual(minimal);
		});

		it('shows no secret when Hamsa repeats it in a refusal', async () => {
			harness.simulator.faults.add({ status: 400, body: { success: false, message: `Bad token ${SECRET}` } });
			const fields = { authToken: 'other', httpHeaders: pairs({ 'X-Api-Key': SECRET }) };
			const rejection = await harness.rejection('webTool.create', tool({ additionalFields: fields }));
			expect(rejection.message).toBe('Hamsa did not accept the request (HTTP 400): Bad token [hidden]');
			expect(JSON.stringify(rejection)).not.toContain(SECRET);
		});

		it.each<[INodeParameters, string]>([
			[{ name: '={{ "" }}' }, 'Name must not be empty'],
			[{ name: 'x'.repeat(251) }, 'Name must have at most 250 characters, but has 251'],
			[{ description: '={{ " " }}' }, 'Description must not be empty'],
			[{ description: 'x'.repeat(1_001) }, 'Description must have at most 1,000 characters, but has 1,001'],
			[{ serverUrl: 'example.com' }, 'Server URL must be a web address, such as https://example.com, but is "example.com"'],
			[{ additionalFields: { timeout: 0 } }, 'Timeout (Seconds) must be a number of 1 or more, but is "0"'],
			[parameters('a', ''), 'Parameters must each have a name'],
			[parameters('a', 'b', ' a'), 'Parameters must have unique names, but "a" occurs twice'],
			[
				{ specifyParameters: 'schema', parametersSchema: '[]' },
				'Parameters Schema must be a JSON object, such as {"type": "object", "properties": {}}',
			],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect((await harness.rejection('webTool.create', tool(fields))).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('webTool.create', tool());
			expect(harness.sent).toHaveLength(1);
		});
	});

	describe('get', () => {
		it('asks v1, and hides what is secret', async () => {
			const stored = harness.simulator.seedWebTool({
				toolSettings: { authToken: SECRET, httpHeaders: { Authorization: SECRET, Accept: '*/*' } },
			});
			const shown = await harness.first('webTool.get', { webToolId: byId(stored.id) });
			expect(harness.sent).toEqual([{ method: 'GET', path: `${V1}/${stored.id}`, query: {}, body: undefined }]);
			expect(Object.keys(shown)).toHaveLength(10);
			expect(shown).toMatchObject({
				id: stored.id,
				toolSettings: { authToken: HIDDEN, httpHeaders: { Authorization: HIDDEN, Accept: '*/*' } },
			});
			const raw = await harness.first('webTool.get', { webToolId: byId(stored.id), simplify: false });
			expect(Object.keys(raw).sort()).toEqual(Object.keys(stored).sort());
			expect(JSON.stringify(raw)).not.toContain(SECRET);
		});

		it('needs a tool that is there', async () => {
			expect((await harness.rejection('webTool.get', { webToolId: byId('={{ "" }}') })).message).toBe('Web Tool is not chosen');
			expect(await harness.rejection('webTool.get', { webToolId: byId('none') })).toMatchObject({
				message: 'Hamsa found nothing under this ID: Web tool not found',
				httpCode: '404',
				itemIndex: 0,
			});
		});
	});

	describe('update', () => {
		it('sends only the fields added', async () => {
			const { id, toolSettings } = harness.simulator.seedWebTool();
			const changed = await harness.first('webTool.update', { webToolId: byId(id), updateFields: { name: 'New', async: true } });
			expect(harness.sent).toEqual([
				{ method: 'PATCH', path: `${V2}/${id}`, query: {}, body: { type: 'FUNCTION', name: 'New', async: true } },
			]);
			expect(changed).toMatchObject({ id, name: 'New', async: true, toolSettings });
		});

		it('sends the settings of the server whole, and hides the token', async () => {
			const { id } = harness.simulator.seedWebTool();
			const settings = {
				serverUrl: 'https://example.com/new',
				method: 'PUT',
				authToken: SECRET,
				timeout: 20,
				httpHeaders: pairs({ Accept: 'text/plain' }),
				pathParameters: pairs({ city: 'london' }),
			};
			const changed = await harness.first('webTool.update', { webToolId: byId(id), updateFields: { server: { settings } } });
			expect(harness.request.body).toEqual({
				type: 'FUNCTION',
				toolSettings: {
					serverUrl: 'https://example.com/new',
					methodType: 'PUT',
					authToken: SECRET,
					timeOut: 20,
					httpHeaders: { Accept: 'text/plain' },
					pathParameters: { city: 'london' },
				},
			});
			expect(changed.toolSettings).toMatchObject({ serverUrl: 'https://example.com/new', authToken: HIDDEN });
		});

		it('leaves the settings that were left empty to Hamsa', async () => {
			const { id } = harness.simulator.seedWebTool();
			await harness.first('webTool.update', {
				webToolId: byId(id),
				updateFields: { server: { settings: { serverUrl: 'https://example.com/new' } } },
			});
			expect(harness.request.body).toEqual({
				type: 'FUNCTION',
				toolSettings: { serverUrl: 'https://example.com/new', methodType: 'POST' },
			});
		});

		it('changes what the agent says and fills in, or takes it away', async () => {
			const { id } = harness.simulator.seedWebTool({ messages: [{ type: 'REQUEST_START', content: 'Wait.' }] });
			await harness.first('webTool.update', {
				webToolId: byId(id),
				updateFields: { startMessage: '', parameters: { parameter: [{ name: 'city' }] }, description: 'New' },
			});
			expect(harness.request.body).toEqual({
				type: 'FUNCTION',
				description: 'New',
				messages: [],
				params: { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] },
			});
			harness.simulator.clearRequests();
			await harness.first('webTool.update', {
				webToolId: byId(id),
				updateFields: { startMessage: 'One moment.', parametersSchema: '{"type": "object", "properties": {}}' },
			});
			expect(harness.request.body).toEqual({
				type: 'FUNCTION',
				messages: [{ type: 'REQUEST_START', content: 'One moment.' }],
				params: { type: 'object', properties: {} },
			});
		});

		it.each<[INodeParameters, string]>([
			[{}, 'Update Fields must contain at least one field to change'],
			[{ name: ' ' }, 'Name must not be empty'],
			[{ description: '' }, 'Description must not be empty'],
			[
				{ server: { settings: { authToken: SECRET } } },
				'Server URL must be a web address, such as https://example.com, but is empty',
			],
			[{ parameters: {}, parametersSchema: '{}' }, 'Parameters Schema cannot be given together with Parameters'],
		])('refuses %j before anything is sent', async (updateFields, message) => {
			expect((await harness.rejection('webTool.update', { webToolId: byId('x'), updateFields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	describe('getAll', () => {
		it('gives every page, without secrets', async () => {
			for (let count = 0; count < 70; count++) harness.simulator.seedWebTool({ toolSettings: { authToken: SECRET } });
			const { json } = await harness.run('webTool.getAll', { returnAll: true });
			expect(new Set(json.map(({ id }) => id)).size).toBe(70);
			expect(Object.keys(json[0])).toHaveLength(10);
			expect(JSON.stringify(json)).not.toContain(SECRET);
			expect(harness.sent.map(({ path, query }) => [path, query])).toEqual(
				['1', '2'].map((skip) => [`${V2}/list`, { skip, take: '50' }]),
			);
		});

		it('asks for what the filters say', async () => {
			const agent = harness.simulator.seedAgent();
			const collectionId = '3f2b7c1e-0000-4000-8000-000000000001';
			const { id } = harness.simulator.seedWebTool({ name: 'Find order', collectionId });
			harness.simulator.seedWebTool({ name: 'Find order' });
			harness.simulator.state.setActive(agent.id, id, true);
			const filters = { agentId: byId(agent.id), collectionId, isActive: true, search: 'order', type: 'FUNCTION' };
			expect((await harness.run('webTool.getAll', { filters })).json.map((row) => row.id)).toEqual([id]);
			expect(harness.request.query).toEqual({
				voiceAgentId: agent.id,
				collectionId,
				isActive: 'true',
				search: 'order',
				type: 'FUNCTION',
				skip: '1',
				take: '50',
			});
		});

		it('does not ask for a collection and for none at once', async () => {
			const filters = { collectionId: 'x', returnUncategorized: true };
			expect((await harness.rejection('webTool.getAll', { filters })).message).toBe(
				'Collection ID cannot be given together with Uncategorized Only',
			);
			expect(harness.sent).toEqual([]);
			await harness.first('webTool.getAll', { filters: { collectionId: '', returnUncategorized: true } });
			expect(harness.request.query).toEqual({ returnUncategorized: 'true', skip: '1', take: '50' });
		});
	});

	it.each([true, false])('setActive: sets %s for one agent, and may be repeated', async (isActive) => {
		const [agent, { id }] = [harness.simulator.seedAgent(), harness.simulator.seedWebTool()];
		harness.simulator.faults.add({ status: 503, actThenFail: true });
		const result = await harness.first('webTool.setActive', { webToolId: byId(id), agentId: byId(agent.id), isActive });
		expect(result).toEqual({ id, agentId: agent.id, isActive });
		const body = { voiceAgentId: agent.id, webToolId: id, isActive };
		expect(harness.sent).toEqual(
			Array.from({ length: 2 }, () => ({ method: 'POST', path: `${V1}/toggle-activation`, query: {}, body })),
		);
		expect(harness.simulator.state.isActiveFor(agent.id, id)).toBe(isActive);
	});

	describe('test', () => {
		const PATH = `${V1}/test-api-tool`;

		/** What was sent besides the question for the project, which is asked once a key. */
		const tested = () => harness.sent.filter(({ path }) => path === PATH);

		it('gives one item for each event, and sends the project by itself', async () => {
			const { json } = await harness.run('webTool.test', { serverUrl: 'https://example.com/orders' });
			expect(tested()).toEqual([
				{
					method: 'POST',
					path: PATH,
					query: {},
					body: { projectId: harness.simulator.state.projectId, serverUrl: 'https://example.com/orders', method: 'POST' },
				},
			]);
			expect(json).toEqual([
				{ event: 'attempt', data: { message: 'Starting API test...' } },
				{ event: 'request', data: { method: 'POST', url: 'https://example.com/orders', headers: {} } },
				{ event: 'response', data: { status: 200, body: { ok: true } } },
			]);
		});

		it('sends all that can be said, and shows no secret that comes back', async () => {
			const { json } = await harness.run('webTool.test', {
				serverUrl: 'https://example.com/orders',
				method: 'GET',
				additionalFields: {
					authPrefix: 'Bearer',
					authToken: SECRET,
					body: '{"orderNumber": "A-17"}',
					httpHeaders: pairs({ Accept: 'text/plain', 'X-Api-Key': `${SECRET}-2` }),
					queryParams: pairs({ limit: '10' }),
					timeout: 7,
				},
			});
			expect(tested()[0].body).toEqual({
				projectId: harness.simulator.state.projectId,
				serverUrl: 'https://example.com/orders',
				method: 'GET',
				authPrefix: 'Bearer',
				authToken: SECRET,
				timeout: 7,
				httpHeaders: { Accept: 'text/plain', 'X-Api-Key': `${SECRET}-2` },
				queryParams: { limit: '10' },
				body: { orderNumber: 'A-17' },
			});
			expect(json[1].data).toMatchObject({
				headers: {
					Accept: 'text/plain',
					'X-Api-Key': expect.stringContaining(HIDDEN) as unknown,
					Authorization: `Bearer ${HIDDEN}`,
				},
			});
			expect(JSON.stringify(json)).not.toContain(SECRET);
		});

		it.each([
			['the event alone', { event: 'attempt', data: { message: 'x' } }, [{ event: 'attempt', data: { message: 'x' } }]],
			[
				'a list of events',
				[
					{ event: 'a', data: {} },
					{ event: 'b', data: {} },
				],
				[
					{ event: 'a', data: {} },
					{ event: 'b', data: {} },
				],
			],
		])('reads %s as JSON, too', async (_, body, items) => {
			harness.simulator.faults.add({ path: PATH, status: 200, body });
			expect((await harness.run('webTool.test', { serverUrl: 'https://example.com' })).json).toEqual(items);
		});

		it('calls the server once, whatever happens', async () => {
			harness.simulator.faults.add({ path: PATH, status: 503, actThenFail: true });
			expect(await harness.rejection('webTool.test', { serverUrl: 'https://example.com' })).toMatchObject({
				httpCode: '503',
				itemIndex: 0,
			});
			expect(tested()).toHaveLength(1);
			harness.simulator.faults.add({ path: PATH, reset: true });
			expect((await harness.rejection('webTool.test', { serverUrl: 'https://example.com' })).description).toBe(
				'It may have been carried out anyway, so it was not sent again. Check in Hamsa before running the node again.',
			);
			expect(tested()).toHaveLength(2);
		});

		it('says so when nothing is reported', async () => {
			harness.simulator.faults.add({ path: PATH, status: 200, body: [] });
			expect(await harness.rejection('webTool.test', { serverUrl: 'https://example.com' })).toMatchObject({
				message: 'Hamsa returned no events',
				itemIndex: 0,
			});
		});

		/** Runs the test against a server of its own, which answers in its own way. */
		const refusedBy = async (answer: (response: ServerResponse) => void) => {
			const server: RequestListener = ({ url }, response) => {
				if (url?.includes('by-api-key')) response.setHeader('Content-Type', 'application/json').end('{"data": {"id": "project"}}');
				else answer(response);
			};
			return await elsewhere(
				server,
				async (baseUrl) =>
					await harness.rejection('webTool.test', { serverUrl: 'https://example.com' }, { credential: { baseUrl } }),
			);
		};

		it('says what may have happened when the connection breaks on the way', async () => {
			const rejection = await refusedBy((response) => {
				response.writeHead(200, { 'Content-Type': 'text/event-stream' });
				response.write('event: attempt\ndata: {}\n\n', () => response.destroy());
			});
			expect(rejection.message).toBe('Hamsa broke off in the middle of its answer (ECONNRESET)');
			expect(rejection.description).toBe(
				'It may have been carried out anyway, so it was not sent again. Check in Hamsa before running the node again.',
			);
		});

		it.each(['text/html', 'text/plain'])('tells a page that comes as %s from events', async (type) => {
			const rejection = await refusedBy((response) => response.writeHead(200, { 'Content-Type': type }).end('<p>Welcome</p>'));
			expect(rejection.message).toBe('Hamsa answered with a page or text instead of data (HTTP 200)');
		});

		it('explains a refusal, without the token', async () => {
			const rejection = await harness.rejection('webTool.test', {
				serverUrl: 'http://localhost:1',
				additionalFields: { authToken: SECRET },
			});
			expect(rejection).toMatchObject({
				message: 'Hamsa did not accept the request (HTTP 400): serverUrl: must be a valid external URL',
				httpCode: '400',
			});
			harness.simulator.faults.add({ path: PATH, status: 400, body: { success: false, message: `Bad token ${SECRET}` } });
			const other = await harness.rejection('webTool.test', {
				serverUrl: 'https://example.com',
				additionalFields: { authToken: SECRET },
			});
			expect(other.message).toBe('Hamsa did not accept the request (HTTP 400): Bad token [hidden]');
		});

		it.each<[INodeParameters, string]>([
			[{ serverUrl: 'example.com' }, 'Server URL must be a web address, such as https://example.com, but is "example.com"'],
			[{ additionalFields: { timeout: 0 } }, 'Timeout (Seconds) must be a number of 1 or more, but is "0"'],
			[{ additionalFields: { body: '"x"' } }, 'Body must be a JSON object, such as {"orderNumber": "A-17"}'],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect((await harness.rejection('webTool.test', { serverUrl: 'https://example.com', ...fields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});
	});

	it('is found by name in the list of the locator', async () => {
		const { id } = harness.simulator.seedWebTool({ name: 'Find order', type: 'MCP' });
		harness.simulator.seedWebTool({ name: 'Weather' });
		expect(await harness.search('searchWebTools', 'order')).toEqual({ results: [{ name: 'Find order (MCP)', value: id }] });
		expect(harness.request).toMatchObject({ path: `${V2}/list`, query: { search: 'order', skip: '1', take: '50' } });
	});
});
