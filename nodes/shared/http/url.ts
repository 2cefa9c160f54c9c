import { type INode, NodeOperationError } from 'n8n-workflow';

import { formatValue } from '../actions/formatValue';
import { hideSecrets } from './apiError';

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
	throw new NodeOperationError(node, `The Base URL of the ${platform} credential must be a web address such as ${example}, but is ${redactUrl(baseURL, secrets)}`, {
		description: 'It must start with https:// and hold no user name or query.',
		itemIndex,
	});
}

/** Without a user name and password, which somebody may have written into it. */
function redactUrl(baseURL: string, secrets: string[]): string {
	return formatValue(hideSecrets(baseURL.replace(/^([^/]*\/\/)?[^/@]*@/, '$1[hidden]@'), secrets));
}

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
