import { randomUUID } from 'node:crypto';

import { Bench } from './support';

const PERIOD = { startPeriod: '2026-01-01', endPeriod: '2026-01-31' };

describe('Project', () => {
	let bench: Bench;

	// What is remembered is remembered for good, so each test has a key of its own.
	beforeEach(async () => (bench = await Bench.start({ apiKey: randomUUID() })));
	afterEach(async () => await bench.close());

	it('get: gives the project of the key', async () => {
		expect(await bench.first('project.get')).toMatchObject({ id: bench.simulator.state.projectId, name: 'Simulated project' });
		const { method, path, query, body } = bench.request;
		expect({ method, path, query, body }).toEqual({ method: 'GET', path: '/v1/projects/by-api-key', query: {}, body: undefined });
	});

	it('get: hides a secret, should there be one', async () => {
		bench.simulator.faults.add({ status: 200, body: { success: true, data: { id: '1', apiKeys: [{ apiKey: 'sk' }] } } });
		expect(await bench.first('project.get')).toEqual({ id: '1', apiKeys: [{ apiKey: '[hidden]' }] });
	});

	describe('its ID, where an operation needs it', () => {
		const paths = () => bench.sent.map(({ path }) => path.split('/').at(-1));

		it('is asked for once for an account', async () => {
			await bench.run('usage.getNumbers', PERIOD, { items: [{}, {}, {}] });
			await bench.first('usage.getNumbers', PERIOD);
			expect(paths()).toEqual(['by-api-key', 'numbers', 'numbers', 'numbers', 'numbers']);
			const { projectId } = bench.simulator.state;
			expect(bench.sent.slice(1).map(({ query }) => query.projectId)).toEqual([projectId, projectId, projectId, projectId]);
		});

		it('is asked for again for another key', async () => {
			await bench.first('usage.getNumbers', PERIOD);
			bench.simulator.clearRequests();

			// The simulator has one project, so it is told what to answer to the other key.
			const apiKey = randomUUID();
			bench.simulator.faults.add({
				path: '/v1/projects/by-api-key',
				status: 200,
				body: { success: true, data: { id: 'other-project' } },
			});
			bench.simulator.faults.add({ path: '/v1/projects/statistics/numbers', status: 200, body: { success: true, data: {} } });
			await bench.first('usage.getNumbers', PERIOD, { credential: { apiKey } });
			expect(paths()).toEqual(['by-api-key', 'numbers']);
			expect(bench.simulator.requests.map(({ headers }) => headers.authorization)).toEqual([`Token ${apiKey}`, `Token ${apiKey}`]);
			expect(bench.sent[1].query.projectId).toBe('other-project');

			bench.simulator.clearRequests();
			await bench.first('usage.getNumbers', PERIOD);
			expect(paths()).toEqual(['numbers']);
			expect(bench.request.query.projectId).toBe(bench.simulator.state.projectId);
		});

		it('is asked for again when it could not be had', async () => {
			bench.simulator.faults.add({ path: '/v1/projects/by-api-key', status: 403, body: { success: false, message: 'Not now' } });
			expect(await bench.rejection('usage.getChart', PERIOD)).toMatchObject({
				message: 'Hamsa does not allow this: Not now',
				itemIndex: 0,
			});
			await bench.run('usage.getChart', PERIOD);
			expect(paths()).toEqual(['by-api-key', 'by-api-key', 'chart']);
		});
	});
});
