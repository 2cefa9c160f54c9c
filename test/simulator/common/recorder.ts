/** A request the simulator received, whatever it answered. */
export interface RecordedRequest {
	method: string;
	path: string;
	query: Record<string, string>;
	headers: Record<string, string>;
	/** Parsed JSON; the text if it was not JSON; undefined if there was none. */
	body: unknown;
	time: number;
	/** The answer's status; undefined while it is open and for a reset connection. */
	status?: number;
}
