import type { RequestListener } from 'node:http';

import type { ICredentialDataDecryptedObject, INodeParameters } from 'n8n-workflow';

import { makeWav } from '../../simulator/common/wav';
import { Harness as AgentPhoneHarness, byId } from '../agentPhone/support';
import { Harness as HamsaHarness } from '../hamsa/support';
import type { NodeHarness, PlatformSimulator } from '../harness/nodeHarness';
import { Internet } from '../harness/faults/internet';
import { Traces } from '../harness/faults/traces';

const CANARY = 'canary-key-5f1c0e7a9b';

const API = 'https://api.example.com';

const FILES = 'https://files.example.net';

const wav = makeWav();

const sound: RequestListener = (_, response) => void response.writeHead(200, { 'content-type': 'audio/wav' }).end(wav);

const to =
	(location: string, status = 302): RequestListener =>
	(_, response) =>
		void response.writeHead(status, { location }).end();

interface Download {
	name: string;
	start: () => Promise<NodeHarness<PlatformSimulator>>;
	operation: string;
	parameters: INodeParameters;
	credential: ICredentialDataDecryptedObject;
	/** Where the first request for the file goes. */
	first: string;
	/** What is asked for before, at the platform and with the key. */
	before: string[];
	fileName: string;
}

const downloads: Download[] = [
	{
		name: 'a recording of AgentPhone',
		start: async () => await AgentPhoneHarness.start(),
		operation: 'call.getRecording',
		parameters: { callId: byId('call_1') },
		credential: { baseUrl: API, apiKey: CANARY },
		first: `${API}/v1/calls/call_1/recording`,
		before: [],
		fileName: 'recording-call_1.wav',
	},
	{
		name: 'the speech of a job of Hamsa',
		start: async () => await HamsaHarness.start(),
		operation: 'job.get',
		parameters: { jobId: byId('job_1'), downloadAudio: true },
		credential: { baseUrl: API, apiKey: CANARY, region: 'custom' },
		first: `${FILES}/speech`,
		before: [API],
		fileName: 'speech-job_1.wav',
	},
];

/** Places that belong to n8n's own network, in several ways of writing. */
const LOCAL = [
	'http://127.0.0.1:5678/rest/settings',
	'http://localhost:5678/',
	'http://2130706433/',
	'http://[::1]:5678/',
	'http://[::ffff:127.0.0.1]/',
	'http://[64:ff9b::7f00:1]/',
	'http://[2002:a00:1::]/',
	'http://169.254.169.254/latest/meta-data/',
	'http://10.0.0.1/',
	'http://192.168.1.1/',
	'http://postgres:5432/',
	'https://metadata.google.internal/',
];

