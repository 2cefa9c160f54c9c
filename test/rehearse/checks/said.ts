// What the caller heard.
import { z } from 'zod/v4';

import { failed, passed, wordsHeard, type Observation } from '../observation';
import { holds, plain } from '../text';
import { check, nothing, someText, type Check } from './check';

const heardWords = (observation: Observation): string => {
	const words = wordsHeard(observation);
	return words === '' ? 'The caller heard nothing.' : `Heard "${words}"${/[.!?]$/.test(words) ? '' : '.'}`;
};

const PATTERN = /^\/(.{1,300})\/([iu]{0,2})$/;

const pattern = z.string().refine((text) => PATTERN.test(text) && isPattern(text), {
	error: 'write a regular expression between slashes, such as /table (two|2)/',
});

const regularExpression = (text: string): RegExp => {
	const [, source, flags] = PATTERN.exec(text)!;
	return new RegExp(source, flags.includes('u') ? flags : `${flags}u`);
};

function isPattern(text: string): boolean {
	try {
		return regularExpression(text) instanceof RegExp;
	} catch {
		return false;
	}
}

/** Whether a filler line comes depends on how fast the machine is. */
const withoutFillers = ({ lines, fillers }: Observation): Pick<Observation, 'lines'> => ({
	lines: lines.filter(({ text, kind }) => kind !== 'filler' && !fillers.some((filler) => plain(filler) === plain(text))),
});

export const said: Record<string, Check> = {
	heard: check({
		given: someText,
		judge: (words, observation) =>
			holds(wordsHeard(observation), words) ? passed() : failed(`${heardWords(observation)} Expected "${words}" in it.`),
	}),
	'heard any': check({
		given: z.array(someText).min(1),
		judge: (all, observation) =>
			all.some((words) => holds(wordsHeard(observation), words))
				? passed()
				: failed(`${heardWords(observation)} Expected one of these in it: ${all.map((one) => `"${one}"`).join(', ')}.`),
	}),
	'heard exactly': check({
		given: someText,
		judge: (words, observation) =>
			plain(wordsHeard(withoutFillers(observation))) === plain(words)
				? passed()
				: failed(`${heardWords(observation)} Expected exactly "${words}".`),
	}),
	'not heard': check({
		given: someText,
		judge: (words, observation) =>
			holds(wordsHeard(observation), words) ? failed(`${heardWords(observation)} "${words}" must not be in it.`) : passed(),
	}),
	'heard like': check({
		given: pattern,
		written: (text) => text,
		judge: (text, observation) =>
			regularExpression(text).test(wordsHeard(observation))
				? passed()
				: failed(`${heardWords(observation)} It does not match ${text}.`),
	}),
	'fallback message': check({
		given: nothing,
		judge: (_given, observation) =>
			isFallbackMessageIn(observation)
				? passed()
				: failed(
						observation.fallbackMessage === ''
							? 'The trigger has no fallback message.'
							: `${heardWords(observation)} Expected the fallback message, "${observation.fallbackMessage}".`,
					),
	}),
};

export const isFallbackMessageIn = (observation: Observation): boolean =>
	plain(observation.fallbackMessage) !== '' && holds(wordsHeard(observation), observation.fallbackMessage);
