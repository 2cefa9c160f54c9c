import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../json';

/** What the raw payload of a platform must not hold, besides what sounds like a secret or a prompt on any platform. */
export interface HiddenFields {
	/** Names of fields that are left out with all they hold. */
	names: RegExp;
	/** By field: the fields that stay of the object in it. */
	only?: Record<string, string[]>;
}

const SECRETS =
	/secret|passw|passphrase|token|jwt|bearer|(access|account|api|encrypted|encryption|private|service|signing|subscription)[-_]?key|^auth$|credential|authorization|authentication|cookie|headers?$|prompt|system[-_]?message/i;

/** Deeper than any platform nests; it keeps a payload from exhausting the stack. */
const MAX_DEPTH = 60;

/**
 * A copy of a payload without secrets and prompts, however deep they are: fields that are named like one, the platform's own, and the
 * messages a model got as its system prompt. Counts of tokens stay.
 */
export function withoutHidden(payload: IDataObject, hidden: HiddenFields): IDataObject {
	return copyOf(payload, hidden, 0) as IDataObject;
}

function copyOf(value: unknown, hidden: HiddenFields, depth: number): unknown {
	if (Array.isArray(value)) {
		const entries = value.filter((entry) => isShown(entry, depth));
		return entries.map((entry: unknown) => copyOf(entry, hidden, depth + 1));
	}
	if (!isObject(value)) return value;
	const entries = Object.entries(value)
		.filter(([name, entry]) => !isHiddenName(name, entry, hidden.names) && isShown(entry, depth))
		.map(([name, entry]) => [name, copyOf(partOf(name, entry, hidden.only), hidden, depth + 1)]);
	return Object.fromEntries(entries);
}

const isHiddenName = (name: string, value: unknown, names: RegExp) =>
	names.test(name) || (SECRETS.test(name) && !(typeof value === 'number' && /tokens$/i.test(name)));

/** Models call the role of their prompt `system` or, since 2024, `developer`. */
function isShown(entry: unknown, depth: number): boolean {
	if (typeof entry !== 'object' || entry === null) return true;
	return depth < MAX_DEPTH && !(isObject(entry) && (entry.role === 'system' || entry.role === 'developer'));
}

function partOf(name: string, value: unknown, only: HiddenFields['only'] = {}): unknown {
	if (!Object.hasOwn(only, name) || !isObject(value)) return value;
	return Object.fromEntries(Object.entries(value).filter(([field]) => only[name].includes(field)));
}
