import { type INode, NodeOperationError } from 'n8n-workflow';

import { formatValue } from '../actions/formatValue';
import { hideSecrets } from './apiError';

interface BaseUrlRules {
	/** Name of the platform, as in "the AgentPhone credential". */
	platform: string;
	example: string;
	/** Redacted in the message, in case the key was pasted into this field. */
	secrets: string[];
	itemIndex?: number;
}

/**
 * Reads the Base URL of a credential; slashes at its end are removed.
 *
 * @throws NodeOperationError if it is not an http or https URL, or has a user name, query or fragment
 */
export function readBaseUrl(node: INode, value: unknown, { platform, example, secrets, itemIndex }: BaseUrlRules): string {
	const baseURL = String(value ?? '')
		.trim()
		.replace(/(?<!\/)\/+$/, '');
	if (/^https?:\/\/[^\s/?#@]+(\/[^\s?#]*)?$/i.test(baseURL) && URL.canParse(baseURL)) return baseURL;
	throw new NodeOperationError(
		node,
		`The Base URL of the ${platform} credential must be a web address such as ${example}, but is ${redactUrl(baseURL, secrets)}`,
		{
			description: 'It must start with https:// and contain no user name or query.',
			itemIndex,
		},
	);
}

/** Redacts a user name and password in the URL. */
function redactUrl(baseURL: string, secrets: string[]): string {
	return formatValue(hideSecrets(baseURL.replace(/^([^/]*\/\/)?[^/@]*@/, '$1[hidden]@'), secrets));
}

/**
 * Builds the path of an operation and encodes its parts, so that an ID cannot change the endpoint:
 * `endpoint('v1', 'agents', agentId)` is `/v1/agents/agt_1`.
 *
 * @throws RangeError for a part that would change the path: empty, "." or ".."
 */
export function endpoint(...parts: string[]): string {
	const invalid = parts.find((part) => /^\.{0,2}$/.test(part.trim()));
	if (invalid !== undefined) throw new RangeError(`"${invalid}" is not an ID`);
	return `/${parts.map((part) => encodeURIComponent(part.trim())).join('/')}`;
}
