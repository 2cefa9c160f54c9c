import type { RequestListener } from 'node:http';

import type { IBinaryKeyData, IExecuteFunctions, INodeParameters, INodeType } from 'n8n-workflow';
import waitFor from 'p-wait-for';

import { HamsaApi } from '../../../credentials/HamsaApi.credentials';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { SpeechSocket } from '../../../nodes/Hamsa/transport/socket';
import { speak, understand } from '../../simulator/hamsa/speech/voice';
import { rawOf, readWav, wavOf } from '../../simulator/hamsa/speech/wav';
import { monotonicNow, scaleDate, setSpeed, sleep } from '../../support/scaledClock';
import { runNode, type NodeResult } from '../harness';
import { elsewhere } from '../harness/elsewhere';
import { scaleTimeouts } from '../harness/faults/timeouts';
import { Harness, byId, type RunOptions } from './support';

const HELLO = 'Good morning, how can I help?';
const AHLAN = 'صباح الخير، كيف أقدر أساعدك؟';

const speaker = byId('Emma');

const file = (bytes: Buffer, fileName = 'voice.wav'): IBinaryKeyData => ({
	data: { data: bytes.toString('base64'), mimeType: 'audio/wav', fileName },
});

const spoken = (text: string, mulaw = false) => file(wavOf(speak(text, mulaw)));

function bytesOf({ items, error }: NodeResult, at = 0, field = 'data'): Buffer {
	if (error) throw new Error(error.message);
	return Buffer.from(items[at].binary![field].data, 'base64');
}

const goOn: RunOptions = { settings: { onError: 'continueRegularOutput' } };

beforeAll(() => {
	if (typeof WebSocket === 'undefined')
		throw new Error('Node 20 hides its WebSocket: set NODE_OPTIONS=--experimental-websocket, as npm test does');
});

