// How many ends of sentences are found, beside other libraries, for the texts of test/unit/shared/corpus/languages:
//
//   node --import tsx test/bench/sentences.ts [--files de-DE.json,fr-FR.json] [--mistakes]
//
// Ours is given each text whole and in five random cuts, the others whole, since they cannot take a text in pieces.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import segment from 'sentencex';

import { repositoryRoot } from '../e2e/harness/paths';
import { compare, sentencesOf, shareOf, sumOf, written, type Boundaries } from '../unit/shared/boundaries';
import { cut } from '../unit/shared/cuts';

const SEEDS = [1, 2, 3, 4, 5];

const folder = path.join(repositoryRoot, 'test/unit/shared/corpus/languages');

const { values: options } = parseArgs({
	options: { files: { type: 'string' }, mistakes: { type: 'boolean', default: false } },
});

const files = options.files?.split(',') ?? readdirSync(folder).filter((file) => /^[a-z]+-[A-Z]+\.json$/.test(file));

const percent = (parts: Boundaries[]) => shareOf(sumOf(parts)).toFixed(1).padStart(6);

const all: Record<'ours' | 'sentencex' | 'segmenter', Boundaries[]> = { ours: [], sentencex: [], segmenter: [] };
console.log('file             sentences   ours  sentencex  Intl.Segmenter  (per cent of boundaries)');
for (const file of files) {
	const [locale] = file.split('.');
	const answers = JSON.parse(readFileSync(path.join(folder, file), 'utf8')) as string[][];
	const segmenter = new Intl.Segmenter(locale, { granularity: 'sentence' });
	const found: typeof all = { ours: [], sentencex: [], segmenter: [] };
	const mistakes = new Set<string>();
	for (const sentences of answers) {
		const text = written(locale, sentences);
		for (const pieces of [[text], ...SEEDS.map((seed) => cut(text, seed))]) {
			const got = sentencesOf(pieces, locale);
			const boundaries = compare(got, sentences);
			found.ours.push(boundaries);
			if (boundaries.missed + boundaries.wrong > 0)
				mistakes.add(`${boundaries.missed ? 'missed' : '      '} ${boundaries.wrong ? 'wrong' : '     '} ${got.join('|')}`);
		}
		found.sentencex.push(compare(segment(locale.split('-')[0], text), sentences));
		found.segmenter.push(
			compare(
				Array.from(segmenter.segment(text), (part) => part.segment),
				sentences,
			),
		);
	}
	console.log(
		`${file.padEnd(18)} ${String(answers.flat().length).padStart(5)} ${percent(found.ours)} ${percent(found.sentencex).padStart(10)} ${percent(found.segmenter).padStart(15)}`,
	);
	if (options.mistakes) for (const mistake of mistakes) console.log(`    ${mistake}`);
	for (const key of ['ours', 'sentencex', 'segmenter'] as const) all[key].push(...found[key]);
}
console.log(`all                      ${percent(all.ours)} ${percent(all.sentencex).padStart(10)} ${percent(all.segmenter).padStart(15)}`);
