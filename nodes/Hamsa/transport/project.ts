import { setBounded } from '../../shared/boundedMap';
import type { RequestContext } from '../../shared/http/types';
import { endpoint } from '../../shared/http/url';
import { apiRequest, client } from './client';

/** Accounts remembered at most; one that is forgotten is asked about again. */
const MAX_ACCOUNTS = 1_000;

/** By account. A key never changes its project, so this holds as long as the process. */
const known = new Map<string, string>();

/**
 * The ID of the project the key belongs to, which several routes want to be told (docs/platforms/hamsa.md, 9). Asked for once.
 *
 * @throws what `apiRequest` throws
 */
export async function projectId(this: RequestContext, itemIndex?: number): Promise<string> {
	const { fingerprint } = await client.account.call(this, itemIndex);
	const remembered = known.get(fingerprint);
	if (remembered !== undefined) return remembered;
	const { id } = await apiRequest.call(this, { path: endpoint('v1', 'projects', 'by-api-key'), itemIndex });
	setBounded(known, fingerprint, String(id), MAX_ACCOUNTS);
	return String(id);
}
