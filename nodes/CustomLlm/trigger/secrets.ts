/** Names of fields that hold, or may hold, a secret. */
const SECRET_NAME = /secret|passw|passphrase|authorization|credential|cookie|bearer|signature|token|key/i;

/** Deepest nesting that is copied. */
const MAX_DEPTH = 40;

/** Numbers of tokens, such as `max_tokens`. */
const isCount = (name: string, value: unknown): boolean => typeof value === 'number' && /tokens$/i.test(name);

/** A copy of a JSON value without the fields whose names look like those of secrets, at any depth. */
export function withoutSecrets(value: unknown, depth = 0): unknown {
	if (typeof value !== 'object' || value === null) return value;
	if (depth > MAX_DEPTH) return null;
	if (Array.isArray(value)) return value.map((one) => withoutSecrets(one, depth + 1));
	return Object.fromEntries(
		Object.entries(value)
			.filter(([name, one]) => !SECRET_NAME.test(name) || isCount(name, one))
			.map(([name, one]) => [name, withoutSecrets(one, depth + 1)]),
	);
}
