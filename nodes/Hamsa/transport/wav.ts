/** WAV files, taken apart and put together in memory. Nothing here knows a platform. */

/** What the bytes are instead of a WAV file that can be used, as in "an MP3 file". */
export class NotAWavError extends Error {}

export interface WavFormat {
	tag: number;
	channels: number;
	sampleRate: number;
	bitsPerSample: number;
}

export const PCM = 1;
export const MULAW = 7;

/** A header that names the real format further in. */
const EXTENSIBLE = 0xfffe;

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/** Where writers that do not know the length yet put a number, it is this or more: 7FFF0000 (SoX) to FFFFFFFF. */
const UNKNOWN_LENGTH = 0x7fff0000;

/** No recording has more; a header that says so is damaged. */
const MAX_CHANNELS = 64;
const MAX_SAMPLE_RATE = 768_000;

interface Contents {
	/** The body of the chunk `fmt `. */
	format: Buffer;
	data: Buffer;
	/** How many bytes of sound are announced and not there. */
	missing: number;
	/** Whether every length in the header is as it should be. */
	exact: boolean;
}

/**
 * A WAV file any player takes, made of what a speech API gave: headerless samples get a header, and a header that was written before
 * the length was known gets the real one.
 *
 * @param raw what the samples are if no header says it
 * @throws NotAWav if there is no sound
 */
export function playableWav(bytes: Buffer, raw: WavFormat): Buffer {
	if (!isWav(bytes)) return soundOf(formatBody(raw), bytes);
	const { format, data, exact } = contentsOf(bytes);
	return exact ? bytes : fileOf(format, data);
}

/**
 * The file, if it is a complete WAV file in 16-bit PCM or mu-law. Lengths that a recorder left open are filled in, and the long form of the
 * header, which not every reader knows, gives way to the short one.
 *
 * @throws NotAWav for anything else
 */
export function completeWav(bytes: Buffer): Buffer {
	if (!isWav(bytes)) throw new NotAWavError(kindOf(bytes));
	const { format, data, missing, exact } = contentsOf(bytes);
	if (missing > 0) throw new NotAWavError(`a WAV file that is cut off: ${missing} of ${missing + data.length} bytes of sound are missing`);
	const read = formatOf(format);
	const isUsual = (read.tag === PCM && read.bitsPerSample === 16) || (read.tag === MULAW && read.bitsPerSample === 8);
	if (!isUsual) throw new NotAWavError(`a WAV file in ${nameOf(read)}`);
	const usual = formatBody(read);
	const isSame = exact && format.readUInt16LE(0) === read.tag && blockBytes(format) === blockBytes(usual);
	return isSame ? bytes : soundOf(usual, data);
}

/** How long a WAV file plays, in seconds. For files that came from `playableWav` or `completeWav`. */
export function secondsOf(wav: Buffer): number {
	const { format, data } = contentsOf(wav);
	return data.length / blockBytes(format) / formatOf(format).sampleRate;
}

const isWav = (bytes: Buffer) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WAVE';

function contentsOf(bytes: Buffer): Contents {
	let format: Buffer | undefined;
	for (let at = RIFF_HEADER_BYTES; at + CHUNK_HEADER_BYTES <= bytes.length; ) {
		const length = bytes.readUInt32LE(at + 4);
		const start = at + CHUNK_HEADER_BYTES;
		const id = textAt(bytes, at, 4);
		if (id === 'data' && format) {
			const { channels, sampleRate } = formatOf(format);
			const isPossible = channels > 0 && channels <= MAX_CHANNELS && sampleRate > 0 && sampleRate <= MAX_SAMPLE_RATE;
			if (!isPossible) throw new NotAWavError('a WAV file with a broken header');
			return withData(bytes, format, start, length);
		}
		if (id === 'fmt ' && length >= 16) format = bytes.subarray(start, start + length);
		at = afterChunk(start, length);
	}
	throw new NotAWavError('a WAV file that is cut off before its sound begins');
}

function withData(bytes: Buffer, format: Buffer, start: number, length: number): Contents {
	const rest = bytes.length - start;
	const isRight = length > 0 && length <= rest && areChunks(bytes, afterChunk(start, length));
	const data = whole(bytes.subarray(start, start + (isRight ? length : rest)), blockBytes(format));
	if (data.length === 0) throw new NotAWavError('a WAV file without sound');
	const missing = length > rest && length < UNKNOWN_LENGTH ? length - rest : 0;
	return { format, data, missing, exact: isRight && data.length === length && bytes.readUInt32LE(4) === bytes.length - 8 };
}

/** A chunk of odd length is followed by a byte that belongs to nobody. */
const afterChunk = (start: number, length: number) => start + length + (length % 2);

