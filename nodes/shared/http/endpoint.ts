/**
 * The path of an operation, so that an ID cannot change where a request goes:
 * `endpoint('v1', 'agents', agentId)` is `/v1/agents/agt_1`.
 *
 * @throws RangeError for a part that would lead elsewhere: empty, "." or ".."
 */
export function endpoint(...parts: string[]): string {
	const wrong = parts.find((part) => /^\.{0,2}$/.test(part.trim()));
	if (wrong !== undefined) throw new RangeError(`"${wrong}" is not an ID`);
	return `/${parts.map((part) => encodeURIComponent(part.trim())).join('/')}`;
}
