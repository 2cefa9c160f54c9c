import type { RequestListener } from 'node:http';

import { elsewhere } from '../harness/elsewhere';
import { Harness, byId } from './support';

describe('what the user is told', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('names the fields of a 422, as FastAPI does it', async () => {
		const { id } = harness.simulator.seedAgent();
		const rejection = await harness.rejection('agent.update', {
			agentId: byId(id),
			updateFields: { language: '={{ "xx-XX" }}', sttMode: '={{ "slow" }}' },
		});
		expect(rejection.message).toMatch(
			/^AgentPhone did not accept sttMode \(.+\), language \(value is not a valid enumeration member\)$/,
		);
		expect(rejection).toMatchObject({ httpCode: '422', description: 'Change these values and run the node again.' });
	});

	it('names the fields of the {error: {...}} shape', async () => {
		harness.simulator.faults.add({
			status: 400,
			body: {
				error: {
					message: 'Validation error',
					code: 'VALIDATION_ERROR',
					details: [{ field: 'country', message: 'must be a 2-letter code' }],
				},
			},
		});
		const { error } = await harness.run('number.getAll');
		expect(error).toMatchObject({
			message: 'AgentPhone did not accept country (must be a 2-letter code)',
			description: 'Change this value and run the node again. AgentPhone wrote: Validation error',
			httpCode: '400',
			context: {
				data: { code: 'VALIDATION_ERROR', fields: [{ field: 'country', message: 'must be a 2-letter code' }] },
				itemIndex: 0,
			},
		});
	});

	it('points to the key for a 401, and sends the request once', async () => {
		expect(await harness.rejection('number.getAll', {}, { credential: { apiKey: 'sk_live_wrong' } })).toEqual({
			message: 'AgentPhone did not accept the API key',
			description: 'Check the API key in the credential: it must be complete and still valid. AgentPhone wrote: Invalid API key',
			httpCode: '401',
			itemIndex: 0,
		});
		expect(harness.sent).toHaveLength(1);
	});

	it.each([502, 200])('recognises a web page with status %d', async (status) => {
		const page: RequestListener = (_, response) =>
			response.writeHead(status, { 'content-type': 'text/html' }).end('<html>Bad gateway</html>');
		const rejection = await elsewhere(
			page,
			async (baseUrl) => await harness.rejection('agent.create', { name: 'x' }, { credential: { baseUrl } }),
		);
		expect(rejection).toMatchObject({
			message: `AgentPhone answered with a page or text instead of data (HTTP ${status})`,
			httpCode: String(status),
		});
		if (status === 200) expect(rejection.description).toContain('Check the Base URL of the credential.');
	});

	it('does not take the key to another host', async () => {
		const keys: unknown[] = [];
		const other: RequestListener = (request, response) => {
			keys.push(request.headers.authorization);
			response.end('{"data": []}');
		};
		await elsewhere(other, async (otherUrl) => {
			const redirect: RequestListener = (_, response) => response.writeHead(307, { location: `${otherUrl}/v1/numbers` }).end();
			await elsewhere(redirect, async (baseUrl) => {
				const rejection = await harness.rejection('number.getAll', {}, { credential: { baseUrl } });
				expect(rejection.message).toBe('AgentPhone redirected the request to another address (HTTP 307)');
				expect(rejection.description).toContain(`${otherUrl}/v1/numbers`);
			});
		});
		expect(keys).toEqual([]);
	});

	it('says that nothing was sent when the host cannot be reached', async () => {
		const gone = await elsewhere(
			() => {},
			async (baseUrl) => await Promise.resolve(baseUrl),
		);
		expect(await harness.rejection('agent.create', { name: 'x' }, { credential: { baseUrl: gone } })).toMatchObject({
			message: 'AgentPhone could not be reached (ECONNREFUSED)',
			description: 'Nothing was sent. Check the Base URL of the credential, and that this n8n can reach it.',
		});
	});

	it.each([
		'',
		'api.agentphone.ai',
		'ftp://api.agentphone.ai',
		'https://user:sk_live_simulator@evil.example',
		'https://api.agentphone.ai?key=1',
		'https://api.agentphone.ai:65536',
	])('refuses the Base URL "%s"', async (baseUrl) => {
		const rejection = await harness.rejection('number.getAll', {}, { credential: { baseUrl } });
		expect(rejection.message).toMatch(
			/^The Base URL of the AgentPhone credential must be a web address such as https:\/\/api\.agentphone\.ai, but is /,
		);
		expect(rejection.message).not.toContain('sk_live_simulator');
		expect(harness.sent).toEqual([]);
	});

	it.each(['/v1', '/v1/', '//v1// ', '/V1'])('forgives the version at the end of the Base URL (%j)', async (end) => {
		await harness.run('number.getAll', {}, { credential: { baseUrl: `${harness.simulator.baseUrl}${end}` } });
		expect(harness.request).toMatchObject({ path: '/v1/numbers', status: 200 });
	});

	it('forgives blanks and slashes around the Base URL', async () => {
		await harness.run('number.getAll', {}, { credential: { baseUrl: ` ${harness.simulator.baseUrl}// ` } });
		expect(harness.request).toMatchObject({ path: '/v1/numbers', status: 200 });
	});

	it.each([
		['an answer that repeats the key', { status: 400, body: { detail: 'Bearer sk_live_simulator is odd' } }],
		[
			'fields that repeat the key',
			{ status: 422, body: { detail: [{ loc: ['header', 'sk_live_simulator'], msg: 'sk_live_simulator' }] } },
		],
		['a code that is the key', { status: 400, body: { error: { code: 'sk_live_simulator', message: 'x' } } }],
		['a lost connection', { reset: true }],
		['a redirect that holds the key', { status: 302, headers: { location: 'https://evil.example/?k=sk_live_simulator' } }],
	])('never shows the key: %s', async (_, fault) => {
		harness.simulator.faults.add({ ...fault, times: 10 });
		const { run, error } = await harness.run('agent.create', { name: 'x' });
		expect(error).toBeDefined();
		expect(harness.simulator.requests[0].headers.authorization).toBe('Bearer sk_live_simulator');
		expect(JSON.stringify(run)).not.toContain('sk_live_simulator');
	});

	it('uses none of the words n8n asks to avoid', async () => {
		for (const status of [301, 400, 401, 402, 403, 404, 405, 409, 422, 429, 500, 503]) {
			harness.simulator.faults.add({ path: '/v1/agents', status, body: {}, headers: { 'Retry-After': '999' } });
			const { message, description } = await harness.rejection('agent.create', { name: 'x' });
			expect(`${message} ${description}`).not.toMatch(/error|problem|failure|mistake/i);
		}
	});

	describe('several items', () => {
		const items = [{ id: 'good0' }, { id: 'bad1' }, { id: 'good2' }, { id: 'bad3' }];
		const parameters = { agentId: byId('={{ $json.id }}') };
		beforeEach(() => {
			harness.simulator.seedAgent({ id: 'good0' });
			harness.simulator.seedAgent({ id: 'good2' });
		});
		const gone = 'AgentPhone found nothing under this ID: Agent not found';

		it('with On Error: Continue, each item gives its result or its message in its own place', async () => {
			const { items: results, error } = await harness.run('agent.get', parameters, {
				items,
				settings: { onError: 'continueRegularOutput' },
			});
			expect(error).toBeUndefined();
			expect(results.map(({ json, pairedItem }) => [json.error ?? json.id, pairedItem])).toEqual([
				['good0', { item: 0 }],
				[gone, { item: 1 }],
				['good2', { item: 2 }],
				[gone, { item: 3 }],
			]);
			expect(results[1].json).toEqual({ error: gone });
		});

		it('3 bad ones among 10 give 7 results and 3 messages, on the right items', async () => {
			const bad = new Set([2, 5, 9]);
			const ten = Array.from({ length: 10 }, (_, at) => ({ id: `${bad.has(at) ? 'bad' : 'good'}${at}` }));
			for (const { id } of ten) if (id.startsWith('good')) harness.simulator.seedAgent({ id });
			const { json } = await harness.run('agent.get', parameters, { items: ten, settings: { onError: 'continueRegularOutput' } });
			expect(json.map(({ id, error }) => id ?? error)).toEqual(ten.map(({ id }) => (id.startsWith('good') ? id : gone)));
		});

		it('with the error output, the items that did not work go there with what came in', async () => {
			const { outputs } = await harness.run('agent.get', parameters, { items, settings: { onError: 'continueErrorOutput' } });
			expect(outputs.map((output) => output.map(({ json }) => json.id))).toEqual([
				['good0', 'good2'],
				['bad1', 'bad3'],
			]);
			expect(outputs[1][0].json.error).toBe(gone);
		});

		it('without it, the first one ends the run, is named, and what was done before is named too', async () => {
			const rejection = await harness.rejection('agent.get', parameters, { items });
			expect(rejection).toMatchObject({ message: gone, itemIndex: 1, httpCode: '404' });
			expect(rejection.description).toContain(
				'The items before this one were processed (good0). To keep their results, set On Error to Continue',
			);
			expect(harness.sent).toHaveLength(2);
		});

		it('treats a refused value and an unreadable expression like an answer', async () => {
			const { json } = await harness.run(
				'agent.create',
				{ name: '={{ $json.name }}', additionalFields: { voiceSpeed: '={{ $json.speed }}' } },
				{ items: [{ name: 'a', speed: 9 }, { name: 'b', speed: 1 }, { speed: 1 }], settings: { onError: 'continueRegularOutput' } },
			);
			expect(json[0]).toEqual({ error: 'Voice Speed must be a number from 0.5 to 2, but is "9"' });
			expect(json[1]).toMatchObject({ name: 'b' });
			expect(json[2]).toEqual({ error: 'Name must not be empty' });
			expect(harness.sent).toHaveLength(1);
		});

		it('pairs every row of a list with the item that asked for it', async () => {
			const { items: rows } = await harness.run('agent.getAll', {}, { items: [{}, {}] });
			expect(rows.map(({ pairedItem }) => pairedItem)).toEqual([{ item: 0 }, { item: 0 }, { item: 1 }, { item: 1 }]);
		});
	});
});
