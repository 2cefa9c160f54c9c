/**
 * Reads n8n's stored execution data. n8n keeps it in the "flatted" form: a JSON array in which
 * every string, object and array stands once, and inside objects and arrays every string is the
 * index of its value.
 * @throws when the text is not JSON
 */
export function parseFlatted(text: string): unknown {
	const pool = JSON.parse(text) as unknown[];
	const resolved = new Map<number, unknown>();
	const resolve = (value: unknown): unknown => (typeof value === 'string' ? at(Number(value)) : value);
	const at = (index: number): unknown => {
		if (resolved.has(index)) return resolved.get(index);
		const value = pool[index];
		if (typeof value !== 'object' || value === null) return value;
		// Remembered before it is filled: data may refer to itself.
		const target: Record<string, unknown> | unknown[] = Array.isArray(value) ? [] : {};
		resolved.set(index, target);
		for (const [key, inner] of Object.entries(value)) (target as Record<string, unknown>)[key] = resolve(inner);
		return target;
	};
	return at(0);
}
