import { NodeOperationError, type INode } from 'n8n-workflow';

/**
 * The trimmed API key of a credential; '' if there is none.
 *
 * @param platform as in "the AgentPhone credential"
 * @throws NodeOperationError for a key with characters that an HTTP header cannot contain, such as two keys with a line break between them (RFC 9110, 5.5)
 */
export function readApiKey(node: INode, value: unknown, platform: string, itemIndex: number): string {
	const key = String(value ?? '').trim();
	if (/^[\x21-\x7e]*$/.test(key)) return key;
	throw new NodeOperationError(
		node,
		`The API key of the ${platform} credential contains a space, a line break or another character that is not allowed in a key. Copy the key again into the credential`,
		{ itemIndex },
	);
}
