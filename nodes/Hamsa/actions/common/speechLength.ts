import { NodeOperationError } from 'n8n-workflow';

import { secondsOfSound } from '../../transport/soundLength';
import type { WaitContext } from './waiting/types';

/** A shorter text, such as a number, may be spoken in less than `MIN_SECONDS`. Nobody says 40 characters that fast. */
const MIN_CHARACTERS = 40;

const MIN_SECONDS = 0.3;

/** `MIN_SECONDS` at 6 kbit/s, the lowest bit rate of Opus, which is the lowest of common formats: a smaller file is shorter in any of them. */
const MIN_COMPRESSED_BYTES = 225;

/**
 * Checks that the file can hold the speech of a text (docs/platforms/hamsa.md, 7.2 and 11.1), because a success with next to no sound
 * would otherwise reach a listener.
 *
 * @param characters length of the text; `undefined` if it is not known, so that nothing is checked
 * @throws NodeOperationError if a text of 40 characters or more came back as less than 0.3 seconds of sound
 */
export function checkSpeechLength(context: WaitContext, file: Buffer, characters: number | undefined, itemIndex: number): void {
	if (characters === undefined || characters < MIN_CHARACTERS) return;
	const seconds = secondsOfSound(file);
	const isTooShort = seconds === undefined ? file.length < MIN_COMPRESSED_BYTES : seconds < MIN_SECONDS;
	if (!isTooShort) return;
	const what = seconds === undefined ? `${file.length} bytes` : `${seconds.toFixed(2)} seconds`;
	throw new NodeOperationError(context.getNode(), `Hamsa answered with only ${what} of sound for a text of ${characters} characters`, {
		itemIndex,
		description:
			'Most of the speech is missing. Check that the voice exists, speaks the language of the text, and is preloaded if it was cloned. The request may have been charged.',
	});
}
