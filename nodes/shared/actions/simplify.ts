import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/** The named fields of an answer. A field it does not have stays away. */
export function only(fields: readonly string[], answer: IDataObject): IDataObject {
	return Object.fromEntries(fields.filter((field) => Object.hasOwn(answer, field)).map((field) => [field, answer[field]]));
}

/** All but the named field. */
export function without(field: string, json: IDataObject): IDataObject {
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
