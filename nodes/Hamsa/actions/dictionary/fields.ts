import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Medicines',
	description: 'What the dictionary is called',
};

export const wordsField: INodeProperties = {
	displayName: 'Words',
	name: 'words',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add Word',
	default: {},
	description: 'Words and how to pronounce them',
	options: [
		{
			displayName: 'Word',
			name: 'word',
			values: [
				{
					displayName: 'Word',
					name: 'word',
					type: 'string',
					default: '',
					placeholder: 'e.g. ibuprofen',
					description: 'The word as it is written',
				},
				{
					displayName: 'Pronunciation',
					name: 'pronunciation',
					type: 'string',
					default: '',
					placeholder: 'e.g. eye-byoo-PROH-fen',
					description: 'The word as it is spoken, in plain letters',
				},
			],
		},
	],
};

export function dictionaryName(check: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	return name === '' ? check.reject('Name', 'must not be empty') : name;
}

/** `words` (docs/platforms/hamsa.md, 8) of the rows of the field. */
export function wordsOf(check: Checks, value: unknown): IDataObject[] {
	const { word: rows = [] } = (value ?? {}) as { word?: IDataObject[] };
	const words = rows.map(({ word, pronunciation }) => ({ word: String(word ?? '').trim(), pronunciation: String(pronunciation ?? '').trim() }));
	if (words.length === 0) check.reject('Words', 'must hold at least one word');
	for (const { word, pronunciation } of words) {
		if (word === '') check.reject('Words', `must each have a word, but that for "${pronunciation}" is empty`);
		if (pronunciation === '') check.reject('Words', `must each have a pronunciation, but "${word}" has none`);
	}
	return words;
}
