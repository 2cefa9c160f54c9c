import type { IDataObject, INodeProperties } from 'n8n-workflow';

import type { Checks } from '../../../../shared/actions/input';

/** A part of the nested body of an agent: a collection of the editor, the same to create and to update (docs/platforms/hamsa.md, 2.2). */
export interface Group {
	field: INodeProperties;
	/**
	 * What Hamsa gets of the fields that were added. To create, none of them is empty; to update, an empty one is cleared.
	 *
	 * @throws NodeOperationError naming the field that is out of its limits
	 */
	body: (fields: IDataObject, check: Checks) => IDataObject;
}

/** For what Hamsa shows as null when there is none. */
export const emptyToNull = (value: unknown): unknown => (value === '' || value === undefined ? null : value);

/** Takes some fields of a collection over as they are. */
export function pickPresent(fields: IDataObject, ...names: string[]): IDataObject {
	return Object.fromEntries(names.filter((name) => name in fields).map((name) => [name, fields[name]]));
}
