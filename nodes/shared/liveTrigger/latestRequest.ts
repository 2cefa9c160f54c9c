import { setBounded } from '../boundedMap';
import { sleep } from '../clock';

/** Conversations remembered at most; the least recently used one is forgotten. */
const MAX_CONVERSATIONS = 5_000;

/** By conversation: the number of its newest request. */
const newest = new Map<string, number>();

let requests = 0;

/**
 * Waits, and tells whether the request is still the newest one of its conversation and its sender still waits. Some platforms ask
 * before the caller has finished speaking, and ask again with the whole sentence.
 *
 * @param conversation ID of the call, unique across workflows
 * @param afterMs how long to wait, in milliseconds
 * @param isConnected whether the sender still waits
 */
export async function staysLatest(conversation: string, afterMs: number, isConnected: () => boolean): Promise<boolean> {
	const request = ++requests;
	setBounded(newest, conversation, request, MAX_CONVERSATIONS);
	await sleep(afterMs);
	const isLatest = newest.get(conversation) === request;
	if (isLatest) newest.delete(conversation);
	return isLatest && isConnected();
}
