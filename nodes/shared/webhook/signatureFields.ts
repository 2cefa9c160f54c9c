import type { INodeProperties } from 'n8n-workflow';

import type { SignatureScheme } from './signature';

const ALGORITHM_NAMES: Record<SignatureScheme['algorithm'], string> = { sha1: 'SHA-1', sha256: 'SHA-256', sha512: 'SHA-512' };

/** The field that says which hash a signature is made with. */
export const algorithmField = (algorithms: Array<SignatureScheme['algorithm']>): INodeProperties => ({
	displayName: 'Algorithm',
	name: 'algorithm',
	type: 'options',
	noDataExpression: true,
	options: algorithms.map((value) => ({ name: ALGORITHM_NAMES[value], value })),
	default: 'sha256',
	description: 'The hash the signature is made with',
});

/** The field that says how a signature is written. */
export const encodingField: INodeProperties = {
	displayName: 'Encoding',
	name: 'encoding',
	type: 'options',
	noDataExpression: true,
	options: [
		{ name: 'Base64', value: 'base64' },
		{ name: 'Hexadecimal', value: 'hex' },
	],
	default: 'hex',
	description: 'How the signature is written',
};

/** The field for what stands in front of a signature; read with `prefixesFor`. */
export const prefixField: INodeProperties = {
	displayName: 'Prefix',
	name: 'prefix',
	type: 'string',
	noDataExpression: true,
	default: '',
	placeholder: 'e.g. sha256=',
	description:
		'What stands in front of the signature. If empty, the name of the algorithm and an equals sign may stand there, or nothing.',
};

/** The prefixes that a signature may have, by the text of the field Prefix. */
export const prefixesFor = (algorithm: SignatureScheme['algorithm'], prefix: string): string[] =>
	prefix === '' ? [`${algorithm}=`, ''] : [prefix];

/** The field for how far a signed time may be from now; read with `TOLERANCE`. */
export const toleranceField: INodeProperties = {
	displayName: 'Tolerance (Seconds)',
	name: 'tolerance',
	type: 'number',
	noDataExpression: true,
	typeOptions: { minValue: 1, maxValue: 86400 },
	default: 300,
	description: 'How far the timestamp may be from now',
};

/** For `numberWithin`, in seconds. A text that is no number must not switch the check off. */
export const TOLERANCE = { min: 1, max: 86_400, fallback: 300 };
