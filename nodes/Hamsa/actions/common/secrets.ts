/** Names of fields that Hamsa returns in clear text: keys of models, secrets of webhooks, tools and calendars (docs/platforms/hamsa.md, 2.2 and 4.2). */
const SECRET_FIELDS = new Set(['apikey', 'authsecret', 'authtoken', 'accesstoken', 'refreshtoken', 'twilioauthtoken', 'password']);

/** Headers of a tool that are shown; any other header may contain a key. */
const HARMLESS_HEADERS = new Set(['accept', 'content-type']);

/** Replaces a secret. */
export const HIDDEN = '[hidden]';

/** A copy of an answer in which every secret is replaced by `[hidden]`, at any depth. Empty secrets stay empty. */
export function withoutSecrets<Answer>(answer: Answer): Answer {
	return copied(answer, (name) => SECRET_FIELDS.has(name)) as Answer;
}

function copied(value: unknown, isSecret: (name: string) => boolean): unknown {
	if (Array.isArray(value)) return value.map((entry) => copied(entry, isSecret));
	if (typeof value !== 'object' || value === null) return value;
	return Object.fromEntries(
		Object.entries(value).map(([key, inner]: [string, unknown]) => {
			const name = key.toLowerCase();
			if (isSecret(name) && typeof inner === 'string' && inner !== '') return [key, HIDDEN];
			return [key, copied(inner, name === 'httpheaders' ? (header) => !HARMLESS_HEADERS.has(header) : isSecret)];
		}),
	);
}
