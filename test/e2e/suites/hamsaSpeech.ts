// Speech of the Hamsa node in a real n8n, whose Node.js has a WebSocket of its own and which keeps files on the disk. SoX, which
// knows nothing of this package, says what the files are.
import { execFile, execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';

import axios from 'axios';
import pWaitFor from 'p-wait-for';

import type { HamsaSettings, HamsaSimulator } from '../../simulator';
import { speak } from '../../simulator/hamsa/speech/voice';
import { rawOf } from '../../simulator/hamsa/speech/wav';
import { WAIT_TIMEOUT_MS, type CredentialRef, type N8nApi } from '../harness/api';
import { ensureDebianPackages } from '../harness/debian';
import type { N8nInstance } from '../harness/n8n';
import { makeTempFolder, removeTempFolder } from '../harness/processes';
import { node, workflow, type WorkflowNode } from '../harness/workflows';
import type { WithHamsa } from './hamsaFixture';
import { chain, PACKAGE, type RegularFixture } from './fixture';

const TEXT = 'Good morning! صباح الخير';

const run = promisify(execFile);

/** What SoX says about a file; any warning is an error. */
async function soxSays(option: string, file: string): Promise<string> {
	const { stdout, stderr } = await run('sox', ['--i', option, file]);
	expect(stderr).toBe('');
	return stdout.trim();
}

const ways: Array<[string, Record<string, unknown>, Partial<HamsaSettings>]> = [
	['REST, whole file', { connection: 'rest', delivery: 'file' }, {}],
	['REST, streamed with a header', { connection: 'rest', delivery: 'stream' }, { ttsStream: 'riff' }],
	['REST, streamed without a header', { connection: 'rest', delivery: 'stream' }, { ttsStream: 'raw' }],
	['WebSocket', { connection: 'socket' }, {}],
];

export function hamsaSpeechSuite(getFixture: () => WithHamsa<RegularFixture>): void {
	let folder: string;
	let n8n: N8nInstance;
	let api: N8nApi;
	let simulator: HamsaSimulator;
	let credential: CredentialRef;
	beforeAll(async () => {
		await ensureDebianPackages(['sox']);
		folder = await makeTempFolder('speech');
		({ n8n, api, hamsa: simulator, hamsaCredential: credential } = getFixture());
	}, 300_000);
	afterAll(() => removeTempFolder(folder));

	const hamsa = (name: string, parameters: Record<string, unknown>): WorkflowNode =>
		node(`${PACKAGE}.hamsa`, name, { resource: 'speech', ...parameters }, { credentials: { hamsaApi: credential } });

	const speaking = (parameters: Record<string, unknown> = {}) =>
		hamsa('Speak', {
			operation: 'textToSpeech',
			text: '={{ $json.body.text }}',
			speaker: { __rl: true, mode: 'id', value: 'Emma' },
			...parameters,
			additionalFields: { mulaw: '={{ $json.body?.mulaw ?? false }}' },
		});

	const hearing = (parameters: Record<string, unknown> = {}) =>
		hamsa('Hear', { operation: 'speechToText', language: 'ar', ...parameters });

	/** A workflow that is called over HTTP and answers with what its last node gives. */
	async function serve(
		responseData: 'allEntries' | 'firstEntryBinary' | 'firstEntryJson',
		...nodes: WorkflowNode[]
	): Promise<{ id: string; url: string }> {
		const at = randomUUID();
		const start = node(
			'n8n-nodes-base.webhook',
			'Start',
			{ httpMethod: 'POST', path: at, responseMode: 'lastNode', responseData, options: {} },
			{ typeVersion: 2 },
		);
		const { id } = await api.createWorkflow(workflow(`Speech ${at}`, [start, ...nodes], chain(start, ...nodes)));
		await api.activateWorkflow(id);
		return { id, url: `${n8n.baseUrl}/webhook/${at}` };
	}

	describe.each(ways)('%s', (name, parameters, settings) => {
		beforeAll(() => Object.assign(simulator.settings, settings));

		it('gives files whose header is right, in PCM and in mu-law', async () => {
			const { url } = await serve('firstEntryBinary', speaking(parameters));
			for (const mulaw of [false, true]) {
				const { data, headers } = await axios.post<Buffer>(
					url,
					{ text: TEXT, mulaw },
					{ responseType: 'arraybuffer', proxy: false },
				);
				expect(headers['content-type']).toBe('audio/wav');
				const file = path.join(folder, `${name} ${mulaw}.wav`);
				await writeFile(file, data);
				const said = await Promise.all(['-t', '-r', '-c', '-e', '-b', '-s'].map(async (option) => await soxSays(option, file)));
				const samples = String(speak(TEXT).samples.length);
				expect(said).toEqual(
					mulaw ? ['wav', '8000', '1', 'u-law', '8', samples] : ['wav', '16000', '1', 'Signed Integer PCM', '16', samples],
				);
				// It plays to the end.
				expect((await run('sox', [file, '-n', 'stat'])).stderr).toContain('Samples read:');
			}
		});

		it('is understood again', async () => {
			const { url } = await serve('firstEntryJson', speaking(parameters), hearing(parameters));
			for (const mulaw of [false, true])
				expect((await axios.post(url, { text: TEXT, mulaw }, { proxy: false })).data).toEqual({ text: TEXT });
		});
	});

	it('understands what SoX wrote into a pipe, whose length it could not know', async () => {
		const samples = ['-t', 'raw', '-r', '16000', '-c', '1', '-e', 'signed', '-b', '16', '-'];
		// No warning is wanted here: SoX says itself that the length will be wrong.
		const wav = execFileSync('sox', [...samples, '-t', 'wav', '-'], { input: rawOf(speak(TEXT)), stdio: ['pipe', 'pipe', 'ignore'] });
		expect(wav.readUInt32LE(4)).not.toBe(wav.length - 8);
		for (const connection of ['rest', 'socket']) {
			const { url } = await serve('firstEntryJson', hearing({ connection }));
			const { data } = await axios.post<unknown>(url, wav, { headers: { 'content-type': 'audio/wav' }, proxy: false });
			expect(data).toEqual({ text: TEXT });
		}
	});

	it('serves all items with one WebSocket, closes it, and keeps the key out of its URL and of the log', async () => {
		const before = simulator.socket.connections;
		simulator.clearRequests();
		const split = node('n8n-nodes-base.splitOut', 'Items', {
			fieldToSplitOut: 'body.texts',
			options: { destinationFieldName: 'text' },
		});
		const { url } = await serve('allEntries', split, speaking({ connection: 'socket', text: '={{ $json.text }}' }), hearing());
		const texts = Array.from({ length: 5 }, (_, at) => `Number ${at}`);
		expect((await axios.post<unknown>(url, { texts }, { proxy: false })).data).toEqual(texts.map((text) => ({ text })));
		expect(simulator.socket.connections - before).toBe(1);
		await pWaitFor(() => simulator.socket.open === 0, { interval: 20, timeout: WAIT_TIMEOUT_MS });
		const [handshake] = simulator.requests;
		expect(handshake).toMatchObject({ path: '/v1/realtime/ws', query: {} });
		expect(handshake.headers['x-api-key']).toBe(simulator.apiKey);
		expect(n8n.logs()).not.toContain(simulator.apiKey);
	});

	it.each([
		[4001, 'Hamsa did not accept the API key'],
		[4003, 'The Hamsa balance is too low'],
	])('explains a WebSocket closed with %d', async (code, message) => {
		simulator.socket.closeNext(code);
		const { id, url } = await serve('firstEntryJson', speaking({ connection: 'socket' }));
		expect((await axios.post(url, { text: TEXT }, { proxy: false, validateStatus: null })).status).toBe(500);
		const [execution] = await api.waitForExecutions(id, 1);
		expect((await api.getExecution(execution.id)).error?.message).toBe(message);
	});
}
