import { elsewhere } from '../harness/elsewhere';
import { Harness, byId } from './support';

const START = '/v1/agent-analytics/conversations/export';
const STATUS = `${START}/status`;

describe('Conversation: Export', () => {
	let harness: Harness;
	let agentId: string;

	beforeEach(async () => {
		harness = await Harness.start();
		agentId = harness.simulator.seedAgent().id;
	});
	afterEach(async () => await harness.close());

	const run = async (parameters = {}) => await harness.run('conversation.export', { agentId: byId(agentId), ...parameters });
	const rejection = async (parameters = {}) => await harness.rejection('conversation.export', { agentId: byId(agentId), ...parameters });
	const exporting = () => harness.sent.filter(({ path }) => path !== '/v1/projects/by-api-key');

	it('starts the export, waits until it is ready, and downloads the file without the key', async () => {
		harness.simulator.callExports.pendingLooks = 2;
		const { id } = harness.simulator.seedConversation({ voiceAgentId: agentId });
		harness.simulator.seedConversation();
		const { items } = await run();
		const csv = `ID,Status\n${id},COMPLETED\n`;
		expect(items[0]).toMatchObject({
			json: { exportId: expect.any(String) as string, fileName: 'conversations.csv', bytes: csv.length },
			binary: { data: { mimeType: 'text/csv', fileName: 'conversations.csv', data: Buffer.from(csv).toString('base64') } },
		});
		const exportId = items[0].json.exportId as string;
		const { projectId } = harness.simulator.state;
		expect(exporting().map(({ path, query }) => [path, query])).toEqual([
			[START, { projectId, voiceAgentId: agentId, period: 'TODAY' }],
			...Array.from({ length: 3 }, () => [STATUS, { exportId }]),
			[`/media/exports/${exportId}.csv`, {}],
		]);
		expect(harness.simulator.requests.at(-1)?.headers.authorization).toBeUndefined();
	});

	it('takes a link for a finished export, whatever the status is called', async () => {
		const downloadUrl = `${harness.simulator.baseUrl}/media/exports/other.csv`;
		harness.simulator.faults.add({ path: STATUS, status: 200, body: { success: true, data: { status: 'DONE', downloadUrl } } });
		harness.simulator.faults.add({ path: /^\/media\//, status: 404 });
		expect((await rejection()).message).toBe('The CSV file is no longer available (HTTP 404)');
		expect(exporting().map(({ path }) => path)).toEqual([START, STATUS, '/media/exports/other.csv']);
	});

	it('sends a custom period as milliseconds, and names field and file as asked', async () => {
		const { id } = harness.simulator.seedConversation({ voiceAgentId: agentId, createdAt: '2026-01-05T10:00:00.000Z' });
		harness.simulator.seedConversation({ voiceAgentId: agentId, createdAt: '2026-02-05T10:00:00.000Z' });
		const { items } = await run({
			period: 'CUSTOM',
			startPeriod: '2026-01-01T00:00:00Z',
			endPeriod: '2026-01-31T23:59:59Z',
			binaryPropertyName: 'calls',
			additionalFields: { fileName: 'january' },
		});
		const { data, fileName } = items[0].binary!.calls;
		expect(Buffer.from(data, 'base64').toString()).toBe(`ID,Status\n${id},COMPLETED\n`);
		expect(fileName).toBe('january.csv');
		expect(exporting()[0].query).toMatchObject({ period: 'CUSTOM', startPeriod: '1767225600000', endPeriod: '1769903999000' });
	});

	it('takes a file as the first answer, as an older form of the route gives it', async () => {
		harness.simulator.callExports.answersFile = true;
		const { id } = harness.simulator.seedConversation({ voiceAgentId: agentId });
		const { items } = await run();
		const csv = `ID,Status\n${id},COMPLETED\n`;
		expect(items[0].json).toEqual({ fileName: 'conversations.csv', bytes: csv.length });
		expect(Buffer.from(items[0].binary!.data.data, 'base64').toString()).toBe(csv);
		expect(exporting()).toHaveLength(1);
	});

	it.each([500, 504])('explains %i over a long period, and does not ask again', async (status) => {
		harness.simulator.faults.add({ path: START, status, body: { message: 'too slow' }, times: 5 });
		expect(await rejection()).toMatchObject({
			message: `Hamsa could not export the calls of this period (HTTP ${status})`,
			description: expect.stringMatching(/Choose a shorter period.*Hamsa wrote: too slow/) as string,
			itemIndex: 0,
		});
		expect(exporting()).toHaveLength(1);
	});

	it.each([
		['failed', 'Hamsa could not finish the export', /shorter period/],
		['expired', 'The export has expired', /start a new export/],
	] as const)('reports an export that is %s, with its ID', async (outcome, message, advice) => {
		harness.simulator.callExports.outcome = outcome;
		const error = await rejection();
		expect(error).toMatchObject({ message, itemIndex: 0 });
		expect(error.description).toMatch(advice);
		expect(error.description).toMatch(/^The export [\w-]{36} was started\./);
	});

	it('gives up after the maximum wait, and continues with the ID', async () => {
		harness.simulator.callExports.pendingLooks = 3;
		const settings = { onError: 'continueRegularOutput' as const };
		const parameters = { agentId: byId(agentId), additionalFields: { maxWaitSeconds: 2, pollIntervalSeconds: 3 } };
		const [item] = (await harness.run('conversation.export', parameters, { settings })).json;
		expect(item).toEqual({ exportId: expect.any(String) as string, error: 'The export was not ready after 2 seconds' });

		harness.simulator.clearRequests();
		harness.simulator.callExports.pendingLooks = 0;
		const { json } = await run({ additionalFields: { exportId: item.exportId } });
		expect(json[0]).toMatchObject({ exportId: item.exportId, bytes: 10 });
		expect(exporting().map(({ path }) => path)).not.toContain(START);
	});

	it('reports an export that does not exist', async () => {
		expect(await rejection({ additionalFields: { exportId: 'none' } })).toMatchObject({
			message: 'Hamsa found nothing under this ID: Export not found',
			httpCode: '404',
		});
	});

	it('reports a file that is gone', async () => {
		harness.simulator.faults.add({ path: /^\/media\//, status: 403 });
		expect(await rejection()).toMatchObject({
			message: 'The CSV file is no longer available (HTTP 403)',
			description: expect.stringMatching(/The link of an export expires\./) as string,
		});
	});

	it.each<[string, object, string]>([
		['no link', { success: true, data: { status: 'READY' } }, 'Hamsa returned no web address for the CSV file'],
		['a failure in a success', { success: false, message: 'No such agent' }, 'Hamsa rejected the request: No such agent'],
	])('reports a status with %s', async (_what, body, message) => {
		harness.simulator.faults.add({ path: STATUS, status: 200, body });
		expect((await rejection()).message).toBe(message);
	});

	it.each<[string, string, string, string]>([
		['no ID', 'application/json', '{"success": true, "data": {}}', 'Hamsa answered without an export ID'],
		['a failure', 'application/json', '{"success": false, "message": "No calls"}', 'Hamsa rejected the request: No calls'],
		['broken JSON', 'application/json', '{"data": {', 'Hamsa answered with a page or text instead of data (HTTP 200)'],
		['a page', 'text/html', '<p>Hello</p>', 'Hamsa answered with a page or text instead of data (HTTP 200)'],
	])('reports a first answer with %s', async (_what, type, body, message) => {
		await elsewhere(
			({ url }, response) =>
				void (url?.startsWith(START)
					? response.writeHead(200, { 'content-type': type }).end(body)
					: response.writeHead(200, { 'content-type': 'application/json' }).end('{"data": {"id": "p"}}')),
			async (baseUrl) => {
				const error = await harness.rejection(
					'conversation.export',
					{ agentId: byId(agentId) },
					{ credential: { baseUrl, apiKey: `key of ${_what}`.replace(/ /g, '-') } },
				);
				expect(error.message).toBe(message);
			},
		);
	});

	it.each([
		[{ agentId: byId('={{ "" }}') }, 'Agent is not chosen'],
		[{ binaryPropertyName: ' ' }, 'Put Output in Field must not be empty'],
		[{ period: 'CUSTOM', startPeriod: '2026-02-01', endPeriod: '2026-01-01' }, 'End must not be before Start'],
		[{ additionalFields: { fileName: '={{ "" }}' } }, 'File Name must not be empty'],
		[{ additionalFields: { maxWaitSeconds: 0 } }, 'Max Wait (Seconds) must be a number from 1 to 86400, but is "0"'],
		[{ additionalFields: { pollIntervalSeconds: 1 } }, 'Poll Interval (Seconds) must be a number from 3 to 600, but is "1"'],
	])('refuses %j before anything is sent', async (parameters, message) => {
		expect(await rejection(parameters)).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});
});
