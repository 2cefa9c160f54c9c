// What the caller heard.
import { z } from 'zod/v4';

import { failed, passed, wordsHeard, type Scene } from '../scene';
import { holds, plain } from '../text';
import { check, nothing, someText, type Check } from './check';

const heardWords = (scene: Scene): string => {
	const words = wordsHeard(scene);
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

export const said: Record<string, Check> = {
	heard: check({
		given: someText,
		judge: (words, scene) => (holds(wordsHeard(scene), words) ? passed() : failed(`${heardWords(scene)} Expected "${words}" in it.`)),
	}),
	'heard any': check({
		given: z.array(someText).min(1),
		judge: (all, scene) =>
			all.some((words) => holds(wordsHeard(scene), words))
				? passed()
				: failed(`${heardWords(scene)} Expected one of these in it: ${all.map((one) => `"${one}"`).join(', ')}.`),
	}),
	'heard exactly': check({
		given: someText,
		judge: (words, scene) =>
			plain(wordsHeard(scene)) === plain(words) ? passed() : failed(`${heardWords(scene)} Expected exactly "${words}".`),
	}),
	'not heard': check({
		given: someText,
		judge: (words, scene) =>
			holds(wordsHeard(scene), words) ? failed(`${heardWords(scene)} "${words}" must not be in it.`) : passed(),
	}),
	'heard like': check({
		given: pattern,
		written: (text) => text,
		judge: (text, scene) =>
			regularExpression(text).test(wordsHeard(scene)) ? passed() : failed(`${heardWords(scene)} It does not match ${text}.`),
	}),
	'safe sentence': check({
		given: nothing,
		judge: (_given, scene) =>
			isSafeSentenceIn(scene)
				? passed()
				: failed(
						scene.safeSentence === ''
							? 'The trigger has no fallback message.'
							: `${heardWords(scene)} Expected the fallback message, "${scene.safeSentence}".`,
					),
	}),
};

export const isSafeSentenceIn = (scene: Scene): boolean => plain(scene.safeSentence) !== '' && holds(wordsHeard(scene), scene.safeSentence);
