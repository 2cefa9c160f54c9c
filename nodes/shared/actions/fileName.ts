/** File systems allow 255 bytes; the rest is left for suffixes that other programs add. */
const MAX_BYTES = 200;

/** Device names reserved by Windows, with any extension. */
const RESERVED_NAME = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/**
 * Makes a safe file name of an untrusted text, such as an ID, a field or a value from the platform.
 *
 * The result contains no path separator, no control character, no direction override (which makes `gpj.exe` look like
 * `exe.jpg`) and no quotation mark, and is short enough for a file system. Letters of any language are kept.
 *
 * @param extension without the dot; added unless the name already ends with it
 */
export function safeFileName(name: string, extension: string): string {
	const cleaned = name
		.normalize('NFC')
		.replace(/[\p{Z}\s]+/gu, ' ')
		.replace(/\p{C}/gu, '')
		.replace(/(\.{2,}|[\\/:*?"'<>|`])+/g, '_')
		.replace(/^[.\s]+/, '')
		.replace(/(?<![.\s])[.\s]+$/, '');
	const suffix = `.${extension}`;
	const stem = cleaned.toLowerCase().endsWith(suffix) ? cleaned.slice(0, -suffix.length) : cleaned;
	const base = truncate(stem).replace(/(?<![.\s])[.\s]+$/, '');
	return `${base === '' || RESERVED_NAME.test(base.split('.')[0].trim()) ? `file${base}` : base}${suffix}`;
}

/** As many whole characters as fit into `MAX_BYTES`. */
function truncate(text: string): string {
	let kept = '';
	let bytes = 0;
	for (const character of text) {
		bytes += Buffer.byteLength(character);
		if (bytes > MAX_BYTES) break;
		kept += character;
	}
	return kept;
}