/** Whether from here to the end there is nothing but chunks. If not, the length that led here was wrong. */
function areChunks(bytes: Buffer, from: number): boolean {
	let at = from;
	while (at + CHUNK_HEADER_BYTES <= bytes.length && /^[ -~]{4}$/.test(textAt(bytes, at, 4))) {
		at = afterChunk(at + CHUNK_HEADER_BYTES, bytes.readUInt32LE(at + 4));
	}
	// The last one may lack its odd byte.
	return at === bytes.length || at === bytes.length + 1;
}

/** Without the part of a sample that a cut may have left at the end. */
const whole = (samples: Buffer, bytesEach: number) => samples.subarray(0, samples.length - (samples.length % bytesEach));

/** A file of all whole samples. */
function soundOf(format: Buffer, data: Buffer): Buffer {
	const samples = whole(data, blockBytes(format));
	if (samples.length === 0) throw new NotAWavError('no sound');
	return fileOf(format, samples);
}

const blockBytes = (format: Buffer) => Math.max(1, format.readUInt16LE(12));

function formatOf(format: Buffer): WavFormat {
	const tag = format.readUInt16LE(0);
	const isLong = tag === EXTENSIBLE && format.length >= 26;
	return {
		tag: isLong ? format.readUInt16LE(24) : tag,
		channels: format.readUInt16LE(2),
		sampleRate: format.readUInt32LE(4),
		bitsPerSample: format.readUInt16LE(14),
	};
}

function formatBody({ tag, channels, sampleRate, bitsPerSample }: WavFormat): Buffer {
	const block = (channels * bitsPerSample) / 8;
	// Whatever is not PCM says how much more there is to say about it: nothing.
	const body = Buffer.alloc(tag === PCM ? 16 : 18);
	body.writeUInt16LE(tag, 0);
	body.writeUInt16LE(channels, 2);
	body.writeUInt32LE(sampleRate, 4);
	body.writeUInt32LE(sampleRate * block, 8);
	body.writeUInt16LE(block, 12);
	body.writeUInt16LE(bitsPerSample, 14);
	return body;
}

/** The usual 44 bytes and the sound for PCM; mu-law has to say also how many samples there are. */
function fileOf(format: Buffer, data: Buffer): Buffer {
	const fact = format.readUInt16LE(0) === MULAW ? [...chunk('fact', uint32(data.length / blockBytes(format)))] : [];
	const body = [Buffer.from('WAVE', 'latin1'), ...chunk('fmt ', format), ...fact, ...chunk('data', data)];
	const length = body.reduce((sum, part) => sum + part.length, 0);
	return Buffer.concat([Buffer.from('RIFF', 'latin1'), uint32(length), ...body]);
}

const chunk = (id: string, body: Buffer) => [Buffer.from(id, 'latin1'), uint32(body.length), body, Buffer.alloc(body.length % 2)];

function uint32(value: number): Buffer {
	const bytes = Buffer.alloc(4);
	bytes.writeUInt32LE(value);
	return bytes;
}

const textAt = (bytes: Buffer, at: number, length: number) => bytes.toString('latin1', at, at + length);

const FORMAT_NAMES: Record<number, string> = { 2: 'Microsoft ADPCM', 3: 'floating point', 6: 'A-law', 17: 'IMA ADPCM', 85: 'MP3' };

function nameOf({ tag, bitsPerSample }: WavFormat): string {
	if (tag === PCM) return `${bitsPerSample}-bit PCM`;
	return FORMAT_NAMES[tag] ?? `the format number ${tag}`;
}

/** What a file is by its first bytes, for whoever has to convert it. */
const SIGNATURES: Array<[RegExp, string]> = [
	[/^ID3|^\xff[\xfb\xfa\xf3\xf2\xe3\xe2]/, 'an MP3 file'],
	[/^\xff[\xf0\xf1\xf8\xf9]/, 'an AAC file'],
	[/^OggS/, 'an Ogg file (Opus or Vorbis)'],
	[/^.E\xdf\xa3/s, 'a WebM or Matroska file'],
	[/^....ftyp/s, 'an MP4 or M4A file'],
	[/^fLaC/, 'a FLAC file'],
	[/^FORM....AIF/s, 'an AIFF file'],
	[/^#!AMR/, 'an AMR file'],
	[/^\.snd/, 'an AU file'],
	[/^RF64|^RIFX/, 'a WAV file of a rare kind (RF64 or RIFX)'],
	[/^RIFF....(?!WAVE)./s, 'a RIFF file that holds no WAV'],
	[/^RIFF/, 'a WAV file that is cut off before its sound begins'],
	[/^\s*[<{[]/, 'text or a web page'],
];

function kindOf(bytes: Buffer): string {
	if (bytes.length === 0) return 'an empty file';
	const start = textAt(bytes, 0, 16);
	return SIGNATURES.find(([pattern]) => pattern.test(start))?.[1] ?? 'a file without a WAV header, such as raw samples';
}
