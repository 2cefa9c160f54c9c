import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../shared/actions/input';

/** A part of the nested body of an agent, shown as a collection in create and update (docs/platforms/hamsa.md, 2.2). */
export interface Group {
	field: INodeProperties;
	/**
	 * The body for the fields that were added. When creating, none of them is empty; when updating, an empty field is cleared.
	 *
	 * @throws NodeOperationError naming the field that is out of its limits
	 */
	body: (fields: IDataObject, check: Checks) => IDataObject;
}

/** Turns an empty value into null, as Hamsa represents values that are not set. */
export const emptyToNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

/** The named fields of a collection, without those that were not added. */
export function pickPresent(fields: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
}
