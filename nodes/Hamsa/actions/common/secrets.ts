/** What Hamsa stores and answers in the clear: keys of models, secrets of webhooks, tools and calendars (docs/platforms/hamsa.md, 2.2 and 4.2). */
const SECRETS = new Set(['apikey', 'authsecret', 'authtoken', 'accesstoken', 'refreshtoken', 'twilioauthtoken', 'password']);

/** Whoever reads an answer may see these headers of a tool; any other may be a key. */
const HARMLESS_HEADERS = new Set(['accept', 'content-type']);

/** Shown instead of a secret. */
export const HIDDEN = '[hidden]';

/** A copy of an answer in which every secret is blanked out, however deep. That there is one can still be seen. */
export function withoutSecrets<Answer>(answer: Answer): Answer {
	return copied(answer, (name) => SECRETS.has(name)) as Answer;
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
