import { setBounded } from '../../shared/boundedMap';
import type { RequestContext } from '../../shared/http/types';
import { endpoint } from '../../shared/http/url';
import { apiRequest, client } from './client';

/** Maximum number of cached project IDs. An evicted one is requested again. */
const MAX_ACCOUNTS = 1_000;

/** Project IDs by fingerprint of the account. They never expire, because a key never changes its project. */
const projectIds = new Map<string, string>();

/**
 * The ID of the project of the API key, which several routes require (docs/platforms/hamsa.md, 9). It is cached.
 *
 * @throws what `apiRequest` throws
 */
export async function projectId(this: RequestContext, itemIndex?: number): Promise<string> {
	const { fingerprint } = await client.account.call(this, itemIndex);
	const cached = projectIds.get(fingerprint);
	if (cached !== undefined) return cached;
	const { id } = await apiRequest.call(this, { path: endpoint('v1', 'projects', 'by-api-key'), itemIndex });
	setBounded(projectIds, fingerprint, String(id), MAX_ACCOUNTS);
	return String(id);
}
