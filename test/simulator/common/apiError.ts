/** An answer that is not a success. `body` is sent as it is. */
export class ApiError extends Error {
	constructor(
		readonly status: number,
		readonly body: unknown,
		readonly headers: Record<string, string> = {},
	) {
		super(`${status} ${JSON.stringify(body)}`);
	}
}

/** The message of anything thrown. Not by `instanceof`: jest gives a test file its own `Error`. */
export const messageOf = (error: unknown): string => (error as { message?: string } | null)?.message ?? String(error);
