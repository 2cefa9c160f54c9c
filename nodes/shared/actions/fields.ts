import type { IDataObject, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from './input';

/** The fields Return All and Limit of every operation called "Get Many", read with `limitOf`. */
export const listFields: INodeProperties[] = [
	{
		displayName: 'Return All',
		name: 'returnAll',
		type: 'boolean',
		default: false,
		description: 'Whether to return all results or only up to a given limit',
	},
	{
		displayName: 'Limit',
		name: 'limit',
		type: 'number',
		typeOptions: { minValue: 1 },
		default: 50,
		displayOptions: { show: { returnAll: [false] } },
		description: 'Max number of results to return',
	},
];

/** The field Simplify of operations whose response has more than ten fields, read with `simplifier`. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * A resource locator with the modes From List and By ID. Read with `locatorId` or, in a collection, with `idOf`.
 *
 * @param searchListMethod name of a method of the platform's listSearch/
 */
export function locator(
	displayName: string,
	name: string,
	searchListMethod: string,
	exampleId: string,
	description: string,
	required = true,
): INodeProperties {
	const thing = displayName.toLowerCase();
	return {
		displayName,
		name,
		type: 'resourceLocator',
		default: { mode: 'list', value: '' },
		...(required && { required }),
		description,
		modes: [
			{
				displayName: 'From List',
				name: 'list',
				type: 'list',
				placeholder: `Select ${/^[aeiou]/.test(thing) ? 'an' : 'a'} ${thing}...`,
				typeOptions: { searchListMethod, searchable: true },
			},
			{ displayName: 'By ID', name: 'id', type: 'string', placeholder: `e.g. ${exampleId}` },
		],
	};
}

/**
 * A fixed collection of names with values, read with `pairsOf`.
 *
 * @param thing label of one entry, such as "Header"
 */
export function pairsField(displayName: string, name: string, thing: string, description: string): INodeProperties {
	const noun = thing.toLowerCase();
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${noun}`,
		default: {},
		description,
		options: [
			{
				displayName: thing,
				name: 'pair',
				values: [
					{ displayName: 'Name', name: 'key', type: 'string', default: '', description: `Name of the ${noun}` },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: `Value of the ${noun}` },
				],
			},
		],
	};
}

/** Names of the number fields of a collection. Unlike a text, a number field that was added always has a value. */
export const numbersAmong = (fields: INodeProperties[]): string[] => fields.filter(({ type }) => type === 'number').map(({ name }) => name);

/**
 * The number of rows that Return All and Limit ask for; `undefined` for all.
 *
 * @throws NodeOperationError if Limit is not a whole number of 1 or more
 */
export function limitOf(this: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll = this.getNodeParameter('returnAll', itemIndex, false) as boolean;
	return returnAll
		? undefined
		: checksFor(this, itemIndex).number('Limit', this.getNodeParameter('limit', itemIndex), { min: 1, whole: true });
}

/**
 * Adds display conditions to the fields of an operation. Where a field has a condition on the same parameter, the given one replaces it.
 *
 * Replaces n8n's function of the same name, whose deep merge by lodash took a third of the time in which the package is loaded.
 */
export const updateDisplayOptions = ({ show, hide }: IDisplayOptions, properties: INodeProperties[]): INodeProperties[] =>
	properties.map((field) => {
		const own = field.displayOptions ?? {};
		return {
			...field,
			displayOptions: {
				...own,
				...((own.show ?? show) && { show: { ...own.show, ...show } }),
				...((own.hide ?? hide) && { hide: { ...own.hide, ...hide } }),
			},
		};
	});

/**
 * Fields or options sorted by name, as n8n's lint rules ask for. Compares code units, because `localeCompare` would load locale data
 * (some milliseconds) each time n8n loads the package.
 */
export const alphabetical = <T>(list: T[], nameOf: (entry: T) => string): T[] => [...list].sort((a, b) => (nameOf(a) < nameOf(b) ? -1 : 1));

/**
 * Hint for text fields with placeholders that the platform fills in: in an expression, n8n would evaluate them itself.
 *
 * @param source where the values come from, as in "the variables of the call"
 */
export const placeholderHint = (source: string) =>
	`Placeholders such as {{name}} are filled in from ${source}. Keep the field on Fixed; in an expression, write {{ "{{name\\}}" }} instead`;

/** The named fields of an object, in the given order; fields that it does not have are left out. */
export function pick(fields: readonly string[], json: IDataObject): IDataObject {
	return Object.fromEntries(fields.filter((field) => Object.hasOwn(json, field)).map((field) => [field, json[field]]));
}

/** A copy of the object without the named field. */
export function omitField(field: string, json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => name !== field));
}

/** The function that the field Simplify asks for: it keeps the named fields of a response, or all of them. */
export function simplifier(this: IExecuteFunctions, itemIndex: number, fields: readonly string[]): (response: IDataObject) => IDataObject {
	if (!(this.getNodeParameter('simplify', itemIndex, true) as boolean)) return (response) => response;
	return (response) => pick(fields, response);
}
