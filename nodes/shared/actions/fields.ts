import type { IDataObject, IDisplayOptions, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { checksFor } from './input';

/** The fields `limitOf` reads: for every operation called "Get Many". */
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

/** The field `simplifier` reads: for answers of more than ten fields. */
export const simplifyField: INodeProperties = {
	displayName: 'Simplify',
	name: 'simplify',
	type: 'boolean',
	default: true,
	description: 'Whether to return a simplified version of the response instead of the raw data',
};

/**
 * A resource locator: a list to choose from first, then the ID. Read with `locatorId` or, in a collection, `idOf`.
 *
 * @param searchListMethod one of the platform's listSearch/
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
 * A list of names with values, read with `pairsOf`.
 *
 * @param thing what one of them is called, such as "Header"
 */
export function pairsField(displayName: string, name: string, thing: string, description: string): INodeProperties {
	const called = thing.toLowerCase();
	return {
		displayName,
		name,
		type: 'fixedCollection',
		typeOptions: { multipleValues: true },
		placeholder: `Add ${thing}`,
		default: {},
		description,
		options: [
			{
				displayName: thing,
				name: 'pair',
				values: [
					{ displayName: 'Name', name: 'key', type: 'string', default: '', description: `Name of the ${called}` },
					{ displayName: 'Value', name: 'value', type: 'string', default: '', description: `Value of the ${called}` },
				],
			},
		],
	};
}

/** Which fields of a collection are numbers: added, they always have a value. */
export const numbersAmong = (fields: INodeProperties[]): string[] => fields.filter(({ type }) => type === 'number').map(({ name }) => name);

/**
 * What the fields Return All and Limit ask for; `undefined` for all.
 *
 * @throws NodeOperationError if Limit is no whole number of 1 or more
 */
export function limitOf(this: IExecuteFunctions, itemIndex: number): number | undefined {
	const returnAll = this.getNodeParameter('returnAll', itemIndex, false) as boolean;
	return returnAll ? undefined : checksFor(this, itemIndex).number('Limit', this.getNodeParameter('limit', itemIndex), { min: 1, whole: true });
}

/**
 * The fields of one operation, each shown only where its own conditions and the given ones hold. A name in both is decided by the given.
 *
 * As n8n's function of that name, which merges deeply with lodash: over all operations that took a third of the time in which
 * the package is loaded.
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
 * A list of fields or options as the editor shows long ones. Compared letter by letter: `localeCompare` would load the rules of a
 * language (some milliseconds) whenever n8n loads the package.
 */
export const alphabetical = <T>(list: T[], nameOf: (one: T) => string): T[] => [...list].sort((one, other) => (nameOf(one) < nameOf(other) ? -1 : 1));

/**
 * Said wherever a text may hold placeholders for the platform to fill in: as an expression, n8n would fill them itself.
 *
 * @param source where the values come from, as in "the variables of the call"
 */
export const placeholderHint = (source: string) =>
	`Placeholders such as {{name}} are filled in at the time of the call from ${source}. Keep the field on Fixed, and type no space after the brackets: an expression fills them in at once, with nothing. If it must be an expression, write {{ "{{name\\}}" }} there instead of {{name}}; text that an expression reads from other nodes keeps its placeholders`;

/** The named fields of an answer. A field it does not have stays away. */
export function only(fields: readonly string[], answer: IDataObject): IDataObject {
	return Object.fromEntries(fields.filter((field) => Object.hasOwn(answer, field)).map((field) => [field, answer[field]]));
}

/** All but the named field. */
export function omitField(field: string, json: IDataObject): IDataObject {
	return Object.fromEntries(Object.entries(json).filter(([name]) => name !== field));
}

/** What the field Simplify asks for: a function that keeps the named fields of an answer, or one that keeps all. */
export function simplifier(
	this: IExecuteFunctions,
	itemIndex: number,
	fields: readonly string[],
): (answer: IDataObject) => IDataObject {
	if (!(this.getNodeParameter('simplify', itemIndex, true) as boolean)) return (answer) => answer;
	return (answer) => only(fields, answer);
}
