import path from 'node:path';

import fc from 'fast-check';

import { safeFileName } from '../../../nodes/shared/actions/fileName';

describe('safeFileName', () => {
	it.each([
		['recording-call_1', 'recording-call_1.wav'],
		['Good morning.wav', 'Good morning.wav'],
		['Good morning.WAV', 'Good morning.wav'],
		['صباح الخير', 'صباح الخير.wav'],
		['speech.mp3', 'speech.mp3.wav'],
		['recording-../../etc/passwd', 'recording-_etc_passwd.wav'],
		['../../x', '_x.wav'],
		['..\\..\\x', '_x.wav'],
		['C:\\Windows\\x', 'C_Windows_x.wav'],
		['.bashrc', 'bashrc.wav'],
		['a\r\nSet-Cookie: b', 'a Set-Cookie_ b.wav'],
		['a"; filename="b.exe', 'a_; filename=_b.exe.wav'],
		['photo\u202Egpj.exe', 'photogpj.exe.wav'],
		['a\u0000b\u0007\u200B', 'ab.wav'],
		['', 'file.wav'],
		['...', '_.wav'],
		['.wav', 'wav.wav'],
		['NUL', 'fileNUL.wav'],
		['con.txt', 'filecon.txt.wav'],
		['com1 .x', 'filecom1 .x.wav'],
		['console.txt', 'console.txt.wav'],
		['x'.repeat(1_000), `${'x'.repeat(200)}.wav`],
		['😀'.repeat(1_000), `${'😀'.repeat(50)}.wav`],
	])('%j is %j', (name, expected) => expect(safeFileName(name, 'wav')).toBe(expected));

	it('is one name whatever it is made of', () => {
		fc.assert(
			fc.property(fc.oneof(fc.string({ maxLength: 400 }), fc.string({ unit: 'binary', maxLength: 400 })), (name) => {
				const safe = safeFileName(name, 'wav');
				expect(path.posix.basename(safe)).toBe(safe);
				expect(path.win32.basename(safe)).toBe(safe);
				expect(path.parse(safe).ext).toBe('.wav');
				expect(safe).not.toMatch(/[\p{C}"'<>\\/:|?*\r\n]|^\./u);
				expect(Buffer.byteLength(safe)).toBeLessThan(255);
			}),
		);
	});
});
