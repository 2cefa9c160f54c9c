import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

/**
 * What the field Simplify asks for: a function that keeps the named fields of an answer, or one that keeps all.
 * A field the answer does not have stays away.
 */
export function simplifier(
	this: IExecuteFunctions,
	itemIndex: number,
	fields: readonly string[],
): (answer: IDataObject) => IDataObject {
	if (!(this.getNodeParameter('simplify', itemIndex, true) as boolean)) return (answer) => answer;
	return (answer) => Object.fromEntries(fields.filter((field) => field in answer).map((field) => [field, answer[field]]));
}
