import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { ICredentialDataDecryptedObject, IDataObject } from 'n8n-workflow';
import { Workflow } from 'n8n-workflow';

import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { Harness } from './support';

const EU = 'https://api.tryhamsa.com';
const UAE = 'https://api.uae.tryhamsa.com';

describe('the credential', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe('the region', () => {
		/** What n8n sends HTTPS through. It goes no further: only the host that was asked for counts. */
		const proxy = createServer();
		const hosts: Array<string | undefined> = [];
		const before = process.env.HTTPS_PROXY;

		beforeAll(async () => {
			proxy.on('connect', ({ url }, socket) => {
				hosts.push(url);
				socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
			});
			proxy.listen(0, '127.0.0.1');
			await once(proxy, 'listening');
			process.env.HTTPS_PROXY = `http://127.0.0.1:${(proxy.address() as AddressInfo).port}`;
		});
		beforeEach(() => (hosts.length = 0));
		afterAll(() => {
			if (before === undefined) delete process.env.HTTPS_PROXY;
			else process.env.HTTPS_PROXY = before;
			proxy.close();
		});

		it.each([
			[{ region: 'eu' }, 'api.tryhamsa.com:443'],
			[{ region: 'uae' }, 'api.uae.tryhamsa.com:443'],
			[{ region: 'custom', baseUrl: 'https://hamsa.example.com/' }, 'hamsa.example.com:443'],
			[{ region: 'uae', baseUrl: 'https://hamsa.example.com' }, 'api.uae.tryhamsa.com:443'],
		])('%j leads to %s', async (credential, host) => {
			// Not repeated, as it makes something.
			await harness.rejection('agent.create', { name: 'Front desk' }, { credential });
			expect(hosts).toEqual([host]);
			expect(harness.sent).toEqual([]);
		});
	});

	it('leads to the base URL that was given, with or without slashes at its end', async () => {
		const { simulator } = harness;
		await harness.first('project.get', {}, { credential: { region: 'custom', baseUrl: ` ${simulator.baseUrl}// ` } });
		expect(harness.request.path).toBe('/v1/projects/by-api-key');
	});

	it.each([
		['', 'empty'],
		['https://api.tryhamsa.com:99999', '"https://api.tryhamsa.com:99999"'],
		['api.tryhamsa.com', '"api.tryhamsa.com"'],
		['ftp://api.tryhamsa.com', '"ftp://api.tryhamsa.com"'],
		['https://api.tryhamsa.com?v=1', '"https://api.tryhamsa.com?v=1"'],
		['my-secret-key', '"[hidden]"'],
	])('says that the Base URL %j is none', async (baseUrl, shown) => {
		const rejection = await harness.rejection(
			'project.get',
			{},
			{ credential: { region: 'custom', baseUrl, apiKey: 'my-secret-key' } },
		);
		expect(rejection).toMatchObject({
			message: `The Base URL of the Hamsa credential must be a web address such as ${EU}, but is ${shown}`,
			description: 'It must start with https:// and contain no user name or query.',
			itemIndex: 0,
		});
		expect(harness.sent).toEqual([]);
	});

	it.each([
		[undefined, 'Token'],
		['Token', 'Token'],
		['Bearer', 'Bearer'],
		['Basic dXNlcg==', 'Token'],
	])('puts the scheme %j before the key as %s', async (scheme, word) => {
		const credential = { apiKey: ` ${harness.simulator.apiKey}\n`, ...(scheme !== undefined && { scheme }) };
		await harness.first('project.get', {}, { credential });
		expect(harness.request.headers.authorization).toBe(`${word} ${harness.simulator.apiKey}`);
	});

	describe('its test', () => {
		const { request } = new HamsaApi().test;

		/** As n8n reads an expression of a credential. */
		const valueOf = (text: unknown, $credentials: ICredentialDataDecryptedObject) => {
			const node = { id: '1', name: 'Node', type: 'none', typeVersion: 1, position: [0, 0] as [number, number], parameters: {} };
			const workflow = new Workflow({
				nodes: [node],
				connections: {},
				active: false,
				nodeTypes: { getByName: undefined, getByNameAndVersion: () => undefined, getKnownTypes: () => ({}) } as never,
			});
			return workflow.expression.getParameterValue(text as string, null, 0, 0, 'Node', [], 'manual', {
				$credentials,
			} as unknown as IDataObject);
		};

		it.each([
			[{ region: 'eu' }, EU],
			[{ region: 'uae' }, UAE],
			[{ region: 'custom', baseUrl: 'https://hamsa.example.com' }, 'https://hamsa.example.com'],
		])('asks where the node does: %j is %s', (credential, baseUrl) => {
			expect(valueOf(request.baseURL, credential)).toBe(baseUrl);
		});

		it('asks for the project, which is refused with a wrong key', async () => {
			const { apiKey, baseUrl } = harness.simulator;
			const ask = async (key: string) => {
				const { headers } = await new HamsaApi().authenticate({ apiKey: key }, { url: '' });
				return (await fetch(baseUrl + String(request.url), { headers: headers as Record<string, string> })).status;
			};
			expect([await ask(apiKey), await ask('wrong')]).toEqual([200, 401]);
		});
	});
});
