import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

const PATH = '/v2/tts/voices';

const DIALECT = '3f2b7c1e-0000-4000-8000-000000000001';

describe('Voice', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	/** Besides the question for the project, which is asked once a key. */
	const sent = () => harness.sent.filter(({ path }) => path.startsWith(PATH));

	describe('getAll', () => {
		it('asks for the voices of the project, page by page, without being told how many there are', async () => {
			for (let count = 0; count < 100; count++) harness.simulator.seedVoice();
			const { json } = await harness.run('voice.getAll', { returnAll: true });
			expect(new Set(json.map(({ id }) => id)).size).toBe(100);
			const { projectId } = harness.simulator.state;
			expect(sent()).toEqual(
				['1', '2', '3'].map((page) => ({
					method: 'GET',
					path: PATH,
					query: { projectId, source: 'jobs', page, perPage: '50' },
					body: undefined,
				})),
			);
			harness.simulator.clearRequests();
			expect((await harness.run('voice.getAll', { limit: 7 })).json).toHaveLength(7);
			expect(harness.request.query).toMatchObject({ page: '1', perPage: '7' });
		});

		it('has Hamsa search, and gives voices as they come', async () => {
			const voice = harness.simulator.seedVoice({ name: 'Emma', dialect: { languageCode: 'en' } });
			harness.simulator.seedVoice();
			expect((await harness.run('voice.getAll', { filters: { q: 'emma' } })).json).toEqual([voice]);
			expect(sent()[0].query).toMatchObject({ q: 'emma' });
			await harness.run('voice.getAll', { filters: { q: '' } });
			expect(sent()[1].query).not.toHaveProperty('q');
		});
	});

	describe('clone', () => {
		const voice = (fields: INodeParameters = {}) => ({
			name: 'Support',
			audioUrl: 'https://example.com/sample.wav',
			audioTranscription: 'Hello, how can I help?',
			language: 'en',
			...fields,
		});

		it('sends gender and style as the two tags, and the project by itself', async () => {
			const cloned = await harness.first('voice.clone', voice({ name: ' Support ' }));
			expect(sent()).toEqual([
				{
					method: 'POST',
					path: PATH,
					query: {},
					body: {
						name: 'Support',
						audioUrl: 'https://example.com/sample.wav',
						audioTranscription: 'Hello, how can I help?',
						language: 'en',
						tags: ['female', 'conversational'],
						projectId: harness.simulator.state.projectId,
					},
				},
			]);
			expect(cloned).toEqual({ id: expect.any(String) as unknown, voiceRecord: 'sample.wav' });
		});

		it('sends all that can be said', async () => {
			await harness.first('voice.clone', {
				...voice({ name: 'مساعد 2', language: 'ar', gender: 'male', style: 'narrator' }),
				additionalFields: { description: ' Friendly ', imageUrl: 'https://example.com/face.png', dialectId: DIALECT },
			});
			expect(sent()[0].body).toMatchObject({
				name: 'مساعد 2',
				language: 'ar',
				tags: ['male', 'narrator'],
				description: 'Friendly',
				imageUrl: 'https://example.com/face.png',
				dialectId: DIALECT,
			});
		});

		it('leaves out what was added and left empty', async () => {
			await harness.first('voice.clone', voice({ additionalFields: { description: '', imageUrl: '', dialectId: '' } }));
			expect(Object.keys(sent()[0].body as object).sort()).toEqual([
				'audioTranscription',
				'audioUrl',
				'language',
				'name',
				'projectId',
				'tags',
			]);
		});

		it('lets Hamsa say when it wants a dialect', async () => {
			expect((await harness.rejection('voice.clone', voice({ language: 'ar' }))).message).toBe(
				'Hamsa did not accept the request (HTTP 400): dialectId: is required when language is ar',
			);
		});

		it.each<[INodeParameters, string]>([
			[{ name: '={{ "" }}' }, 'Name must not be empty'],
			[{ name: 'x'.repeat(191) }, 'Name must have at most 190 characters, but has 191'],
			[{ audioUrl: 'sample.wav' }, 'Audio URL must be a web address, such as https://example.com, but is "sample.wav"'],
			[{ audioTranscription: '={{ "" }}' }, 'Transcription must not be empty'],
			[{ audioTranscription: 'x'.repeat(5_001) }, 'Transcription must have at most 5,000 characters, but has 5,001'],
			[{ additionalFields: { description: 'x'.repeat(1_001) } }, 'Description must have at most 1,000 characters, but has 1,001'],
			[
				{ additionalFields: { imageUrl: 'face.png' } },
				'Image URL must be a web address, such as https://example.com, but is "face.png"',
			],
		])('refuses %j before anything is sent', async (fields, message) => {
			expect((await harness.rejection('voice.clone', voice(fields))).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('takes the longest name and transcription', async () => {
			await harness.first('voice.clone', voice({ name: 'x'.repeat(190), audioTranscription: 'x'.repeat(5_000) }));
			expect(harness.simulator.state.voices.size).toBe(1);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ path: PATH, status: 503, actThenFail: true });
			await harness.rejection('voice.clone', voice());
			expect(sent()).toHaveLength(1);
		});
	});

	describe('preload', () => {
		it('makes a voice ready, and may be repeated', async () => {
			const { id } = harness.simulator.seedVoice();
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			expect(await harness.first('voice.preload', { voiceId: byId(id) })).toEqual({ preloaded: true, voiceId: id });
			const request = { method: 'POST', path: `${PATH}/custom/preload`, query: {}, body: { voiceId: id } };
			expect(harness.sent).toEqual([request, request]);
			expect([...harness.simulator.state.preloadedVoices]).toEqual([id]);
		});

		it('needs a voice that is there', async () => {
			expect((await harness.rejection('voice.preload', { voiceId: byId('={{ "" }}') })).message).toBe('Voice is not chosen');
			expect(harness.sent).toEqual([]);
			expect(await harness.rejection('voice.preload', { voiceId: byId(DIALECT) })).toMatchObject({
				message: 'Hamsa found nothing under this ID: Voice not found',
				httpCode: '404',
				itemIndex: 0,
			});
		});

		it('shows what went wrong on its own item, and goes on', async () => {
			const { id } = harness.simulator.seedVoice();
			const { json } = await harness.run(
				'voice.preload',
				{ voiceId: byId('={{ $json.id }}') },
				{
					items: [{ id }, { id: DIALECT }, { id }],
					settings: { onError: 'continueRegularOutput' },
				},
			);
			const done = { preloaded: true, voiceId: id };
			expect(json).toEqual([done, { error: 'Hamsa found nothing under this ID: Voice not found' }, done]);
		});
	});

	describe('the list of the locator', () => {
		it('names the dialect, and is searched by both', async () => {
			const [layan, emma, other] = [
				harness.simulator.seedVoice(),
				harness.simulator.seedVoice({ name: 'Emma', dialect: { languageCode: 'en' } }),
				harness.simulator.seedVoice({ name: 'Nobody', dialect: { languageCode: 'xyz' } }),
			];
			const mine = harness.simulator.seedVoice({ name: 'Mine', dialect: null });
			const entries = [
				{ name: 'Layan (Palestinian)', value: layan.id },
				{ name: 'Emma (English)', value: emma.id },
				{ name: 'Nobody (xyz)', value: other.id },
				{ name: 'Mine', value: mine.id },
			];
			expect(await harness.search('searchVoices')).toEqual({ results: entries });
			expect(await harness.search('searchVoices', 'palest')).toEqual({ results: [entries[0]] });
			expect(await harness.search('searchVoices', 'EMMA')).toEqual({ results: [entries[1]] });
		});

		it('goes on where it stopped', async () => {
			for (let count = 0; count < 60; count++) harness.simulator.seedVoice();
			const first = await harness.search('searchVoices');
			expect(first.results).toHaveLength(50);
			expect(first.paginationToken).toBe('2');
			expect((await harness.search('searchVoices', undefined, '2')).results).toHaveLength(10);
		});
	});
});
