import type { IDataObject } from 'n8n-workflow';

/** The text or number at a path such as `data.id`. */
export function textAt(body: IDataObject, path: string): string | undefined {
	let value: unknown = body;
	for (const key of path.split('.')) {
		if (typeof value !== 'object' || value === null || !Object.hasOwn(value, key)) return undefined;
		value = (value as IDataObject)[key];
	}
	const isText = (typeof value === 'string' && value !== '') || typeof value === 'number';
	return isText ? String(value) : undefined;
}
