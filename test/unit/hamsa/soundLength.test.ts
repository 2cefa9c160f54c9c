import { checkSpeechLength } from '../../../nodes/Hamsa/actions/common/speechLength';
import { secondsOfSound } from '../../../nodes/Hamsa/transport/soundLength';
import { wavOf } from '../../simulator/hamsa/speech/wav';

/** Frames of an MP3 file: the header, then nothing but zeros. */
const frames = (header: number, bytes: number, count: number) =>
	Buffer.concat(
		Array.from({ length: count }, () => {
			const frame = Buffer.alloc(bytes);
			frame.writeUInt32BE(header);
			return frame;
		}),
	);

/** MPEG 1, layer III, 128 kbit/s, 44.1 kHz: 1152 samples in 417 bytes. */
const mp3 = (count: number) => frames(0xfffb9000, 417, count);

/** MPEG 2, layer III, 8 kbit/s, 16 kHz: 576 samples in 36 bytes. */
const leanMp3 = (count: number) => frames(0xfff31800, 36, count);

/** Of the given number of bytes, which need no more than seven bits here. */
const tag = (bytes: number) => Buffer.concat([Buffer.from('ID3\x04\0\0\0\0\0', 'latin1'), Buffer.from([bytes]), Buffer.alloc(bytes)]);

const silence = (seconds: number) => wavOf({ mulaw: false, samples: new Array<number>(seconds * 16_000).fill(0) });

/** A WAV file in IMA ADPCM, with 256 bytes in a block and 8,000 bytes a second. */
function adpcm(seconds: number): Buffer {
	const wav = Buffer.concat([silence(0), Buffer.alloc(8_000 * seconds)]);
	wav.writeUInt32LE(wav.length - 8, 4);
	wav.writeUInt16LE(17, 20);
	wav.writeUInt32LE(8_000, 28);
	wav.writeUInt16LE(256, 32);
	wav.writeUInt16LE(4, 34);
	wav.writeUInt32LE(8_000 * seconds, 40);
	return wav;
}

describe('the length of a sound', () => {
	it.each<[string, Buffer, number | undefined]>([
		['a WAV file', silence(2), 2],
		['a WAV file of open length', wavOf({ mulaw: true, samples: new Array<number>(4_000).fill(0) }, true), 0.5],
		['a WAV file without audio', silence(0), 0],
		['a WAV file in a compressed format', adpcm(2), 2],
		['an MP3 file', mp3(20), 0.522],
		['an MP3 file with a tag', Buffer.concat([tag(100), mp3(20)]), 0.522],
		['an MP3 file with something behind it', Buffer.concat([mp3(20), Buffer.from('TAG and more')]), 0.522],
		['a lean MP3 file', leanMp3(5), 0.18],
		['an MP3 file that is cut off in its last frame', mp3(20).subarray(0, -100), 0.522],
		['a long MP3 file, as far as it matters', mp3(1_000), 5],
		['an MP3 file of free bit rate', frames(0xfffb0000, 417, 20), undefined],
		['an AAC file', frames(0xfff15080, 300, 20), undefined],
		['an Ogg file', Buffer.from('OggS and more'), undefined],
		['nothing', Buffer.alloc(0), undefined],
	])('of %s', (_what, file, seconds) => {
		const found = secondsOfSound(file);
		if (seconds === undefined) expect(found).toBeUndefined();
		else expect(found).toBeCloseTo(seconds, 1);
	});
});

describe('speech that is too short for its text', () => {
	const context = { getNode: () => ({ name: 'Hamsa', type: 'hamsa', typeVersion: 1, position: [0, 0], parameters: {} }) };
	const check = (file: Buffer, characters: number | undefined) => () => checkSpeechLength(context as never, file, characters, 0);

	it.each<[string, Buffer, string]>([
		['WAV', silence(0.25), '0.25 seconds'],
		['WAV without audio', silence(0), '0.00 seconds'],
		['MP3', mp3(11), '0.29 seconds'],
		['lean MP3', leanMp3(5), '0.18 seconds'],
		['a format that is not read', Buffer.from('OggS'), '4 bytes'],
		['almost enough bytes', Buffer.alloc(224), '224 bytes'],
	])('is an error: %s', (_what, file, amount) => {
		expect(check(file, 40)).toThrow(`Hamsa answered with only ${amount} of sound for a text of 40 characters`);
		expect(check(file, 39)).not.toThrow();
		expect(check(file, undefined)).not.toThrow();
	});

	it.each<[string, Buffer]>([
		['WAV', silence(0.5)],
		['MP3', mp3(12)],
		['lean MP3', leanMp3(9)],
		['a format that is not read', Buffer.alloc(225)],
	])('is none otherwise: %s', (_what, file) => {
		expect(check(file, 2_000)).not.toThrow();
	});
});
