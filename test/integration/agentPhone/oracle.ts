import { AgentPhoneClient, AgentPhoneError } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';

/** Where requests differ on purpose, and why: `{'query.limit': 'the SDK has no limit here'}`. */
export type KnownGaps = Record<string, string>;

/** The vendor's client for the simulator. */
export const sdkFor = ({ apiKey, baseUrl }: AgentPhoneSimulator) => new AgentPhoneClient({ token: apiKey, baseUrl, maxRetries: 0 });

/**
 * Runs the same operation with the node and with the vendor's SDK, and compares what was sent: method, path, query, body, and the headers
 * that matter.
 *
 * The node's request must be accepted. The SDK comes second, so it may be refused: what is deleted cannot be deleted again.
 *
 * @param options.ignore places such as `query.limit` that only the node sends, each with the reason. One that both send, or
 * that the node does not send, fails: the list may only hold gaps there are.
 */
export async function expectSameRequest(
	simulator: AgentPhoneSimulator,
	viaNode: () => Promise<unknown>,
	viaSdk: (client: AgentPhoneClient) => PromiseLike<unknown>,
	{ ignore = {} }: { ignore?: KnownGaps } = {},
): Promise<void> {
	const ours = await sentBy(simulator, viaNode);
	const theirs = await sentBy(simulator, async () => {
		try {
			await viaSdk(sdkFor(simulator));
		} catch (error) {
			if (!(error instanceof AgentPhoneError && error.statusCode !== undefined)) throw error;
		}
	});

	expect(ours.map(({ status }) => [status, status !== undefined && status < 300])).toEqual(ours.map(({ status }) => [status, true]));
	const gaps = Object.keys(ignore);
	expect(gaps.filter((place) => !ours.some(({ parts }) => place in parts))).toEqual([]);
	expect(gaps.filter((place) => theirs.some(({ parts }) => place in parts))).toEqual([]);

	const compared = ours.map(({ parts }) => Object.fromEntries(Object.entries(parts).filter(([place]) => !gaps.includes(place))));
	expect(compared).toEqual(theirs.map(({ parts }) => parts));
	expect(theirs).not.toEqual([]);
}

/** What reached the simulator meanwhile, taken apart: `{method, path, 'query.limit': '50', 'body.name': 'Ada'}`. */
async function sentBy(simulator: AgentPhoneSimulator, act: () => Promise<unknown>) {
	const before = simulator.requests.length;
	await act();
	return simulator.requests.slice(before).map(({ method, path, query, body, headers, status }) => ({
		status,
		parts: { method, path, ...named('query', query), ...named('body', body), ...named('header', headersThatMatter(headers, body)) },
	}));
}

/** The key, the sub-account, and what kind of body it is. */
function headersThatMatter(headers: Record<string, string>, body: unknown): Record<string, string> {
	const { authorization, 'x-sub-account-id': subAccount, 'content-type': type } = headers as Record<string, string | undefined>;
	return {
		...(authorization !== undefined && { authorization }),
		...(subAccount !== undefined && { subAccount }),
		...(body !== undefined && { contentType: String(type).split(';')[0] }),
	};
}

/** An empty body is not the same as none, so it stays. */
function named(place: 'query' | 'body' | 'header', value: unknown): Record<string, unknown> {
	if (place === 'body' && (typeof value !== 'object' || value === null || Object.keys(value).length === 0))
		return value === undefined ? {} : { [place]: value };
	return Object.fromEntries(Object.entries(value as object).map(([key, entry]) => [`${place}.${key}`, entry as unknown]));
}
