/** Reads and writes WAV files in memory, independently of any platform. */

/** The message names what the bytes are instead of a usable WAV file, as in "an MP3 file". */
export class NotAWavError extends Error {}

export interface WavFormat {
	tag: number;
	channels: number;
	sampleRate: number;
	bitsPerSample: number;
}

export const PCM = 1;
export const MULAW = 7;

/** PCM, floating point, A-law and mu-law. */
const ONE_SAMPLE_PER_BLOCK = new Set([PCM, 3, 6, MULAW]);

/** WAVE_FORMAT_EXTENSIBLE: the actual format is in the extension of the header. */
const EXTENSIBLE = 0xfffe;

const RIFF_HEADER_BYTES = 12;
const CHUNK_HEADER_BYTES = 8;

/** Writers that do not know the length yet use this value or a higher one as a placeholder: 7FFF0000 (SoX) to FFFFFFFF. */
const UNKNOWN_LENGTH = 0x7fff0000;

/** Limits for a plausible header; higher values mean that it is damaged. */
const MAX_CHANNELS = 64;
const MAX_SAMPLE_RATE = 768_000;

interface Contents {
	/** The body of the chunk `fmt `. */
	format: Buffer;
	data: Buffer;
	/** Number of announced bytes of audio that are missing. */
	missing: number;
	/** Whether every length in the headers is correct. */
	exact: boolean;
}

/**
 * Makes a valid WAV file from the audio of a speech API: samples without a header get one, and a header that was written before the
 * length was known gets the actual length.
 *
 * @param raw the format of samples without a header
 * @throws NotAWavError if there is no audio
 */
export function playableWav(bytes: Buffer, raw: WavFormat): Buffer {
	if (!isWav(bytes)) return fileOfWholeSamples(formatBody(raw), bytes);
	const { format, data, exact } = contentsOf(bytes);
	return exact ? bytes : fileOf(format, data);
}

/**
 * The file, if it is a complete WAV file in 16-bit PCM or mu-law. Open lengths are filled in, and an extensible header, which not
 * every reader supports, is replaced by a basic one.
 *
 * @throws NotAWavError for anything else
 */
export function completeWav(bytes: Buffer): Buffer {
	if (!isWav(bytes)) throw new NotAWavError(kindOf(bytes));
	const { format, data, missing, exact } = contentsOf(bytes);
	if (missing > 0)
		throw new NotAWavError(`a WAV file that is cut off: ${missing} of ${missing + data.length} bytes of audio are missing`);
	const read = formatOf(format);
	const isSupported = (read.tag === PCM && read.bitsPerSample === 16) || (read.tag === MULAW && read.bitsPerSample === 8);
	if (!isSupported) throw new NotAWavError(`a WAV file in ${nameOf(read)}`);
	const basic = formatBody(read);
	const isSame = exact && format.readUInt16LE(0) === read.tag && blockBytes(format) === blockBytes(basic);
	return isSame ? bytes : fileOfWholeSamples(basic, data);
}

/**
 * Duration of a WAV file in seconds.
 *
 * @throws NotAWavError if there is no audio
 */
export function secondsOf(wav: Buffer): number {
	const { format, data } = contentsOf(wav);
	const { tag, sampleRate } = formatOf(format);
	// In a compressed format a block is not one sample, and the bytes per second are an average.
	const average = ONE_SAMPLE_PER_BLOCK.has(tag) ? 0 : format.readUInt32LE(8);
	return data.length / (average > 0 ? average : blockBytes(format) * sampleRate);
}

/** Whether the bytes begin as a WAV file. */
export const isWav = (bytes: Buffer) => textAt(bytes, 0, 4) === 'RIFF' && textAt(bytes, 8, 4) === 'WAVE';

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
	throw new NotAWavError('a WAV file that is cut off before its audio data');
}

function withData(bytes: Buffer, format: Buffer, start: number, length: number): Contents {
	const rest = bytes.length - start;
	const isLengthValid = length > 0 && length <= rest && areChunks(bytes, afterChunk(start, length));
	const data = wholeSamples(bytes.subarray(start, start + (isLengthValid ? length : rest)), blockBytes(format));
	if (data.length === 0) throw new NotAWavError('a WAV file without audio');
	const missing = length > rest && length < UNKNOWN_LENGTH ? length - rest : 0;
	return { format, data, missing, exact: isLengthValid && data.length === length && bytes.readUInt32LE(4) === bytes.length - 8 };
}

/** A chunk of odd length is followed by a padding byte. */
const afterChunk = (start: number, length: number) => start + length + (length % 2);

/** Whether the rest of the file consists of chunks only. Otherwise the length of the chunk before is wrong. */
function areChunks(bytes: Buffer, from: number): boolean {
	let at = from;
	while (at + CHUNK_HEADER_BYTES <= bytes.length && /^[ -~]{4}$/.test(textAt(bytes, at, 4))) {
		at = afterChunk(at + CHUNK_HEADER_BYTES, bytes.readUInt32LE(at + 4));
	}
	// The last chunk may lack its padding byte.
	return at === bytes.length || at === bytes.length + 1;
}

/** Removes an incomplete sample at the end. */
const wholeSamples = (samples: Buffer, bytesEach: number) => samples.subarray(0, samples.length - (samples.length % bytesEach));

/** A WAV file of all complete samples. */
function fileOfWholeSamples(format: Buffer, data: Buffer): Buffer {
	const samples = wholeSamples(data, blockBytes(format));
	if (samples.length === 0) throw new NotAWavError('no audio');
	return fileOf(format, samples);
}

const blockBytes = (format: Buffer) => Math.max(1, format.readUInt16LE(12));

function formatOf(format: Buffer): WavFormat {
	const tag = format.readUInt16LE(0);
	const isExtensible = tag === EXTENSIBLE && format.length >= 26;
	return {
		tag: isExtensible ? format.readUInt16LE(24) : tag,
		channels: format.readUInt16LE(2),
		sampleRate: format.readUInt32LE(4),
		bitsPerSample: format.readUInt16LE(14),
	};
}

function formatBody({ tag, channels, sampleRate, bitsPerSample }: WavFormat): Buffer {
	const block = (channels * bitsPerSample) / 8;
	// Formats other than PCM have an extension, here of length 0.
	const body = Buffer.alloc(tag === PCM ? 16 : 18);
	body.writeUInt16LE(tag, 0);
	body.writeUInt16LE(channels, 2);
	body.writeUInt32LE(sampleRate, 4);
	body.writeUInt32LE(sampleRate * block, 8);
	body.writeUInt16LE(block, 12);
	body.writeUInt16LE(bitsPerSample, 14);
	return body;
}

/** A header of 44 bytes and the data for PCM; mu-law also requires a `fact` chunk with the number of samples. */
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

/** File types by their first bytes, for error messages. */
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
	[/^RF64|^RIFX/, 'a WAV file of an unsupported type (RF64 or RIFX)'],
	[/^RIFF....(?!WAVE)./s, 'a RIFF file other than WAV'],
	[/^RIFF/, 'a WAV file that is cut off before its audio data'],
	[/^\s*[<{[]/, 'text or a web page'],
];

function kindOf(bytes: Buffer): string {
	if (bytes.length === 0) return 'an empty file';
	const start = textAt(bytes, 0, 16);
	return SIGNATURES.find(([pattern]) => pattern.test(start))?.[1] ?? 'a file without a WAV header, such as raw samples';
}
