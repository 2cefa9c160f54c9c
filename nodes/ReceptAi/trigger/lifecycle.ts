import { NodeOperationError, type IHookFunctions } from 'n8n-workflow';

import { listOf } from '../../shared/actions/input';
import { unreadableRanges } from './auth/ipAllowList';
import type { Method } from './authentication';

const HEADERS: Array<[Method, string, string]> = [
	['apiKey', 'API Key Header', 'keyHeader'],
	['hmac', 'Signature Header', 'signatureHeader'],
];

/**
 * Recept AI has no known way to set a webhook by program: users paste the URL there. What n8n calls when a workflow is
 * published, or listens for a test event, is used to refuse settings that no delivery could ever meet.
 *
 * @throws NodeOperationError
 */
async function checkExists(this: IHookFunctions): Promise<boolean> {
	const chosen = this.getNodeParameter('authentication', []) as Method[];
	if (chosen.includes('basic') && chosen.includes('bearer')) {
		throw rejection(
			this,
			'Basic and Bearer Token cannot both be required',
			'Both are sent in the header Authorization, and a delivery has only one. Take one of them out of Authentication.',
		);
	}
	for (const [method, label, name] of HEADERS) {
		if (chosen.includes(method) && String(this.getNodeParameter(name, '')).trim() === '') {
			throw rejection(this, `${label} is empty`, 'No delivery could be accepted. Name the header Recept AI was told to use.');
		}
	}
	if (chosen.includes('ipAllowList')) {
		const ranges = listOf(this.getNodeParameter('allowedAddresses', ''));
		if (ranges.length === 0)
			throw rejection(this, 'Allowed Addresses is empty', 'No delivery could be accepted. Name at least one address or range.');
		const [unreadable] = unreadableRanges(ranges);
		if (unreadable !== undefined) {
			throw rejection(
				this,
				`Allowed Addresses: "${unreadable}" is neither an address nor a range`,
				'Write addresses such as 203.0.113.7, or ranges such as 203.0.113.0/24 or 2001:db8::/32.',
			);
		}
	}
	return true;
}

const nothingToDo = async () => true;

export const webhookLifecycle = { checkExists, create: nothingToDo, delete: nothingToDo };

/** All in the message: n8n shows no description when a workflow is published. */
const rejection = (context: IHookFunctions, problem: string, remedy: string) =>
	new NodeOperationError(context.getNode(), `${problem}. ${remedy}`, { level: 'warning' });
