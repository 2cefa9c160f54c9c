/** Samples and WAV files, written and read strictly. Shares nothing with the package under test. */

export interface Sound {
	/** Mu-law at 8 kHz, or 16-bit PCM at 16 kHz; both mono (docs/platforms/hamsa.md, 11.1). */
	mulaw: boolean;
	samples: number[];
}

const BIAS = 0x84;
const CLIP = 32_635;

/** ITU-T G.711. */
function toMulaw(sample: number): number {
	const magnitude = Math.min(Math.abs(sample), CLIP) + BIAS;
	const exponent = Math.max(0, Math.floor(Math.log2(magnitude)) - 7);
	const mantissa = (magnitude >> (exponent + 3)) & 0x0f;
	return ~((sample < 0 ? 0x80 : 0) | (exponent << 4) | mantissa) & 0xff;
}

function fromMulaw(byte: number): number {
	const bits = ~byte & 0xff;
	const magnitude = ((((bits & 0x0f) << 3) + BIAS) << ((bits >> 4) & 0x07)) - BIAS;
	return bits & 0x80 ? -magnitude : magnitude;
}

/** Without a header. */
export function rawOf({ mulaw, samples }: Sound): Buffer {
	if (mulaw) return Buffer.from(samples.map(toMulaw));
	const raw = Buffer.alloc(samples.length * 2);
	samples.forEach((sample, at) => raw.writeInt16LE(sample, at * 2));
	return raw;
}

/** @param streaming with the lengths a writer puts that does not know them yet */
export function wavOf(sound: Sound, streaming = false): Buffer {
	const data = rawOf(sound);
	const [tag, rate, bytesEach] = sound.mulaw ? [7, 8_000, 1] : [1, 16_000, 2];
	const header = Buffer.alloc(44);
	header.write('RIFF', 0, 'latin1');
	header.writeUInt32LE(streaming ? 0xffffffff : 36 + data.length, 4);
	header.write('WAVEfmt ', 8, 'latin1');
	header.writeUInt32LE(16, 16);
	header.writeUInt16LE(tag, 20);
	header.writeUInt16LE(1, 22);
	header.writeUInt32LE(rate, 24);
	header.writeUInt32LE(rate * bytesEach, 28);
	header.writeUInt16LE(bytesEach, 32);
	header.writeUInt16LE(8 * bytesEach, 34);
	header.write('data', 36, 'latin1');
	header.writeUInt32LE(streaming ? 0xffffffff : data.length, 40);
	return Buffer.concat([header, data]);
}

/** A complete WAV file in PCM or mu-law with right lengths; undefined for anything else. Of several channels, the first. */
export function readWav(bytes: Buffer): Sound | undefined {
	const text = (at: number) => bytes.toString('latin1', at, at + 4);
	if (bytes.length < 44 || text(0) !== 'RIFF' || text(8) !== 'WAVE' || bytes.readUInt32LE(4) !== bytes.length - 8) return undefined;
	let format: { tag: number; channels: number; bits: number } | undefined;
	let data: Buffer | undefined;
	let at = 12;
	while (at + 8 <= bytes.length) {
		const [id, length, start] = [text(at), bytes.readUInt32LE(at + 4), at + 8];
		if (start + length > bytes.length) return undefined;
		if (id === 'fmt ')
			format = { tag: bytes.readUInt16LE(start), channels: bytes.readUInt16LE(start + 2), bits: bytes.readUInt16LE(start + 14) };
		if (id === 'data') data = bytes.subarray(start, start + length);
		at = start + length + (length % 2);
	}
	if (at !== bytes.length || !format || !data || data.length === 0 || format.channels === 0) return undefined;
	const kind = `${format.tag}/${format.bits}`;
	if (kind !== '1/16' && kind !== '7/8') return undefined;
	const step = (format.channels * format.bits) / 8;
	if (data.length % step !== 0) return undefined;
	const samples = Array.from({ length: data.length / step }, (_, sample) =>
		format.tag === 7 ? fromMulaw(data[sample * step]) : data.readInt16LE(sample * step),
	);
	return { mulaw: format.tag === 7, samples };
}
