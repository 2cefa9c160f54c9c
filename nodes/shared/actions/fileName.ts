/** Leaves room for what others add: file systems take 255 bytes. */
const MAX_BYTES = 200;

/** Names of devices on Windows, whatever extension follows. */
const DEVICE = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * A file name that is nothing but one, whatever it is made of: an ID, a field, or a word of the platform.
 *
 * It leads to no folder, holds no control character and nothing that turns the direction of writing (which lets
 * `gpj.exe` look like `exe.jpg`), no quotes, and is not too long for a file system. Letters of any language stay.
 *
 * @param extension what it ends with, without the dot, whatever the name ended with before
 */
export function safeFileName(name: string, extension: string): string {
	const plain = name
		.normalize('NFC')
		.replace(/[\p{Z}\s]+/gu, ' ')
		.replace(/\p{C}/gu, '')
		.replace(/(\.{2,}|[\\/:*?"'<>|`])+/g, '_')
		.replace(/^[.\s]+/, '')
		.replace(/[.\s]+$/, '');
	const ending = `.${extension}`;
	const stem = plain.toLowerCase().endsWith(ending) ? plain.slice(0, -ending.length) : plain;
	const kept = shortened(stem).replace(/[.\s]+$/, '');
	return `${kept === '' || DEVICE.test(kept.split('.')[0].trim()) ? `file${kept}` : kept}${ending}`;
}

/** As many whole characters as fit. */
function shortened(text: string): string {
	let kept = '';
	let bytes = 0;
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > MAX_BYTES) break;
		kept += character;
	}
	return kept;
}
