import { completeWav, MULAW, NotAWavError, PCM, playableWav, secondsOf } from '../../../nodes/Hamsa/transport/wav';

const PCM_16K = { tag: PCM, channels: 1, sampleRate: 16_000, bitsPerSample: 16 };
const MULAW_8K = { tag: MULAW, channels: 1, sampleRate: 8_000, bitsPerSample: 8 };

const uint32 = (value: number) => Buffer.from([value & 0xff, (value >>> 8) & 0xff, (value >>> 16) & 0xff, value >>> 24]);
const uint16 = (value: number) => uint32(value).subarray(0, 2);
const ascii = (text: string) => Buffer.from(text, 'latin1');
const chunk = (id: string, body: Buffer, length = body.length) =>
	Buffer.concat([ascii(id), uint32(length), body, Buffer.alloc(body.length % 2)]);

const format = ({ tag = 1, channels = 1, rate = 16_000, bits = 16, more = Buffer.alloc(0) }) =>
	chunk(
		'fmt ',
		Buffer.concat([
			uint16(tag),
			uint16(channels),
			uint32(rate),
			uint32((rate * channels * bits) / 8),
			uint16((channels * bits) / 8),
			uint16(bits),
			more,
		]),
	);

function riff(chunks: Buffer[], length?: number): Buffer {
	const body = Buffer.concat([ascii('WAVE'), ...chunks]);
	return Buffer.concat([ascii('RIFF'), uint32(length ?? body.length), body]);
}

const SAMPLES = Buffer.from(Array.from({ length: 400 }, (_, at) => (at * 37) & 0xff));
const fmt = format({});
const good = riff([fmt, chunk('data', SAMPLES)]);
const list = chunk('LIST', ascii('INFOISFT five'));
const long = format({
	tag: 0xfffe,
	more: Buffer.concat([uint16(22), uint16(16), uint32(4), Buffer.from('0100000000001000800000aa00389b71', 'hex')]),
});

const refusalOf = (use: () => unknown): string => {
	try {
		use();
	} catch (error) {
		expect(error).toBeInstanceOf(NotAWavError);
		return (error as Error).message;
	}
	throw new Error('it was taken');
};

describe('playableWav', () => {
	it('gives samples the usual header of 44 bytes', () => {
		expect(playableWav(SAMPLES, PCM_16K)).toEqual(good);
	});

	it('gives mu-law a header with its own number, and says how many samples there are', () => {
		const wav = playableWav(SAMPLES.subarray(0, 7), MULAW_8K);
		expect(wav.toString('hex')).toBe(
			riff([
				format({ tag: 7, rate: 8_000, bits: 8, more: uint16(0) }),
				chunk('fact', uint32(7)),
				chunk('data', SAMPLES.subarray(0, 7)),
			]).toString('hex'),
		);
		expect(wav.length % 2).toBe(0);
	});

	it('drops half a sample', () => {
		expect(playableWav(Buffer.concat([SAMPLES, Buffer.from([1])]), PCM_16K)).toEqual(good);
	});

	it('leaves a right file as it is, with all its chunks', () => {
		for (const wav of [good, riff([fmt, list, chunk('data', SAMPLES)]), riff([fmt, chunk('data', SAMPLES), list])]) {
			expect(playableWav(wav, MULAW_8K)).toBe(wav);
		}
	});

	it.each([0, 0xffffffff, 0x7ffff000, 0x80000000, 398, 401, 2, 10_000])('puts a data length of %d right', (length) => {
		expect(playableWav(riff([fmt, chunk('data', SAMPLES, length)]), PCM_16K)).toEqual(good);
		expect(playableWav(riff([fmt, chunk('data', SAMPLES, length)], 0xffffffff), PCM_16K)).toEqual(good);
	});

	it.each([0, 0xffffffff, 12])('puts a file length of %d right', (length) => {
		expect(playableWav(riff([fmt, chunk('data', SAMPLES)], length), PCM_16K)).toEqual(good);
	});

	it('keeps the format a header names, not the one that was asked for', () => {
		const stereo = format({ channels: 2, rate: 48_000 });
		expect(playableWav(riff([stereo, chunk('data', SAMPLES, 0)]), PCM_16K)).toEqual(riff([stereo, chunk('data', SAMPLES)]));
	});

	it('refuses what has no sound', () => {
		for (const length of [0, 1]) expect(refusalOf(() => playableWav(SAMPLES.subarray(0, length), PCM_16K))).toBe('no audio');
		expect(refusalOf(() => playableWav(riff([fmt, chunk('data', Buffer.alloc(0))]), PCM_16K))).toBe('a WAV file without audio');
		expect(refusalOf(() => playableWav(riff([fmt]), PCM_16K))).toBe('a WAV file that is cut off before its audio data');
		expect(refusalOf(() => playableWav(riff([format({ rate: 0 }), chunk('data', SAMPLES)]), PCM_16K))).toBe(
			'a WAV file with a broken header',
		);
	});
});

