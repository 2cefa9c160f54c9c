import { Bench } from './support';

it('Number, getAll: gives the numbers in use, page by page', async () => {
	const bench = await Bench.start();
	for (let count = 0; count < 130; count++) bench.simulator.seedNumber();
	bench.simulator.seedNumber({ status: 'released' });

	const { json } = await bench.run('number.getAll', { returnAll: true });
	expect(json).toHaveLength(130);
	expect(Object.keys(json[0])).toEqual(['id', 'phoneNumber', 'country', 'status', 'type', 'agentId', 'createdAt']);
	expect(bench.sent.map(({ method, path, query }) => ({ method, path, query }))).toEqual([
		{ method: 'GET', path: '/v1/numbers', query: { limit: '100', offset: '0' } },
		{ method: 'GET', path: '/v1/numbers', query: { limit: '100', offset: '100' } },
	]);
	await bench.close();
});
