// A model that a caller has told to repeat something gives long texts without any end of a sentence, perhaps all at once.
import { keywordActionOf } from '../../../nodes/AgentPhone/trigger/keywords';
import { numberIn } from '../../../nodes/shared/numbers';
import { speechLines, SpeechStream } from '../../../nodes/shared/speech/speech';
import { computingMs } from '../../support/computing';

const LENGTH = 20_000;

/** It takes some hundred milliseconds. Without bounds it takes minutes. */
const MAX_MS = 10_000;

const within = (work: () => void) => expect(computingMs(work)).toBeLessThan(MAX_MS);

it.each(['a', 'a ', "a'", '\u4e2d', '.', ' ', '[', '[a](', '*a', '| ', ',', '```', '\u0645', '\u0e01 '])('%j, again and again', (pump) => {
	const text = pump.repeat(LENGTH / pump.length);
	within(() => {
		const stream = new SpeechStream({ locale: 'en-US' });
		const lines = [...stream.push(text), ...stream.flush()];
		// Nothing of it is lost.
		if (pump === 'a') expect(lines.join('')).toHaveLength(LENGTH);
	});
	within(() => speechLines(text));
});

it('a long text is no keyword, and a long number is none', () => {
	within(() => {
		expect(keywordActionOf(`${'.'.repeat(1_000_000)}STOP`)).toBeUndefined();
		expect(numberIn(`${'1'.repeat(1_000_000)}x`)).toBeUndefined();
	});
});