describe('secondsOf', () => {
	it('counts samples of every channel once', () => {
		expect(secondsOf(good)).toBe(200 / 16_000);
		expect(secondsOf(riff([format({ channels: 2, rate: 100 }), chunk('data', SAMPLES)]))).toBe(1);
		expect(secondsOf(playableWav(SAMPLES, MULAW_8K))).toBe(400 / 8_000);
	});
});

describe('completeWav', () => {
	it('leaves a right file as it is', () => {
		const mulaw = playableWav(SAMPLES, MULAW_8K);
		for (const wav of [good, mulaw, riff([fmt, list, chunk('data', SAMPLES)])]) expect(completeWav(wav)).toBe(wav);
	});

	it.each([0, 0xffffffff, 0x7ffff000, 0x7fffffff, 0x80000000])('fills in a length that a recorder left open as %d', (length) => {
		expect(completeWav(riff([fmt, chunk('data', SAMPLES, length)], 0xffffffff))).toEqual(good);
	});

	it('gives the long form of the header the short one', () => {
		expect(completeWav(riff([long, chunk('data', SAMPLES)]))).toEqual(good);
	});

	it('does not pass half of a file for the whole', () => {
		expect(refusalOf(() => completeWav(good.subarray(0, -100)))).toBe(
			'a WAV file that is cut off: 100 of 400 bytes of audio are missing',
		);
	});

	it.each([
		['32-bit PCM', { bits: 32 }],
		['8-bit PCM', { bits: 8 }],
		['floating point', { tag: 3, bits: 32 }],
		['A-law', { tag: 6, bits: 8 }],
		['MP3', { tag: 85 }],
		['the format number 4660', { tag: 0x1234 }],
	])('names %s, which Hamsa does not take', (name, given) => {
		expect(refusalOf(() => completeWav(riff([format(given), chunk('data', SAMPLES)])))).toBe(`a WAV file in ${name}`);
	});

	it.each([
		['an empty file', Buffer.alloc(0)],
		['an MP3 file', Buffer.from([0xff, 0xfb, 0x90, 0x64])],
		['an MP3 file', ascii('ID3\x04\x00')],
		['an AAC file', Buffer.from([0xff, 0xf1, 0x50])],
		['an Ogg file (Opus or Vorbis)', ascii('OggS\x00')],
		['a WebM or Matroska file', Buffer.from([0x1a, 0x45, 0xdf, 0xa3])],
		['an MP4 or M4A file', ascii('\x00\x00\x00\x20ftypM4A ')],
		['a FLAC file', ascii('fLaC\x00')],
		['an AIFF file', ascii('FORM\x0a\x00\x00\x00AIFF')],
		['an AMR file', ascii('#!AMR\n')],
		['an AU file', ascii('.snd\x00')],
		['a WAV file of an unsupported type (RF64 or RIFX)', ascii('RF64\xff\xff\xff\xffWAVE')],
		['a RIFF file other than WAV', ascii('RIFF\x0a\x00\x00\x00AVI LIST')],
		['a WAV file that is cut off before its audio data', ascii('RIFF\x0a\x00')],
		['text or a web page', ascii('\n<!doctype html>')],
		['text or a web page', ascii('{"error": 1}')],
		['a file without a WAV header, such as raw samples', SAMPLES],
	])('recognises %s', (what, bytes) => {
		expect(refusalOf(() => completeWav(bytes))).toBe(what);
	});
});

describe('whatever comes', () => {
	/** The same "random" bytes every time. */
	function* numbers(seed: number): Generator<number, never> {
		for (let state = seed; ; ) {
			state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
			yield state;
		}
	}

	/** It is taken and can be read again, or refused in plain words; nothing else is thrown. */
	const isHandled = (bytes: Buffer): void => {
		for (const take of [completeWav, (given: Buffer) => playableWav(given, PCM_16K)]) {
			let wav: Buffer;
			try {
				wav = take(bytes);
			} catch (error) {
				if (!(error instanceof NotAWavError)) throw error;
				continue;
			}
			expect(secondsOf(wav)).toBeGreaterThan(0);
			expect(playableWav(wav, PCM_16K)).toBe(wav);
		}
	};

	const files = [
		good,
		riff([long, list, chunk('data', SAMPLES), list]),
		playableWav(SAMPLES, MULAW_8K),
		riff([fmt, chunk('data', SAMPLES, 0xffffffff)], 0),
	];

	it('files that are cut off anywhere', () => {
		for (const wav of files) for (let length = 0; length <= wav.length; length++) isHandled(wav.subarray(0, length));
	});

	it('files with wrong bytes anywhere', () => {
		const random = numbers(1);
		const next = (below: number) => random.next().value % below;
		for (let count = 0; count < 5_000; count++) {
			const bytes = Buffer.from(files[next(files.length)]);
			for (let wrong = 0; wrong <= next(4); wrong++) bytes[next(Math.min(bytes.length, 90))] = next(256);
			isHandled(bytes);
		}
	});
});
