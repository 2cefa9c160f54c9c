import type { Sound } from './wav';

/**
 * What stands for speech here: tones whose loudness carries the text, four bits a tone. It is real sound that survives mu-law,
 * and `understand` gets the text back, so that whatever is lost or added on the way shows.
 */
const TONE = [0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7, 0, 0.7, 1, 0.7, 0, -0.7, -1, -0.7];
const LOUDNESS_STEP = 1_500;
const SILENCE = new Array<number>(160).fill(0);

/** Speech of a longer text is never shorter than this, with a pause at its end. */
const MIN_SECONDS = 0.5;
const MIN_CHARACTERS = 40;

/** Tells our own sound from any other. */
const MARK = 'S:';

export function speak(text: string, mulaw = false): Sound {
	const nibbles = [...Buffer.from(MARK + text, 'utf8')].flatMap((byte) => [byte >> 4, byte & 0x0f]);
	const tones = nibbles.flatMap((nibble) => TONE.map((height) => Math.round(height * (nibble + 1) * LOUDNESS_STEP)));
	const pause = new Array<number>(Math.max(0, MIN_SECONDS * (mulaw ? 8_000 : 16_000) - tones.length)).fill(0);
	return { mulaw, samples: [...SILENCE, ...tones, ...SILENCE, ...(text.length < MIN_CHARACTERS ? [] : pause)] };
}

/** The text that was spoken; '' if it was not spoken here. */
export function understand({ samples }: Sound): string {
	const nibbles: number[] = [];
	for (let at = SILENCE.length; at + TONE.length <= samples.length; at += TONE.length) {
		const loudness = samples.slice(at, at + TONE.length).reduce((highest, sample) => Math.max(highest, sample), 0);
		if (loudness < LOUDNESS_STEP / 2) break;
		nibbles.push(Math.round(loudness / LOUDNESS_STEP) - 1);
	}
	const bytes = Array.from({ length: nibbles.length / 2 }, (_, at) => (nibbles[2 * at] << 4) | nibbles[2 * at + 1]);
	const text = Buffer.from(bytes).toString('utf8');
	return text.startsWith(MARK) ? text.slice(MARK.length) : '';
}
