import type { IDataObject } from 'n8n-workflow';

import { omitEmpty, pairsOf, type Checks } from '../../../shared/actions/input';

/**
 * `toolSettings` (docs/platforms/hamsa.md, 4.2), without the fields that are empty.
 *
 * @throws NodeOperationError naming the field that is out of its limits
 */
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

/** The value of `timeoutField` in seconds; `undefined` if it was not added. */
export const timeoutOf = (check: Checks, fields: IDataObject): number | undefined =>
	'timeout' in fields ? check.number('Timeout (Seconds)', fields.timeout, { min: 1 }) : undefined;

/** Pairs as an object; `undefined` if there are none. */
export function nonEmptyPairs(pairs: unknown): Record<string, string> | undefined {
	const values = pairsOf(pairs);
	return Object.keys(values).length > 0 ? values : undefined;
}

/** Headers that usually contain a secret: Authorization, Cookie, X-Api-Key and similar ones. */
const SECRET_HEADER = /auth|cookie|key|password|secret|token/i;

/** The secrets in the fields of a tool, which no error and no event may contain: the auth token and the values of secret headers. */
export function secretsIn({ authToken, httpHeaders }: IDataObject): string[] {
	const headers = Object.entries(pairsOf(httpHeaders)).filter(([name]) => SECRET_HEADER.test(name));
	return [String(authToken ?? ''), ...headers.map(([, value]) => value)];
}

/** `messages` of a tool. Each type of message may occur once; this is the only known type in v2 (docs/platforms/hamsa.md, 4.2). */
export const messagesOf = (startMessage: unknown): IDataObject[] =>
	startMessage ? [{ type: 'REQUEST_START', content: String(startMessage) }] : [];

interface Parameter {
	name?: string;
	type?: string;
	description?: string;
	required?: boolean;
}

/**
 * The list of parameters as a JSON Schema object.
 *
 * @throws NodeOperationError if a name is empty or occurs twice
 */
export function schemaOf(check: Checks, list: unknown): IDataObject {
	const { parameter: parameters = [] } = (list ?? {}) as { parameter?: Parameter[] };
	const properties = new Map<string, IDataObject>();
	const required: string[] = [];
	for (const { name: given, type = 'string', description, required: isRequired = true } of parameters) {
		const name = String(given ?? '').trim();
		if (name === '') check.reject('Parameters', 'must each have a name');
		if (properties.has(name)) check.reject('Parameters', `must have unique names, but "${name}" occurs twice`);
		properties.set(name, omitEmpty({ type, description }));
		if (isRequired) required.push(name);
	}
	return { type: 'object', properties: Object.fromEntries(properties), ...(required.length > 0 && { required }) };
}
