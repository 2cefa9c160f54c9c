import type { IDataObject } from 'n8n-workflow';

import { omitEmpty, pairsOf, type Checks } from '../../../shared/actions/input';

/** `toolSettings` (docs/platforms/hamsa.md, 4.2) of the fields that are set. */
export function settingsOf(check: Checks, fields: IDataObject): IDataObject {
	const { serverUrl, method, authToken, httpHeaders, pathParameters } = fields;
	return omitEmpty({
		serverUrl: check.webUrl('Server URL', serverUrl),
		methodType: method,
		authToken,
		timeOut: timeoutOf(check, fields),
		httpHeaders: nonEmptyPairs(httpHeaders),
		pathParameters: nonEmptyPairs(pathParameters),
	});
}

/** What `timeoutField` says; nothing if it was not added. */
export const timeoutOf = (check: Checks, fields: IDataObject): number | undefined =>
	'timeout' in fields ? check.number('Timeout (Seconds)', fields.timeout, { min: 1 }) : undefined;

/** Pairs as an object; nothing if there are none. */
export function nonEmptyPairs(pairs: unknown): Record<string, string> | undefined {
	const values = pairsOf(pairs);
	return Object.keys(values).length > 0 ? values : undefined;
}

/** Headers that carry a key as a rule: Authorization, Cookie, X-Api-Key and the like. */
const SECRET_HEADER = /auth|cookie|key|password|secret|token/i;

/** The secrets in the fields of a tool, which no error and no report may repeat: the auth token, and the keys in its headers. */
export function secretsIn({ authToken, httpHeaders }: IDataObject): string[] {
	const headers = Object.entries(pairsOf(httpHeaders)).filter(([name]) => SECRET_HEADER.test(name));
	return [String(authToken ?? ''), ...headers.map(([, value]) => value)];
}

/** Each type of message may come once; this is the only one known of v2 (docs/platforms/hamsa.md, 4.2). */
export const messagesOf = (startMessage: unknown): IDataObject[] =>
	startMessage ? [{ type: 'REQUEST_START', content: String(startMessage) }] : [];

interface Parameter {
	name?: string;
	type?: string;
	description?: string;
	required?: boolean;
}

/** The list of parameters as a JSON Schema object. */
export function schemaOf(check: Checks, list: unknown): IDataObject {
	const { parameter: parameters = [] } = (list ?? {}) as { parameter?: Parameter[] };
	const properties = new Map<string, IDataObject>();
	const required: string[] = [];
	for (const { name: given, type = 'string', description, required: isRequired = true } of parameters) {
		const name = String(given ?? '').trim();
		if (name === '') check.reject('Parameters', 'must each have a name');
		if (properties.has(name)) check.reject('Parameters', `must each have a name of their own, but "${name}" comes twice`);
		properties.set(name, omitEmpty({ type, description }));
		if (isRequired) required.push(name);
	}
	return { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}