describe('Speech', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => {
		jest.restoreAllMocks();
		await harness.close();
	});

	const say = async (parameters: INodeParameters = {}, options: RunOptions = {}) =>
		await harness.run('speech.textToSpeech', { text: HELLO, speaker, ...parameters }, options);

	const hear = async (binary: IBinaryKeyData[], parameters: INodeParameters = {}, options: RunOptions = {}) =>
		await harness.run('speech.speechToText', { language: 'ar', ...parameters }, { binary, ...options });

	const refusalOf = ({ error }: NodeResult) => {
		if (!error) throw new Error('it worked');
		return { message: error.message, description: String(error.description), itemIndex: error.context.itemIndex };
	};

	describe.each(['rest', 'socket'])('over %s', (connection) => {
		it.each([false, true])('what was spoken is written down again (mu-law: %s)', async (mulaw) => {
			for (const text of [HELLO, AHLAN, 'x', 'y'.repeat(2_000)]) {
				const audio = await say({ connection, text, additionalFields: { mulaw } });
				expect(audio.json).toEqual([
					{ text, speaker: 'Emma', seconds: expect.any(Number) as number, bytes: bytesOf(audio).length },
				]);
				expect((await hear([audio.items[0].binary!], { connection })).json).toEqual([{ text }]);
			}
		});

		it.each([
			['40 characters in 0.29 seconds', 40, 0.29, false, true],
			['40 characters in 0.3 seconds', 40, 0.3, false, false],
			['39 characters in 0.01 seconds', 39, 0.01, false, false],
			['200 characters in 0.29 seconds of mu-law', 200, 0.29, true, true],
			['200 characters in 0.3 seconds of mu-law', 200, 0.3, true, false],
		])('checks that the sound can be the text: %s', async (_what, characters, seconds, mulaw, isError) => {
			const sound = { mulaw, samples: new Array<number>(Math.round(seconds * (mulaw ? 8_000 : 16_000))).fill(7) };
			const given = { connection, text: 'a'.repeat(characters), additionalFields: { mulaw } };
			const results: NodeResult[] = [];
			if (connection === 'socket') {
				harness.simulator.socket.plan({ audio: rawOf(sound) });
				results.push(await say(given));
			} else {
				for (const body of [rawOf(sound), wavOf(sound), wavOf(sound, true)])
					await elsewhere(
						(request, response) =>
							void request.resume().on('end', () => response.writeHead(200, { 'content-type': 'audio/wav' }).end(body)),
						async (baseUrl) => void results.push(await say(given, { credential: { baseUrl } })),
					);
			}
			for (const result of results) {
				expect(result.error === undefined).toBe(!isError);
				if (!isError) continue;
				expect(refusalOf(result)).toEqual({
					message: `Hamsa answered with only 0.29 seconds of sound for a text of ${characters} characters`,
					description: expect.stringContaining('may have been charged') as string,
					itemIndex: 0,
				});
			}
		});

		it('gives a WAV file, byte for byte', async () => {
			const audio = await say({ connection });
			expect(bytesOf(audio).equals(wavOf(speak(HELLO)))).toBe(true);
			expect(audio.items[0].binary).toEqual({
				data: expect.objectContaining({ fileName: 'speech.wav', mimeType: 'audio/wav', fileExtension: 'wav' }) as object,
			});
			expect(audio.json[0].seconds).toBeCloseTo(speak(HELLO).samples.length / 16_000);
		});

		it('gives mu-law as a WAV file that says so', async () => {
			const wav = bytesOf(await say({ connection, additionalFields: { mulaw: true } }));
			expect([wav.readUInt16LE(20), wav.readUInt16LE(22), wav.readUInt32LE(24), wav.readUInt16LE(34)]).toEqual([7, 1, 8_000, 8]);
			expect(understand(readWav(wav)!)).toBe(HELLO);
		});

		it('puts the file where it is asked to, under the name given', async () => {
			const audio = await say({ connection, binaryPropertyName: ' greeting ', additionalFields: { fileName: 'Good morning' } });
			expect(audio.items[0].binary).toEqual({ greeting: expect.objectContaining({ fileName: 'Good morning.wav' }) as object });
			expect((await hear([audio.items[0].binary!], { connection, binaryPropertyName: 'greeting' })).json).toEqual([{ text: HELLO }]);
		});

		it('refuses what cannot be right before anything is sent', async () => {
			const rejected = async (parameters: INodeParameters) => refusalOf(await say({ connection, ...parameters })).message;
			expect(await rejected({ text: 'x'.repeat(2_001) })).toBe('Text must have at most 2,000 characters, but has 2,001');
			expect(await rejected({ text: '={{ "" }}' })).toBe('Text must not be empty');
			expect(await rejected({ speaker: byId('={{ " " }}') })).toBe('Speaker is not chosen');
			expect(await rejected({ binaryPropertyName: '={{ "" }}' })).toBe('Put Output in Field must not be empty');
			expect(await rejected({ additionalFields: { timeoutSeconds: 601 } })).toBe(
				'Timeout (Seconds) must be a number from 1 to 600, but is "601"',
			);
			expect(refusalOf(await hear([spoken(HELLO)], { connection, additionalFields: { eosThreshold: 1.1 } })).message).toBe(
				'End-of-Speech Threshold must be a number from 0 to 1, but is "1.1"',
			);
			expect(harness.sent).toEqual([]);
		});

		it.each([
			['an MP3 file', Buffer.concat([Buffer.from('ID3'), Buffer.alloc(100)])],
			['an Ogg file (Opus or Vorbis)', Buffer.from('OggS and so on')],
			['a WebM or Matroska file', Buffer.from([0x1a, 0x45, 0xdf, 0xa3, 1, 2, 3])],
			['an empty file', Buffer.alloc(0)],
			['a file without a WAV header, such as raw samples', rawOf(speak(HELLO))],
			['a WAV file that is cut off before its audio data', wavOf(speak(HELLO)).subarray(0, 30)],
			['a WAV file without audio', wavOf({ mulaw: false, samples: [] })],
			['a WAV file that is cut off: 100 of 2624 bytes of audio are missing', wavOf(speak(HELLO)).subarray(0, -100)],
		])('refuses %s before it is sent, and says what to do', async (what, bytes) => {
			expect(refusalOf(await hear([file(bytes, 'memo.bin')], { connection }))).toEqual({
				message: `Input Binary Field must contain a complete WAV file, but "memo.bin" is ${what}`,
				description: expect.stringMatching(/16 kHz mono WAV.*ffmpeg.*Job: Transcribe/) as string,
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});

		it('refuses a file that would fill the memory', async () => {
			const large = wavOf({ mulaw: false, samples: [0] });
			const bytes = Buffer.concat([large, Buffer.alloc(25 * 1024 * 1024)]);
			expect(refusalOf(await hear([file(bytes)], { connection })).message).toBe(
				'Input Binary Field must contain a complete WAV file, but "voice.wav" is 26 MB, and the limit is 25 MB',
			);
			// What n8n says about the size is believed without reading.
			const told = { data: { ...spoken(HELLO).data, bytes: 3_000_000_000 } };
			expect(refusalOf(await hear([told], { connection })).message).toContain('is 2862 MB, and the limit is');
			expect(harness.sent).toEqual([]);
		});

		it('writes the lengths that a recorder left open', async () => {
			expect((await hear([file(wavOf(speak(HELLO), true))], { connection })).json).toEqual([{ text: HELLO }]);
		});

		it('says on the right item what is wrong, and goes on', async () => {
			const { json, error } = await hear(
				[spoken('one'), file(Buffer.from('ID3'), 'two.mp3'), {}, spoken('four')],
				{ connection },
				goOn,
			);
			expect(error).toBeUndefined();
			expect(json).toEqual([
				{ text: 'one' },
				{ error: 'Input Binary Field must contain a complete WAV file, but "two.mp3" is an MP3 file' },
				{ error: expect.stringContaining("no binary field 'data'") as string },
				{ text: 'four' },
			]);
			const stopped = await hear([spoken('one'), file(Buffer.from('ID3'), 'two.mp3'), spoken('three')], { connection });
			expect(refusalOf(stopped).itemIndex).toBe(1);
		});

		it('waits no longer than it may', async () => {
			scaleTimeouts();
			const startedAt = monotonicNow();
			let asked = 0;
			const silent: RequestListener = (request) => void (asked++, request.resume());
			await elsewhere(silent, async (baseUrl) => {
				harness.simulator.socket.plan({ ignore: true }, { ignore: true });
				const options = connection === 'rest' ? { credential: { baseUrl } } : {};
				const additionalFields = { timeoutSeconds: 30 };
				const audio = refusalOf(await say({ connection, additionalFields }, options));
				expect(audio.message).toMatch(/^Hamsa did not answer (over the WebSocket )?in time$/);
				expect(audio.description).toMatch(/may have been carried out.*not sent again/);
				expect(refusalOf(await hear([spoken(HELLO)], { connection, additionalFields }, options)).message).toBe(audio.message);
			});
			expect(asked + harness.simulator.socket.received.length).toBe(2);
			expect(monotonicNow() - startedAt).toBeLessThan(2 * 45_000);
		});
	});

	describe('textToSpeech over REST', () => {
		it('sends no more than was set', async () => {
			await say();
			await say({ delivery: 'stream', additionalFields: { dialect: 'egy', mulaw: true, languageId: 'en' } });
			expect(harness.sent).toEqual([
				{ method: 'POST', path: '/v1/realtime/tts', query: {}, body: { text: HELLO, speaker: 'Emma' } },
				{
					method: 'POST',
					path: '/v1/realtime/tts-stream',
					query: {},
					body: { text: HELLO, speaker: 'Emma', dialect: 'egy', mulaw: true },
				},
			]);
		});

		it.each(['riff', 'raw'] as const)('makes a whole WAV file of a %s stream', async (ttsStream) => {
			harness.simulator.settings.ttsStream = ttsStream;
			expect(bytesOf(await say({ delivery: 'stream' })).equals(wavOf(speak(HELLO)))).toBe(true);
			const mulaw = bytesOf(await say({ delivery: 'stream', additionalFields: { mulaw: true } }));
			expect(understand(readWav(mulaw)!)).toBe(HELLO);
		});

		it.each(['file', 'stream'])('explains a refusal (%s)', async (delivery) => {
			harness.simulator.faults.add({
				status: 400,
				body: { success: false, error: { code: '10400', message: 'Unknown speaker', details: {} } },
			});
			expect(refusalOf(await say({ delivery }))).toMatchObject({
				message: 'Hamsa did not accept the request (HTTP 400): Unknown speaker',
				itemIndex: 0,
			});
			const { message } = refusalOf(await say({ delivery }, { credential: { apiKey: 'wrong-key' } }));
			expect(message).toBe('Hamsa did not accept the API key');
		});

		it('takes a success that is no audio for what it says', async () => {
			harness.simulator.faults.add({ status: 200, body: { success: false, message: 'Speaker is not preloaded' } });
			expect(refusalOf(await say()).message).toBe('Hamsa rejected the request: Speaker is not preloaded');
			await elsewhere(
				(_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<html>'),
				async (baseUrl) =>
					expect(refusalOf(await say({}, { credential: { baseUrl } })).message).toBe(
						'Hamsa answered with a page or text instead of data (HTTP 200)',
					),
			);
		});

		it('is not asked for again when it may have been made: it costs credits', async () => {
			for (const fault of [{ status: 502 }, { reset: true }]) {
				harness.simulator.clearRequests();
				harness.simulator.faults.add({ ...fault, actThenFail: true });
				expect(refusalOf(await say()).description).toContain('may have been carried out anyway');
				expect(harness.sent).toHaveLength(1);
			}
		});

		it('waits when there are too many requests', async () => {
			scaleDate(Date.UTC(2030, 0, 1));
			Object.assign(harness.simulator.settings, { timeScale: 6 });
			harness.simulator.rateLimit(1);
			expect((await say({}, { items: [{}, {}] })).json).toHaveLength(2);
			expect(harness.simulator.requests.map(({ status }) => status)).toEqual([200, 429, 200]);
		});

		const audioFrom =
			(body: Buffer, cut = false): RequestListener =>
			(request, response) => {
				request.resume();
				response.writeHead(200, { 'content-type': 'audio/wav', 'content-length': body.length + (cut ? 1 : 0) });
				response.write(body, () => (cut ? request.socket.resetAndDestroy() : response.end()));
			};

		it.each([
			['no audio', Buffer.alloc(1)],
			['a WAV file without audio', wavOf({ mulaw: false, samples: [] })],
			['a WAV file that is cut off before its audio data', wavOf(speak(HELLO)).subarray(0, 30)],
		])('says so when there is %s', async (what, body) => {
			await elsewhere(audioFrom(body), async (baseUrl) => {
				expect(refusalOf(await say({}, { credential: { baseUrl } }))).toMatchObject({
					message: `Hamsa answered with ${what} instead of speech`,
					description: expect.stringContaining('may have been charged') as string,
				});
			});
		});

		it('does not take a part for the whole', async () => {
			await elsewhere(audioFrom(rawOf(speak(HELLO)), true), async (baseUrl) => {
				expect(refusalOf(await say({ delivery: 'stream' }, { credential: { baseUrl } }))).toMatchObject({
					message: 'Hamsa broke off in the middle of its answer (ECONNRESET)',
					description: expect.stringContaining('may have been carried out anyway') as string,
				});
			});
		});

		it('does not wait for what comes drop by drop', async () => {
			const dripping: RequestListener = (request, response) => {
				request.resume();
				response.writeHead(200, { 'content-type': 'audio/wav' });
				const drip = async () => {
					while (!response.destroyed) {
						response.write(Buffer.alloc(2));
						await sleep(1_000);
					}
				};
				void drip();
			};
			await elsewhere(dripping, async (baseUrl) => {
				const { message } = refusalOf(
					await say({ delivery: 'stream', additionalFields: { timeoutSeconds: 10 } }, { credential: { baseUrl } }),
				);
				expect(message).toBe('Hamsa did not answer in time');
			});
		});

		it('reads no more than fits', async () => {
			const endless: RequestListener = (request, response) => {
				request.resume();
				response.writeHead(200, { 'content-type': 'audio/wav' });
				const more = () => void response.write(Buffer.alloc(1024 * 1024), (error) => error ?? more());
				more();
			};
			await elsewhere(endless, async (baseUrl) =>
				expect(refusalOf(await say({ delivery: 'stream' }, { credential: { baseUrl } })).message).toBe(
					'Hamsa sent more than 25 MB of audio',
				),
			);
		});
	});

	describe('speechToText over REST', () => {
		it('sends the file as it is, and no more than was set', async () => {
			const wav = wavOf(speak(AHLAN));
			await hear([file(wav)]);
			await hear([file(wav)], { language: 'en', additionalFields: { isEosEnabled: true, eosThreshold: 0 } });
			const audioBase64 = wav.toString('base64');
			const request = { method: 'POST', path: '/v1/realtime/stt', query: {} };
			expect(harness.sent).toEqual([
				{ ...request, body: { audioBase64, language: 'ar' } },
				{ ...request, body: { audioBase64, language: 'en', isEosEnabled: true, eosThreshold: 0 } },
			]);
		});

		it.each(['bare', 'envelope'] as const)('reads a %s answer', async (sttAnswer) => {
			harness.simulator.settings.sttAnswer = sttAnswer;
			expect((await hear([spoken(AHLAN), spoken('{"a": 1}')])).json).toEqual([{ text: AHLAN }, { text: '{"a": 1}' }]);
		});

		it('gives an empty text for silence, and an error for none', async () => {
			expect((await hear([file(wavOf({ mulaw: false, samples: [0, 0] }))])).json).toEqual([{ text: '' }]);
			harness.simulator.faults.add({ status: 200, body: { success: true, data: { transcript: 'x' } } });
			expect(refusalOf(await hear([spoken(HELLO)])).message).toBe('Hamsa answered without a transcript');
		});

		it('is not asked for again when it may have been done: it costs credits', async () => {
			harness.simulator.faults.add({ status: 502, actThenFail: true });
			await hear([spoken(HELLO)]);
			expect(harness.sent).toHaveLength(1);
		});
	});

	describe('over one WebSocket', () => {
		const socket = () => harness.simulator.socket;
		const messages = () => socket().received.map(({ message }) => message);
		const closed = async () => await waitFor(() => socket().open === 0, { interval: 5, timeout: 30_000 });
		const connection = 'socket';

		it('keeps the key out of the URL', async () => {
			await say({ connection });
			const { path, query, headers } = harness.request;
			expect({ path, query }).toEqual({ path: '/v1/realtime/ws', query: {} });
			expect(headers).toHaveProperty('x-api-key', harness.simulator.apiKey);
		});

		it('sends no more than was set', async () => {
			await say({ connection });
			await say({ connection, delivery: 'stream', additionalFields: { dialect: 'en', languageId: 'en', mulaw: true } });
			const wav = wavOf(speak(HELLO));
			await hear([file(wav)], { connection, additionalFields: { isEosEnabled: true, eosThreshold: 0.5 } });
			expect(messages()).toEqual([
				{ type: 'tts', payload: { text: HELLO, speaker: 'Emma' } },
				{ type: 'tts', payload: { text: HELLO, speaker: 'Emma', dialect: 'en', languageId: 'en', mulaw: true } },
				{ type: 'stt', payload: { audioBase64: wav.toString('base64'), language: 'ar', isEosEnabled: true, eosThreshold: 0.5 } },
			]);
		});

		it('serves twenty items with one connection, and closes it', async () => {
			const texts = Array.from({ length: 20 }, (_, at) => `Number ${at}`);
			const audio = await say({ connection, text: '={{ $json.text }}' }, { items: texts.map((text) => ({ text })) });
			expect(texts.map((_, at) => understand(readWav(bytesOf(audio, at))!))).toEqual(texts);
			expect(audio.items.map(({ pairedItem }) => pairedItem)).toEqual(texts.map((_, item) => ({ item })));
			expect(socket().connections).toBe(1);
			await closed();
			expect(
				(
					await hear(
						texts.map((text) => spoken(text)),
						{ connection },
					)
				).json,
			).toEqual(texts.map((text) => ({ text })));
			expect(socket().connections).toBe(2);
			await closed();
		});

		it('goes on over the same connection after a refusal', async () => {
			socket().plan({}, { reject: `Error generating transcription: no ${harness.simulator.apiKey}` });
			const { json } = await hear([spoken('one'), spoken('two'), spoken('three')], { connection }, goOn);
			expect(json).toEqual([
				{ text: 'one' },
				{ error: 'Hamsa rejected the request: Error generating transcription: no [hidden]' },
				{ text: 'three' },
			]);
			expect(socket().connections).toBe(1);
			await closed();
		});

		it('is closed when an item ends the run', async () => {
			socket().plan({ reject: 'no' });
			expect(refusalOf(await say({ connection }, { items: [{}, {}] }))).toMatchObject({
				message: 'Hamsa rejected the request: no',
				itemIndex: 0,
			});
			expect(messages()).toHaveLength(1);
			await closed();
		});

		it('leaves nothing of a refused answer to the next one', async () => {
			socket().plan({}, { before: [rawOf(speak('lost'))], reject: 'no' });
			const { items } = await say(
				{ connection, text: '={{ $json.text }}' },
				{ ...goOn, items: [{ text: 'one' }, { text: 'two' }, { text: 'three' }] },
			);
			expect(items.map(({ binary }) => binary && understand(readWav(Buffer.from(binary.data.data, 'base64'))!))).toEqual([
				'one',
				undefined,
				'three',
			]);
		});

		it.each([
			[1000, /^Hamsa closed the WebSocket \(1000\): it was not used for an hour$/, /may have been carried out and charged/],
			[
				1001,
				/^Hamsa closed the WebSocket \(1001\): its server is shutting down$/,
				/may have been carried out and charged.*in a minute/,
			],
			[4001, /^Hamsa did not accept the API key$/, /4001.*Check the API key/],
			[4003, /^The Hamsa balance is too low$/, /4003.*Top up/],
			[4500, /^Hamsa closed the WebSocket \(4500\): it could not check the API key/, /again later/],
			[4999, /^Hamsa closed the WebSocket \(4999\)$/, /may have been carried out and charged.*Hamsa wrote: as planned/],
		])('explains a close with %d, and opens another for the next item', async (code, message, description) => {
			socket().closeNext(code, 'as planned');
			const rejection = refusalOf(await hear([spoken('one')], { connection }));
			expect(rejection).toMatchObject({
				message: expect.stringMatching(message) as string,
				description: expect.stringMatching(description) as string,
				itemIndex: 0,
			});
			socket().plan({}, { close: code });
			const { json } = await hear([spoken('one'), spoken('two'), spoken('three')], { connection }, goOn);
			expect(json).toEqual([{ text: 'one' }, { error: expect.stringMatching(message) as string }, { text: 'three' }]);
			expect(socket().connections).toBe(3);
			// Nothing was sent a second time.
			expect(messages()).toHaveLength(4);
			await closed();
		});

		/** A node that asks twice over one socket, with something in between that takes longer than any item does. */
		async function askTwice(between: (credential: { apiKey: string }) => Promise<void>) {
			const credential = { apiKey: harness.simulator.apiKey, region: 'custom', baseUrl: harness.simulator.baseUrl };
			const answers: string[] = [];
			class Probe implements INodeType {
				description = { ...new Hamsa().description, name: 'probe', properties: [] };

				async execute(this: IExecuteFunctions) {
					const asked = new SpeechSocket(this);
					const message = { type: 'stt', payload: { audioBase64: wavOf(speak(HELLO)).toString('base64') } };
					const ask = async () =>
						await asked.request(message, { timeoutMs: 5_000, itemIndex: 0 }, (frame) =>
							frame.kind === 'text' ? frame.text : undefined,
						);
					try {
						answers.push(await ask());
						await between(credential);
						answers.push(await ask());
					} finally {
						asked.close();
					}
					return [[]];
				}
			}
			const { error } = await runNode({
				node: Probe,
				credentialTypes: [HamsaApi],
				credentials: { hamsaApi: credential },
				parameters: {},
			});
			return { answers, error: error?.message };
		}

		it('opens another when Hamsa closed it between two items', async () => {
			socket().plan({ closeAfter: 1000 });
			expect(await askTwice(closed)).toEqual({ answers: [HELLO, HELLO], error: undefined });
			expect(socket().connections).toBe(2);
			await closed();
		});

		it('opens another for an item whose credential is of another account', async () => {
			const change = async (credential: { apiKey: string }) => await Promise.resolve(void (credential.apiKey = 'wrong-key'));
			expect(await askTwice(change)).toEqual({ answers: [HELLO], error: 'Hamsa did not accept the API key' });
			await closed();
		});

		it('says so when the connection breaks', async () => {
			socket().plan({ drop: true });
			const { json } = await hear([spoken('one'), spoken('two')], { connection }, goOn);
			expect(json).toEqual([{ error: 'The WebSocket to Hamsa broke off' }, { text: 'two' }]);
		});

		it('refuses a wrong key, and never shows it', async () => {
			const rejection = refusalOf(await say({ connection }, { credential: { apiKey: 'wrong-key' } }));
			expect(rejection).toMatchObject({ message: 'Hamsa did not accept the API key', itemIndex: 0 });
			expect(JSON.stringify(rejection)).not.toContain('wrong-key');
		});

		it('says so when no WebSocket opens', async () => {
			const baseUrl = `${harness.simulator.baseUrl}/elsewhere`;
			expect(refusalOf(await say({ connection }, { credential: { baseUrl } }))).toMatchObject({
				message: 'The WebSocket to Hamsa could not be opened',
				description: expect.stringMatching(/Nothing was sent.*REST/) as string,
			});
		});

		it.each(['{"a": 1}', '{"type": "greeting"}', '{"type": 7}', '[1, 2]', 'null', '"info"', '{"type": "end"', 'error', ' {} '])(
			'takes %s for a transcript, which it is',
			async (text) => expect((await hear([spoken(text)], { connection })).json).toEqual([{ text }]),
		);

		it('gives an empty text for silence', async () => {
			expect((await hear([file(wavOf({ mulaw: false, samples: [0, 0] }))], { connection })).json).toEqual([{ text: '' }]);
		});

		it.each([
			'[THINKING]',
			' [thinking] ...',
			'{"type": "info", "payload": {"message": "x"}}',
			'{"type": "response", "payload": {}}',
			'{"type": "ack"}',
		])('does not take %s for a transcript, nor for the end of one', async (marker) => {
			socket().plan({ before: [marker, marker] }, { before: [marker] });
			expect((await hear([spoken('one')], { connection })).json).toEqual([{ text: 'one' }]);
			expect(understand(readWav(bytesOf(await say({ connection })))!)).toBe(HELLO);
		});

		it('does not take a late answer for that of the next item', async () => {
			socket().plan({ ignore: true });
			setSpeed(200);
			const { json } = await hear([spoken('one'), spoken('two')], { connection, additionalFields: { timeoutSeconds: 60 } }, goOn);
			expect(json).toEqual([{ error: 'Hamsa did not answer over the WebSocket in time' }, { text: 'two' }]);
			expect(socket().received.map(({ connection: number }) => number)).toEqual([1, 2]);
			await closed();
		});

		it('is closed when the execution is stopped, and asks for nothing more', async () => {
			socket().plan({ ignore: true });
			let stop = () => {};
			const running = say({ connection }, { ...goOn, items: [{}, {}, {}], onStart: (stopIt) => (stop = stopIt) });
			await waitFor(() => socket().received.length > 0, { interval: 5, timeout: 30_000 });
			expect(socket().open).toBe(1);
			stop();
			await running;
			await closed();
			expect(messages()).toHaveLength(1);
			expect(socket().connections).toBe(1);
		});

		it('says what to do on a Node.js without WebSocket', async () => {
			const holder = globalThis as { WebSocket?: unknown };
			const { WebSocket: kept } = holder;
			try {
				delete holder.WebSocket;
				expect(refusalOf(await say({ connection }))).toMatchObject({
					message: 'The connection WebSocket requires n8n on Node.js 22 or newer',
					description: expect.stringContaining('Set the field Connection to REST') as string,
				});
				expect((await say()).json).toHaveLength(1);
			} finally {
				holder.WebSocket = kept;
			}
		});
	});

	describe('the simulator', () => {
		const post = async (path: string, body: object) => {
			const headers = { authorization: `Token ${harness.simulator.apiKey}`, 'content-type': 'application/json' };
			const response = await fetch(`${harness.simulator.baseUrl}${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
			return [response.status, response.ok ? '' : await response.text()];
		};

		it.each([
			['the body of the guide', '/v1/realtime/tts', { text: 'x', voiceId: 'v', speed: 1, pitch: 1 }, /voiceId/],
			['no speaker', '/v1/realtime/tts-stream', { text: 'x' }, /speaker/],
			['a dialect there is not', '/v1/realtime/tts', { text: 'x', speaker: 'Emma', dialect: 'fr' }, /dialect/],
			[
				'samples without a header',
				'/v1/realtime/stt',
				{ audioBase64: rawOf(speak('x')).toString('base64') },
				/Only WAV files are supported/,
			],
			[
				'lengths left open',
				'/v1/realtime/stt',
				{ audioBase64: wavOf(speak('x'), true).toString('base64') },
				/Only WAV files are supported/,
			],
			[
				'half a file',
				'/v1/realtime/stt',
				{ audioBase64: wavOf(speak('x')).subarray(0, -2).toString('base64') },
				/Only WAV files are supported/,
			],
			['float samples', '/v1/realtime/stt', { audioList: [0.1] }, /audioList/],
		])('refuses %s', async (_, path, body, said) => {
			const [status, text] = await post(path, body);
			expect([status, text]).toEqual([400, expect.stringMatching(said)]);
		});

		it('refuses a second message while one is answered, samples without a header, and unknown fields', async () => {
			const client = new WebSocket(
				`${harness.simulator.baseUrl.replace('http', 'ws')}/v1/realtime/ws?api_key=${harness.simulator.apiKey}`,
			);
			const texts: string[] = [];
			client.addEventListener('message', ({ data }) => typeof data === 'string' && texts.push(data));
			await new Promise((resolve) => client.addEventListener('open', resolve));
			const rejected = async (text: string) =>
				await waitFor(() => texts.some((sent) => sent.includes('"error"') && sent.includes(text)), {
					interval: 5,
					timeout: 30_000,
				});
			const speakOut = JSON.stringify({ type: 'tts', payload: { text: HELLO, speaker: 'Emma' } });
			client.send(speakOut);
			client.send(speakOut);
			await rejected('Another request is still running');
			await waitFor(() => texts.some((sent) => sent.includes('"end"')), { interval: 5, timeout: 30_000 });
			client.send(JSON.stringify({ type: 'stt', payload: { audioBase64: rawOf(speak('x')).toString('base64') } }));
			await rejected('Only WAV files are supported');
			client.send(JSON.stringify({ type: 'tts', payload: { text: 'x', speaker: 'Emma', voiceId: 'v' } }));
			await rejected('voiceId');
			client.close();
		});
	});
});
