import { WrongHost } from '../../simulator/common/wrongHost';
import { BadServer, faults, type FaultName } from '../harness/faults/badServer';
import { platforms } from '../harness/faults/platforms';
import { scaleTimeouts } from '../harness/faults/timeouts';
import { Traces } from '../harness/faults/traces';

const CANARY = 'canary-key-5f1c0e7a9b';

/** Each stands for a fixture at which an exchange breaks: before, in and after the answer. */
const FAULTS_TRIED: FaultName[] = ['reset before the answer', 'no answer at all', 'an answer cut in half', 'a web page (502)'];

/** The project of the key, which Hamsa's operations may ask for before; without it nothing else is asked for. */
const PROJECT = 'GET /v1/projects/by-api-key';

describe.each(platforms)('$name: whatever goes wrong', ({ name, operations, once, start }) => {
	let fixture: Awaited<ReturnType<typeof start>>;
	let traces: Traces;

	beforeAll(async () => (fixture = await start()));
	afterAll(async () => await fixture.harness.close());
	beforeEach(() => (traces = new Traces()));
	afterEach(() => jest.restoreAllMocks());

	/** Two items, of which none may stop the other. */
	const runTwice = async (operation: string, baseUrl: string) => {
		const { parameters, options } = fixture.scenario(operation);
		// Of each run its own: the node remembers the project of an account.
		const credential = { apiKey: CANARY, baseUrl };
		const items = [{}, {}];
		const binary = options?.binary && [options.binary[0], options.binary[0]];
		return await fixture.harness.run(operation, parameters, {
			...options,
			...(binary ? { binary } : { items }),
			credential,
			settings: { onError: 'continueRegularOutput' },
		});
	};

	it.each(FAULTS_TRIED)('%s: every operation says so on its item, repeats nothing it may not, and tells no secret', async (fault) => {
		if (fault === 'no answer at all') scaleTimeouts();
		const wrong: string[] = [];
		await Promise.all(
			operations.map(async (operation) => {
				const server = await BadServer.start(faults[fault]);
				try {
					const result = await runTwice(operation, server.baseUrl);
					const complain = (what: string) => wrong.push(`${operation}: ${what}`);
					if (traces.hold(CANARY, result.run.data.resultData)) complain('tells the key');
					const told = result.json.every(({ error }) => typeof error === 'string' && error.includes(name));
					if (!told || result.error) complain(`says ${JSON.stringify(result.json)} ${result.error?.message ?? ''}`);
					const own = server.requests.filter((request) => request !== PROJECT);
					// One for all items: a campaign is one request.
					const most = result.json.length;
					if (once.includes(operation) && own.filter((request) => !request.startsWith('GET ')).length > most)
						complain(`sent ${own.join(', ')}`);
				} finally {
					await server.close();
				}
			}),
		);
		expect(wrong).toEqual([]);
	});

	it.each([301, 302, 303, 307, 308])(
		'sent on to another host with %i, no operation asks there, but for public files without the key',
		async (status) => {
			const wrongHost = await WrongHost.start();
			const server = await BadServer.start(
				({ url }, response) => void response.writeHead(status, { location: `${wrongHost.baseUrl}${url}` }).end(),
			);
			try {
				const results = await Promise.all(
					operations
						.filter((operation) => operation !== 'call.getRecording')
						.map(async (operation) => await runTwice(operation, server.baseUrl)),
				);
				expect(wrongHost.requests).toEqual([]);
				expect(wrongHost.connections).toBe(0);
				expect(results.flatMap(({ json }) => json).map(({ error }) => error)).toEqual(
					results.flatMap(({ json }) => json).map(() => `${name} redirected the request to another address (HTTP ${status})`),
				);
				expect(traces.hold(CANARY, ...results.map(({ run }) => run.data.resultData))).toBe(false);
			} finally {
				await server.close();
				await wrongHost.close();
			}
		},
	);
});
