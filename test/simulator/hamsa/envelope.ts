/** A success (docs/platforms/hamsa.md, 1.2). */
export const envelope = (data: unknown, message = 'Success', messageKey = 'OPERATION_SUCCESSFUL') => ({
	success: true,
	message,
	messageKey,
	data,
});
