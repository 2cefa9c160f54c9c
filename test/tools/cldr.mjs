// The abbreviations that the Unicode CLDR knows for each language, nodes/shared/sentences/languages/cldr.ts.
//
//   node test/tools/cldr.mjs            writes the file
//   node test/tools/cldr.mjs --check    only says whether it is up to date
//
// The data is the package cldr-segments-full, a development dependency.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';

import { format, resolveConfig } from 'prettier';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..');
const output = path.join(root, 'nodes/shared/sentences/languages/cldr.ts');
const packageFolder = path.dirname(createRequire(import.meta.url).resolve('cldr-segments-full/package.json'));

/** The words of an abbreviation that a full stop follows, without it: "dipl", "ing" for "Dipl.-Ing.". Single letters are known anyway. */
const wordsOf = (abbreviation) => abbreviation.match(/[\p{L}\p{M}.]+(?=\.)/gu)?.filter((word) => word.length > 1) ?? [];

function abbreviationsOf(language) {
	const { segments } = JSON.parse(readFileSync(path.join(packageFolder, 'segments', language, 'suppressions.json'), 'utf8'));
	const standard = segments.segmentations?.SentenceBreak?.standard ?? [];
	return [...new Set(standard.flatMap(({ suppression }) => wordsOf(suppression.toLowerCase())))].sort();
}

const languages = readdirSync(path.join(packageFolder, 'segments')).sort();
const entries = languages.map((language) => [language, abbreviationsOf(language)]).filter(([, words]) => words.length > 0);
const licence = readFileSync(path.join(packageFolder, 'LICENSE'), 'utf8').trim();
const { version } = JSON.parse(readFileSync(path.join(packageFolder, 'package.json'), 'utf8'));
const text = await format(
	`// Written by test/tools/cldr.mjs from cldr-segments-full ${version}.
/*!
Abbreviations of the Unicode CLDR ${version}

${licence}
*/

/** Abbreviations of each language, in lower case and without the last full stop. */
export const cldr: Record<string, string> = {
${entries.map(([language, words]) => `${language}: ${JSON.stringify(words.join(' '))},`).join('\n')}
};
`,
	{ ...(await resolveConfig(output)), filepath: output },
);

const { values: options } = parseArgs({ options: { check: { type: 'boolean', default: false } } });
if (!options.check) writeFileSync(output, text);
else if (readFileSync(output, 'utf8') !== text) {
	console.error('nodes/shared/sentences/languages/cldr.ts is out of date: run "node test/tools/cldr.mjs"');
	process.exit(1);
}
