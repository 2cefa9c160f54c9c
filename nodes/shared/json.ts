import type { IDataObject } from 'n8n-workflow';

/**
 * Parses a JSON text; `undefined` if it is not valid JSON. A byte order mark before it is skipped, because some servers send one
 * and RFC 8259, 8.1 lets a reader ignore it.
 */
export function parseJson(text: string): unknown {
	try {
		return JSON.parse(text.replace(/^\ufeff/, '')) as unknown;
	} catch {
		return undefined;
	}
}

/** Whether the value is a JSON object: not an array, and not null. */
export const isObject = (value: unknown): value is IDataObject => typeof value === 'object' && value !== null && !Array.isArray(value);

/** The value, or an object without fields if it is none. */
export const objectOf = (value: unknown): IDataObject => (isObject(value) ? value : {});

/** A copy without some of its fields. */
export const withoutFields = (object: IDataObject, fields: string[]): IDataObject =>
	Object.fromEntries(Object.entries(object).filter(([name]) => !fields.includes(name)));
