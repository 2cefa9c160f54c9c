import { isWav, secondsOf } from './wav';

/** No more is measured, because only very short files matter. */
const LONG_ENOUGH_SECONDS = 5;

/** kbit/s by the bit rate index of a frame, for MPEG 1 and for MPEG 2 and 2.5, layer III (ISO/IEC 11172-3, 2.4.2.3, and 13818-3, 2.4.2.3). */
const BIT_RATES_1 = [0, 32, 40, 48, 56, 64, 80, 96, 112, 128, 160, 192, 224, 256, 320];
const BIT_RATES_2 = [0, 8, 16, 24, 32, 40, 48, 56, 64, 80, 96, 112, 128, 144, 160];

const SAMPLE_RATES_1 = [44_100, 48_000, 32_000];

/** By the two bits of the version: how many times lower the sample rate is than that of MPEG 1. */
const RATE_DIVISORS: Record<number, number> = { 0: 4, 2: 2, 3: 1 };

const ID3_HEADER_BYTES = 10;
const FRAME_HEADER_BYTES = 4;

/**
 * The length of the sound in a file: exact for WAV, counted by frames for MP3 up to a few seconds.
 *
 * @returns seconds, 0 for a WAV file without audio that can be read; `undefined` for a format that is not read
 */
export function secondsOfSound(file: Buffer): number | undefined {
	if (!isWav(file)) return secondsOfMp3(file);
	try {
		return secondsOf(file);
	} catch {
		return 0;
	}
}

/** `undefined` if there is no frame of MPEG layer III. */
function secondsOfMp3(file: Buffer): number | undefined {
	let seconds = 0;
	for (let at = afterId3(file); at + FRAME_HEADER_BYTES <= file.length && seconds < LONG_ENOUGH_SECONDS; ) {
		const frame = frameAt(file, at);
		if (frame === undefined) break;
		seconds += frame.seconds;
		at += frame.bytes;
	}
	return seconds === 0 ? undefined : seconds;
}

/** An ID3 tag before the first frame may hold a whole picture. Its length has seven bits in each byte. */
function afterId3(file: Buffer): number {
	if (file.length < ID3_HEADER_BYTES || file.toString('latin1', 0, 3) !== 'ID3') return 0;
	return ID3_HEADER_BYTES + [6, 7, 8, 9].reduce((length, at) => length * 128 + (file[at] & 0x7f), 0);
}

function frameAt(file: Buffer, at: number): { seconds: number; bytes: number } | undefined {
	const header = file.readUInt32BE(at);
	const [version, layer] = [(header >>> 19) & 3, (header >>> 17) & 3];
	const divisor = RATE_DIVISORS[version];
	const sampleRate = SAMPLE_RATES_1[(header >>> 10) & 3] / divisor;
	const bitRate = (version === 3 ? BIT_RATES_1 : BIT_RATES_2)[(header >>> 12) & 15];
	const isFrame = header >>> 21 === 0x7ff && layer === 1 && sampleRate > 0 && bitRate > 0;
	if (!isFrame) return undefined;
	const samples = version === 3 ? 1152 : 576;
	const padding = (header >>> 9) & 1;
	return { seconds: samples / sampleRate, bytes: Math.floor(((samples / 8) * bitRate * 1_000) / sampleRate) + padding };
}
