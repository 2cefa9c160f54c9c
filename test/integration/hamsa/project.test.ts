import { randomUUID } from 'node:crypto';

import { Harness } from './support';

const PERIOD = { startPeriod: '2026-01-01', endPeriod: '2026-01-31' };

describe('Project', () => {
	let harness: Harness;

	// What is remembered is remembered for good, so each test has a key of its own.
	beforeEach(async () => (harness = await Harness.start({ apiKey: randomUUID() })));
	afterEach(async () => await harness.close());

	it('get: gives the project of the key', async () => {
		expect(await harness.first('project.get')).toMatchObject({ id: harness.simulator.state.projectId, name: 'Simulated project' });
		const { method, path, query, body } = harness.request;
		expect({ method, path, query, body }).toEqual({ method: 'GET', path: '/v1/projects/by-api-key', query: {}, body: undefined });
	});

	it('get: hides a secret, should there be one', async () => {
		harness.simulator.faults.add({ status: 200, body: { success: true, data: { id: '1', apiKeys: [{ apiKey: 'sk' }] } } });
		expect(await harness.first('project.get')).toEqual({ id: '1', apiKeys: [{ apiKey: '[hidden]' }] });
	});

	describe('its ID, where an operation needs it', () => {
		const paths = () => harness.sent.map(({ path }) => path.split('/').at(-1));

		it('is asked for once for an account', async () => {
			await harness.run('usage.getNumbers', PERIOD, { items: [{}, {}, {}] });
			await harness.first('usage.getNumbers', PERIOD);
			expect(paths()).toEqual(['by-api-key', 'numbers', 'numbers', 'numbers', 'numbers']);
			const { projectId } = harness.simulator.state;
			expect(harness.sent.slice(1).map(({ query }) => query.projectId)).toEqual([projectId, projectId, projectId, projectId]);
		});

		it('is asked for again for another key', async () => {
			await harness.first('usage.getNumbers', PERIOD);
			harness.simulator.clearRequests();

			// The simulator has one project, so it is told what to answer to the other key.
			const apiKey = randomUUID();
			harness.simulator.faults.add({
				path: '/v1/projects/by-api-key',
				status: 200,
				body: { success: true, data: { id: 'other-project' } },
			});
			harness.simulator.faults.add({ path: '/v1/projects/statistics/numbers', status: 200, body: { success: true, data: {} } });
			await harness.first('usage.getNumbers', PERIOD, { credential: { apiKey } });
			expect(paths()).toEqual(['by-api-key', 'numbers']);
			expect(harness.simulator.requests.map(({ headers }) => headers.authorization)).toEqual([`Token ${apiKey}`, `Token ${apiKey}`]);
			expect(harness.sent[1].query.projectId).toBe('other-project');

			harness.simulator.clearRequests();
			await harness.first('usage.getNumbers', PERIOD);
			expect(paths()).toEqual(['numbers']);
			expect(harness.request.query.projectId).toBe(harness.simulator.state.projectId);
		});

		it('is asked for again when it could not be had', async () => {
			harness.simulator.faults.add({ path: '/v1/projects/by-api-key', status: 403, body: { success: false, message: 'Not now' } });
			expect(await harness.rejection('usage.getChart', PERIOD)).toMatchObject({
				message: 'Hamsa does not allow this: Not now',
				itemIndex: 0,
			});
			await harness.run('usage.getChart', PERIOD);
			expect(paths()).toEqual(['by-api-key', 'by-api-key', 'chart']);
		});
	});
});
