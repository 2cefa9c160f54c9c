import type { INodeParameters } from 'n8n-workflow';

import { Harness } from './support';

const PATH = '/v1/voice-agents/voice-dictionaries';

const row = (word: string, pronunciation: string) => ({ word, pronunciation });

const words = (...rows: INodeParameters[]) => ({ word: rows });

describe('Dictionary', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe('create', () => {
		it('sends the name and the words', async () => {
			const created = await harness.first('dictionary.create', {
				name: ' Medicines ',
				words: words(row(' ibuprofen ', 'eye-byoo'), row('B12', 'bee twelve')),
			});
			const body = { name: 'Medicines', words: [row('ibuprofen', 'eye-byoo'), row('B12', 'bee twelve')] };
			expect(harness.sent).toEqual([{ method: 'POST', path: PATH, query: {}, body }]);
			expect(created).toEqual({ ...body, id: expect.any(String) as unknown, createdAt: expect.any(String) as unknown });
		});

		it.each<[INodeParameters, string]>([
			[{ name: '={{ " " }}', words: words(row('a', 'b')) }, 'Name must not be empty'],
			[{ name: 'Medicines', words: words() }, 'Words must contain at least one word'],
			[{ name: 'Medicines', words: words(row('a', 'b'), row('c', ' ')) }, 'Words must each have a pronunciation, but "c" has none'],
			[{ name: 'Medicines', words: words(row('', 'b')) }, 'Words must each have a word, but the one for "b" is empty'],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect((await harness.rejection('dictionary.create', parameters)).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('is not sent again when Hamsa fails after it may have acted', async () => {
			harness.simulator.faults.add({ status: 503, actThenFail: true });
			await harness.rejection('dictionary.create', { name: 'Medicines', words: words(row('a', 'b')) });
			expect(harness.sent).toHaveLength(1);
		});

		it('shows what went wrong on its own item, and goes on', async () => {
			const { json } = await harness.run(
				'dictionary.create',
				{ name: '={{ $json.name }}', words: words(row('a', 'b')) },
				{
					items: [{ name: 'A' }, { name: '' }, { name: 'C' }],
					settings: { onError: 'continueRegularOutput' },
				},
			);
			expect(json.map(({ name, error }) => name ?? error)).toEqual(['A', 'Name must not be empty', 'C']);
		});
	});

	describe('update', () => {
		it.each<[INodeParameters, object]>([
			[{ name: ' New ' }, { name: 'New' }],
			[{ words: words(row('a', 'b')) }, { words: [row('a', 'b')] }],
		])('sends of %j only that', async (updateFields, body) => {
			const { id } = harness.simulator.seedDictionary();
			const changed = await harness.first('dictionary.update', { dictionaryId: ` ${id} `, updateFields });
			expect(harness.sent).toEqual([{ method: 'PATCH', path: `${PATH}/${id}`, query: {}, body }]);
			expect(changed).toMatchObject({ id, ...body });
		});

		it.each<[INodeParameters, string]>([
			[{}, 'Update Fields must contain at least one field to change'],
			[{ name: '' }, 'Name must not be empty'],
			[{ words: {} }, 'Words must contain at least one word'],
		])('refuses %j before anything is sent', async (updateFields, message) => {
			expect((await harness.rejection('dictionary.update', { dictionaryId: 'x', updateFields })).message).toBe(message);
			expect(harness.sent).toEqual([]);
		});

		it('needs a dictionary that is there', async () => {
			const updateFields = { name: 'New' };
			expect((await harness.rejection('dictionary.update', { dictionaryId: '={{ "" }}', updateFields })).message).toBe(
				'Dictionary ID must not be empty',
			);
			expect(harness.sent).toEqual([]);
			expect(await harness.rejection('dictionary.update', { dictionaryId: 'none', updateFields })).toMatchObject({
				message: 'Hamsa found nothing under this ID: Voice dictionary not found',
				httpCode: '404',
				itemIndex: 0,
			});
		});
	});
});
