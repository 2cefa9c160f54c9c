import type { IDataObject } from 'n8n-workflow';

/**
 * The first value that is told under one of the names, which are looked for in one object after the other; `undefined` if there is
 * none. Null and empty texts count as not told.
 */
export function toldIn(objects: IDataObject[], names: string[]): IDataObject[string] | undefined {
	const values = objects.flatMap((object) => names.map((name) => (Object.hasOwn(object, name) ? object[name] : undefined)));
	return values.find((value) => value !== undefined && value !== null && value !== '');
}
