import type { INodeProperties, INodePropertyOptions } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** Option lists shared by several operations, with the values of the API (docs/platforms/hamsa.md, 8). */

/** Voices that Hamsa names as examples. Others exist, and a voice can also be given by its ID, so these are only suggestions. */
const EXAMPLE_SPEAKERS: Record<string, string> = {
	'ar-sa': 'Khalid, Rahma',
	bah: 'Mazen, Ruba',
	egy: 'Mariam, Samir',
	en: 'Emma, James',
	irq: 'Lyali, Fatma',
	jor: 'Lana, Jasem',
	ksa: 'Hiba, Fahd',
	kuw: 'Mai, Hatem',
	leb: 'Carla, Majd',
	msa: 'Salem, Tamim',
	oma: 'Aisha, Jaber',
	pls: 'Amjad, Layan',
	qat: 'Deema, Faisal',
	syr: 'Dalal, Mais',
	uae: 'Salma, Dima',
};

const dialect = (name: string, value: string): INodePropertyOptions => ({
	name,
	value,
	description: `Speakers: ${EXAMPLE_SPEAKERS[value]}`,
});

export const dialects: INodePropertyOptions[] = [
	dialect('Bahraini', 'bah'),
	dialect('Egyptian', 'egy'),
	dialect('Emirati', 'uae'),
	dialect('English', 'en'),
	dialect('Gulf Arabic', 'ar-sa'),
	dialect('Iraqi', 'irq'),
	dialect('Jordanian', 'jor'),
	dialect('Kuwaiti', 'kuw'),
	dialect('Lebanese', 'leb'),
	dialect('Modern Standard Arabic', 'msa'),
	dialect('Omani', 'oma'),
	dialect('Palestinian', 'pls'),
	dialect('Qatari', 'qat'),
	dialect('Saudi', 'ksa'),
	dialect('Syrian', 'syr'),
];

/** For the description of a speaker field: "Mazen or Ruba for Bahraini, ...". */
export const speakerExamples = dialects
	.map(({ name, value }) => `${EXAMPLE_SPEAKERS[String(value)].replace(', ', ' or ')} for ${name}`)
	.join(', ');

export const languages: INodePropertyOptions[] = [
	{ name: 'Arabic', value: 'ar' },
	{ name: 'English', value: 'en' },
];

/** The language of a recording, read with `spokenLanguage`. Without a default: a wrong one gives a useless result that costs credits. */
export const spokenLanguageField = (description: string): INodeProperties => ({
	displayName: 'Language',
	name: 'language',
	type: 'options',
	required: true,
	options: languages,
	default: '',
	description,
});

/** @throws NodeOperationError if no language was chosen */
export function spokenLanguage({ reject }: Checks, value: unknown): string {
	const language = String(value ?? '').trim();
	return language === '' ? reject('Language', 'is not chosen', 'Choose the language that is spoken.') : language;
}
