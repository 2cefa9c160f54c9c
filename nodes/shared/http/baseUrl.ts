import type { INode } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { shown as named } from '../actions/shown';
import { hideSecrets } from './apiError';

/**
 * The API key of a credential, without spaces around it; '' if there is none.
 *
 * @param platform as in "the AgentPhone credential"
 * @throws NodeOperationError for a key that no HTTP header can hold, such as two keys with a line break between them (RFC 9110, 5.5)
 */
export function readApiKey(node: INode, value: unknown, { platform, itemIndex }: Pick<BaseUrlRules, 'platform' | 'itemIndex'>): string {
	const key = String(value ?? '').trim();
	if (/^[\x21-\x7e]*$/.test(key)) return key;
	throw new NodeOperationError(node, `The API key of the ${platform} credential holds a space, a line break or another character that no key has. Copy the key again into the credential`, { itemIndex });
}

interface BaseUrlRules {
	/** As in "the AgentPhone credential". */
	platform: string;
	example: string;
	/** Never shown, should the key have been pasted into the wrong field. */
	secrets: string[];
	itemIndex?: number;
}

/**
 * The Base URL of a credential, without slashes at its end.
 *
 * @throws NodeOperationError if it is none
 */
export function readBaseUrl(node: INode, value: unknown, { platform, example, secrets, itemIndex }: BaseUrlRules): string {
	const baseURL = String(value ?? '').trim().replace(/\/+$/, '');
	if (/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(baseURL) && URL.canParse(baseURL)) return baseURL;
	throw new NodeOperationError(node, `The Base URL of the ${platform} credential must be a web address such as ${example}, but is ${shown(baseURL, secrets)}`, {
		description: 'It must start with https:// and hold no user name or query.',
		itemIndex,
	});
}

/** Without a user name and password, which somebody may have written into it. */
function shown(baseURL: string, secrets: string[]): string {
	return named(hideSecrets(baseURL.replace(/^([^/]*\/\/)?[^/@]*@/, '$1[hidden]@'), secrets));
}
