/**
 * The value of a JSON text, or `undefined` if it is none. A byte order mark before it is not part of it: some servers send
 * one, and RFC 8259, 8.1 lets a reader ignore it.
 */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	} catch {
		return undefined;
	}
}
