import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

const PATH = '/v2/tts/histories';

const KEY_ID = '9d4e1c52-0000-4000-8000-00000000000a';

describe('TTS History', () => {
	let harness: Harness;
	let voiceId: string;

	beforeEach(async () => {
		harness = await Harness.start();
		voiceId = harness.simulator.seedVoice().id;
	});
	afterEach(async () => await harness.close());

	/** Besides the question for the project, which is asked once a key. */
	const sent = () => harness.sent.filter(({ path }) => path.startsWith(PATH));

	describe('create', () => {
		const speak = (additionalFields: INodeParameters = { apiKeyId: KEY_ID }, fields: INodeParameters = {}) => ({
			voiceId: byId(voiceId),
			script: 'Hello',
			additionalFields,
			...fields,
		});

		it('sends the text, and gives what was asked for: Hamsa answers nothing', async () => {
			expect(await harness.run('ttsHistory.create', speak({ apiKeyId: ` ${KEY_ID} ` }, { script: ' Hello ' }))).toMatchObject({
				json: [{ created: true, voiceId, script: 'Hello' }],
			});
			expect(harness.sent).toEqual([
				{ method: 'POST', path: PATH, query: {}, body: { ttsVoiceId: voiceId, script: 'Hello', apiKey: KEY_ID } },
			]);
			expect(harness.simulator.state.ttsHistories.size).toBe(1);
		});

		it('sends all that can be said', async () => {
			const ids = [harness.simulator.seedDictionary().id, harness.simulator.seedDictionary().id];
			await harness.first(
				'ttsHistory.create',
				speak({ apiKeyId: KEY_ID, speed: 1.2, expressiveness: 0.5, dictionaryIds: ids.join(', ') }),
			);
			expect(harness.request.body).toEqual({
				ttsVoiceId: voiceId,
				script: 'Hello',
				apiKey: KEY_ID,
				config: { speed: 1.2, expressiveness: 0.5 },
				voiceDictionaryIds: ids,
			});
		});

		it('gives what Hamsa answers, should it answer more one day', async () => {
			harness.simulator.faults.add({ status: 200, body: { success: true, data: [{ id: 'made', apiKey: KEY_ID }] } });
			expect((await harness.run('ttsHistory.create', speak())).json).toEqual([{ id: 'made', apiKey: '[hidden]' }]);
		});

		it('uses a key that is a UUID itself, and shows it nowhere', async () => {
			const own = await Harness.start({ apiKey: KEY_ID });
			const voice = own.simulator.seedVoice().id;
			const { json } = await own.run('ttsHistory.create', { voiceId: byId(voice), script: 'Hello' });
			expect(own.request.body).toEqual({ ttsVoiceId: voice, script: 'Hello', apiKey: KEY_ID });
			expect(JSON.stringify(json)).not.toContain(KEY_ID);
			own.simulator.faults.add({ status: 400, body: { success: false, message: `apiKey ${KEY_ID} is locked` } });
			const rejection = await own.rejection('ttsHistory.create', { voiceId: byId(voice), script: 'Hello' });
			expect(rejection.message).toBe('Hamsa did not accept the request (HTTP 400): apiKey [hidden] is locked');
			await own.close();
		});

		it('shows the ID that is given in no refusal', async () => {
			harness.simulator.faults.add({ status: 400, body: { success: false, message: `apiKey ${KEY_ID} is locked` } });
			const rejection = await harness.rejection('ttsHistory.create', speak());
			expect(rejection.message).toBe('Hamsa did not accept the request (HTTP 400): apiKey [hidden] is locked');
		});

		it('prefers the ID that is given', async () => {
			const own = await Harness.start({ apiKey: '11111111-2222-4333-8444-555555555555' });
			await own.first('ttsHistory.create', {
				voiceId: byId(own.simulator.seedVoice().id),
				script: 'Hello',
				additionalFields: { apiKeyId: KEY_ID },
			});
			expect(own.request.body).toMatchObject({ apiKey: KEY_ID });
			await own.close();
		});

		it('takes 3,000 characters', async () => {
			await harness.first('ttsHistory.create', speak({ apiKeyId: KEY_ID }, { script: 'x'.repeat(3_000) }));
			expect(harness.simulator.state.ttsHistories.size).toBe(1);
		});

		it.each<[INodeParameters, INodeParameters, string]>([
			[{}, {}, 'API Key ID must be given, because the API key of the credential is not a UUID'],
			[{ apiKeyId: 'sk_live_1' }, {}, 'API Key ID must be a UUID'],
			[{ apiKeyId: KEY_ID }, { voiceId: byId('={{ "" }}') }, 'Voice is not chosen'],
			[{ apiKeyId: KEY_ID }, { script: '={{ "" }}' }, 'Text must not be empty'],
			[{ apiKeyId: KEY_ID }, { script: 'x'.repeat(3_001) }, 'Text must have at most 3,000 characters, but has 3,001'],
			[{ apiKeyId: KEY_ID, speed: -1 }, {}, 'Speed must be a number of 0 or more, but is "-1"'],
			[{ apiKeyId: KEY_ID, expressiveness: -1 }, {}, 'Expressiveness must be a number of 0 or more, but is "-1"'],
			[
				{ apiKeyId: KEY_ID, dictionaryIds: 'a,b,c,d,e,f,g,h,i,j,k' },
				{},
				'Dictionary IDs must contain at most 10 IDs, but contains 11',
			],
		])('refuses %j with %j before anything is sent', async (additionalFields, fields, message) => {
			const rejection = await harness.rejection('ttsHistory.create', speak(additionalFields, fields));
			expect(rejection.message).toBe(message);
			expect(JSON.stringify(rejection)).not.toContain('sk_live_1');
			expect(harness.sent).toEqual([]);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('ttsHistory.create', speak());
			expect(harness.sent).toHaveLength(1);
		});
	});

	it('getAll: gives the entries of the project, page by page', async () => {
		for (let count = 0; count < 120; count++) harness.simulator.seedTtsHistory();
		const { json } = await harness.run('ttsHistory.getAll', { returnAll: true });
		expect(new Set(json.map(({ id }) => id)).size).toBe(120);
		const { projectId } = harness.simulator.state;
		expect(sent()).toEqual(
			['1', '2', '3'].map((page) => ({ method: 'GET', path: PATH, query: { projectId, page, perPage: '50' }, body: undefined })),
		);
		expect((await harness.run('ttsHistory.getAll', { limit: 3 })).json).toHaveLength(3);
	});

	describe('get', () => {
		it('gives the entry with its audio', async () => {
			const entry = harness.simulator.seedTtsHistory();
			expect(await harness.first('ttsHistory.get', { historyId: ` ${entry.id} ` })).toEqual(entry);
			expect(sent()).toMatchObject([
				{ method: 'GET', path: `${PATH}/${entry.id}`, query: { projectId: harness.simulator.state.projectId } },
			]);
		});

		it('needs an entry that is there', async () => {
			expect((await harness.rejection('ttsHistory.get', { historyId: '={{ "" }}' })).message).toBe('History ID must not be empty');
			expect(harness.sent).toEqual([]);
			expect(await harness.rejection('ttsHistory.get', { historyId: 'none' })).toMatchObject({
				message: 'Hamsa found nothing under this ID: TTS history not found',
				httpCode: '404',
				itemIndex: 0,
			});
		});
	});
});
