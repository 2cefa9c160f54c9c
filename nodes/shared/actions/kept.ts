import type { IDataObject, NodeApiError, NodeOperationError } from 'n8n-workflow';

/** Where an error holds what was done before it came up (see `keeping`). */
export const KEPT = 'kept';

/**
 * For an operation of several steps: what an earlier step made must not get lost when a later one does not work.
 * With "On Error: Continue" the router shows it beside the error (with an error output, in `details`), and otherwise the
 * description says it.
 */
export function keeping<E extends NodeApiError | NodeOperationError>(error: E, made: IDataObject, said: string): E {
	error.context[KEPT] = made;
	error.description = `${said} ${error.description ?? ''}`.trim();
	return error;
}
