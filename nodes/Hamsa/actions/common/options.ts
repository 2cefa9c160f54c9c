import type { INodePropertyOptions } from 'n8n-workflow';

/** Option lists in the API's own values (docs/platforms/hamsa.md, 8), for everyone who offers them. */

/** Voices Hamsa itself names as examples. Others exist, and a name may also be the ID of a voice, so this only suggests. */
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

const dialect = (name: string, value: string): INodePropertyOptions => ({ name, value, description: `Speakers: ${EXAMPLE_SPEAKERS[value]}` });

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

/** For the description of a field that takes a speaker: "Mazen or Ruba for Bahraini, ...". */
export const speakerExamples = dialects
	.map(({ name, value }) => `${EXAMPLE_SPEAKERS[String(value)].replace(', ', ' or ')} for ${name}`)
	.join(', ');

export const languages: INodePropertyOptions[] = [
	{ name: 'Arabic', value: 'ar' },
	{ name: 'English', value: 'en' },
];
