import type { IDataObject } from 'n8n-workflow';

import { isObject } from '../../shared/json';

/** The value if it is a JSON object, otherwise the fallback. */
export const objectOr = (value: unknown, fallback: IDataObject): IDataObject => (isObject(value) ? value : fallback);
