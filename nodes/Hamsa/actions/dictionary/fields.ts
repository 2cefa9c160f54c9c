import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

export const nameField: INodeProperties = {
	displayName: 'Name',
	name: 'name',
	type: 'string',
	default: '',
	placeholder: 'e.g. Medicines',
	description: 'Name of the dictionary',
};

export const wordsField: INodeProperties = {
	displayName: 'Words',
	name: 'words',
	type: 'fixedCollection',
	typeOptions: { multipleValues: true },
	placeholder: 'Add word',
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
					description: 'The pronunciation of the word, in ordinary letters',
				},
			],
		},
	],
};

/** @throws NodeOperationError if the name is empty */
export function dictionaryName(check: Checks, value: unknown): string {
	const name = String(value ?? '').trim();
	return name === '' ? check.reject('Name', 'must not be empty') : name;
}

/**
 * `words` in the body of a dictionary (docs/platforms/hamsa.md, 8): `[{word, pronunciation}]`.
 *
 * @throws NodeOperationError if there are no words, or if one of them is incomplete
 */
export function wordsOf(check: Checks, value: unknown): IDataObject[] {
	const { word: rows = [] } = (value ?? {}) as { word?: IDataObject[] };
	const words = rows.map(({ word, pronunciation }) => ({
		word: String(word ?? '').trim(),
		pronunciation: String(pronunciation ?? '').trim(),
	}));
	if (words.length === 0) check.reject('Words', 'must contain at least one word');
	for (const { word, pronunciation } of words) {
		if (word === '') check.reject('Words', `must each have a word, but the one for "${pronunciation}" is empty`);
		if (pronunciation === '') check.reject('Words', `must each have a pronunciation, but "${word}" has none`);
	}
	return words;
}
