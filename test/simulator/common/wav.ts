const SAMPLE_RATE = 8_000;
const BYTES_PER_SAMPLE = 2;
const HEADER_BYTES = 44;

/** A real WAV file: a 440 Hz tone in 16-bit mono PCM, which any player plays. */
export function makeWav(seconds = 0.25): Buffer {
	const samples = Math.round(SAMPLE_RATE * seconds);
	const dataBytes = samples * BYTES_PER_SAMPLE;
	const wav = Buffer.alloc(HEADER_BYTES + dataBytes);
	wav.write('RIFF', 0, 'ascii');
	wav.writeUInt32LE(wav.length - 8, 4);
	wav.write('WAVEfmt ', 8, 'ascii');
	wav.writeUInt32LE(16, 16);
	wav.writeUInt16LE(1, 20);
	wav.writeUInt16LE(1, 22);
	wav.writeUInt32LE(SAMPLE_RATE, 24);
	wav.writeUInt32LE(SAMPLE_RATE * BYTES_PER_SAMPLE, 28);
	wav.writeUInt16LE(BYTES_PER_SAMPLE, 32);
	wav.writeUInt16LE(8 * BYTES_PER_SAMPLE, 34);
	wav.write('data', 36, 'ascii');
	wav.writeUInt32LE(dataBytes, 40);
	for (let at = 0; at < samples; at++) {
		wav.writeInt16LE(Math.round(8_000 * Math.sin((2 * Math.PI * 440 * at) / SAMPLE_RATE)), HEADER_BYTES + at * BYTES_PER_SAMPLE);
	}
	return wav;
}