describe.each(downloads)('$name', ({ start, operation, parameters, credential, first, before, fileName }) => {
	let harness: NodeHarness<PlatformSimulator>;
	let internet: Internet;
	let traces: Traces;

	beforeAll(async () => {
		harness = await start();
		internet = await Internet.start(['api.example.com', 'files.example.net', 'more.example.org']);
	});
	afterAll(async () => {
		await internet.close();
		await harness.close();
	});
	beforeEach(() => {
		internet.asked.length = 0;
		traces = new Traces();
	});
	afterEach(() => jest.restoreAllMocks());

	/** @param link where the job of Hamsa says its audio is */
	const fetched = async (sites: Record<string, RequestListener>, link = first) => {
		const job: RequestListener = (_, response) =>
			void response
				.writeHead(200, { 'content-type': 'application/json' })
				.end(JSON.stringify({ data: { id: 'job_1', status: 'COMPLETED', type: 'TTS', jobResponse: { ttsMediaFile: link } } }));
		internet.sites = { [API]: job, ...sites };
		const { items, error, run } = await harness.run(operation, parameters, { credential });
		expect(traces.hold(CANARY, run.data.resultData)).toBe(false);
		const files = internet.asked.slice(before.length);
		// The key is for the platform alone.
		expect(files.filter(({ headers }) => JSON.stringify(headers).includes(CANARY))).toEqual([]);
		return { file: items[0]?.binary?.data, error, asked: files.map(({ url }) => url) };
	};

	it('is fetched without the key', async () => {
		const { file, asked } = await fetched({ [first]: sound });
		expect(asked).toEqual([first]);
		expect(Buffer.from(file!.data, 'base64').equals(wav)).toBe(true);
		expect(file).toMatchObject({ fileName, mimeType: 'audio/wav' });
	});

	it.each([301, 302, 303, 307, 308])('is fetched from where it lies (%i), without the key', async (status) => {
		const { file, asked } = await fetched({ [first]: to('https://more.example.org/a', status), 'https://more.example.org/a': sound });
		expect(asked).toEqual([first, 'https://more.example.org/a']);
		expect(Buffer.from(file!.data, 'base64').equals(wav)).toBe(true);
	});

	it.each([...LOCAL, 'http://more.example.org/unencrypted', 'https://user:password@more.example.org/', 'file:///etc/passwd'])(
		'is not fetched when it is sent on to %s',
		async (place) => {
			const { file, error, asked } = await fetched({ [first]: to(place) });
			expect(asked).toEqual([first]);
			expect(file).toBeUndefined();
			expect(error?.message).toMatch(/pointed to an address that is not allowed$/);
			expect(error?.description).toMatch(/was not requested: it /);
		},
	);

	it('is not fetched through more than three others', async () => {
		const { error, asked } = await fetched({ [first]: to(first) });
		expect(asked).toEqual([first, first, first, first]);
		expect(error?.description).toBe('The request was redirected more than 3 times.');
	});

	it('has a name and a type that are ours, whatever the network says', async () => {
		const { file } = await fetched({
			[first]: (_, response) =>
				void response
					.writeHead(200, {
						'content-type': 'audio/x-evil; name="../../x.html"',
						'content-disposition': 'attachment; filename="../../evil.exe"',
					})
					.end(wav),
		});
		expect(file).toMatchObject({ fileName, mimeType: 'audio/wav', fileExtension: 'wav' });
		expect(file?.directory).toBeUndefined();
	});

	it('is no web page', async () => {
		const { file, error } = await fetched({
			[first]: (_, response) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<script>alert(1)</script>'),
		});
		expect(file).toBeUndefined();
		expect(error?.message).toMatch(/answered with a page or text instead of data/);
	});
});

describe('a link in an answer of Hamsa', () => {
	it.each(LOCAL)('to %s is not asked', async (link) => {
		const [harness, internet] = [await HamsaHarness.start(), await Internet.start(['api.example.com'])];
		try {
			const job: RequestListener = (_, response) =>
				void response
					.writeHead(200, { 'content-type': 'application/json' })
					.end(JSON.stringify({ data: { id: 'job_1', status: 'COMPLETED', type: 'TTS', jobResponse: { ttsMediaFile: link } } }));
			internet.sites = { [API]: job };
			const rejection = await harness.rejection(
				'job.get',
				{ jobId: byId('job_1'), downloadAudio: true },
				{ credential: { region: 'custom', baseUrl: API } },
			);
			expect(rejection.message).toBe('Hamsa pointed to an address that is not allowed');
			expect(internet.urls).toHaveLength(1);
		} finally {
			await internet.close();
			await harness.close();
		}
	});
});

it('a call ID from a payload cannot name a file elsewhere', async () => {
	const harness = await AgentPhoneHarness.start();
	const internet = await Internet.start(['api.example.com']);
	try {
		internet.sites = { [API]: sound };
		const callId = '../../\u202Eetc/pass"wd\n';
		const { items } = await harness.run(
			'call.getRecording',
			{ callId: byId('={{ $json.callId }}') },
			{ items: [{ callId }], credential: { baseUrl: API } },
		);
		expect(items[0].binary?.data.fileName).toBe('recording-_etc_pass_wd.wav');
		expect(items[0].binary?.data.directory).toBeUndefined();
		expect(internet.urls).toEqual([`${API}/v1/calls/${encodeURIComponent(callId.trim())}/recording`]);
	} finally {
		await internet.close();
		await harness.close();
	}
});
