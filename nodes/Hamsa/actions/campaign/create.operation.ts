import { type IDataObject, type IExecuteFunctions, type INodeExecutionData, NodeOperationError } from 'n8n-workflow';

import { simplifier, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, locatorId } from '../../../shared/actions/input';
import { runBatch, type BatchOperation } from '../../../shared/actions/operations';
import { endpoint } from '../../../shared/http/url';
import { apiRequest } from '../../transport/client';
import { createFields } from './createFields';
import { campaignName, SIMPLE_CAMPAIGN } from './fields';
import { readRecipients, type Recipients, type Skipped } from './recipients';
import { scheduleOf } from './schedule';

export const description = updateDisplayOptions({ show: { resource: ['campaign'], operation: ['create'] } }, createFields);

/** Maximum number of invalid items whose reason is given; for the rest, only the item numbers are. */
const MAX_EXPLAINED_ITEMS = 10;

/** `POST /v1/voice-agents/campaigns` (docs/platforms/hamsa.md, 5): one request with all input items as recipients, which is never repeated automatically.
 * With *Preview* there is no request. */
export const execute: BatchOperation = {
	async all() {
		return await runBatch.call(this, create);
	},
};

async function create(this: IExecuteFunctions): Promise<INodeExecutionData[]> {
	const body: IDataObject = {
		name: campaignName(checksFor(this, 0), this.getNodeParameter('name', 0)),
		voiceAgentId: sameForAllItems.call(this, 'Agent', (item) => locatorId.call(this, 'agentId', item, 'Agent')),
		phoneNumber: sameForAllItems.call(this, 'Caller Number', (item) => callerNumber.call(this, item)),
		...scheduleOf.call(this),
	};
	const read = readRecipients.call(this, this.getNodeParameter('skipDuplicates', 0, true) as boolean);
	const { recipients, pairedItems, invalid, duplicates } = read;
	if (invalid.length > 0 && (recipients.length === 0 || this.getNodeParameter('ifInvalid', 0) === 'stop'))
		return rejected.call(this, read);

	const skipped = [...invalid, ...duplicates].sort((a, b) => a.item - b.item);
	body.recipients = recipients;
	if (!('sendType' in body)) return [{ json: preview.call(this, body, recipients.length, skipped), pairedItem: pairedItems }];

	const campaign = await apiRequest.call(this, { method: 'POST', path: endpoint('v1', 'voice-agents', 'campaigns'), body, itemIndex: 0 });
	const json = { ...simplifier.call(this, 0, SIMPLE_CAMPAIGN)(campaign), recipientsCount: recipients.length, skipped };
	return [{ json, pairedItem: pairedItems }];
}

/** What the campaign would be. Nothing is sent to Hamsa. */
function preview(this: IExecuteFunctions, body: IDataObject, count: number, skipped: Skipped[]): IDataObject {
	this.addExecutionHints({
		message: `This was a preview, and nobody was called. The campaign would call ${count} ${count === 1 ? 'number' : 'numbers'} and skip ${skipped.length} of ${this.getInputData().length} items. To call them, set Send to Now or to a scheduled time.`,
		location: 'outputPane',
	});
	return { preview: true, ...body, recipientsCount: count, skipped };
}

function callerNumber(this: IExecuteFunctions, item: number): string {
	return checksFor(this, item).phone('Caller Number', locatorId.call(this, 'callerNumber', item, 'Caller Number'));
}

/** Reads a value that all items must share, because a campaign has only one agent and one number. */
function sameForAllItems(this: IExecuteFunctions, field: string, read: (item: number) => string): string {
	const first = read(0);
	const other = this.getInputData().findIndex((_, item) => read(item) !== first);
	if (other < 0) return first;
	return checksFor(this, other).reject(
		field,
		'must be the same for all items, because they become one campaign',
		`Item ${other} has a different value than item 0. Create a separate campaign for each group of items, for example with Loop Over Items.`,
	);
}

/**
 * Rejects the campaign before anything is sent. With "On Error: Continue" it returns one item for each invalid recipient, with
 * the reason, and one item for all others.
 *
 * @throws NodeOperationError naming the items
 */
function rejected(this: IExecuteFunctions, { pairedItems, invalid, duplicates }: Recipients): INodeExecutionData[] {
	const count = this.getInputData().length;
	const message = `${invalid.length} of ${count} recipients are invalid, so nothing was sent`;
	if (!this.continueOnFail()) {
		throw new NodeOperationError(this.getNode(), message, {
			itemIndex: invalid[0].item,
			description: describeInvalid(invalid, invalid.length < count),
		});
	}
	const items: INodeExecutionData[] = invalid.map(({ item, reason }) => ({ json: { error: reason }, pairedItem: { item } }));
	const others = [...pairedItems, ...duplicates.map(({ item }) => ({ item }))];
	return others.length === 0 ? items : [...items, { json: { error: message }, pairedItem: others }];
}

function describeInvalid(invalid: Skipped[], hasValid: boolean): string {
	const explained = invalid.slice(0, MAX_EXPLAINED_ITEMS).map(({ item, reason }) => `Item ${item}: ${reason}.`);
	const others = invalid.slice(MAX_EXPLAINED_ITEMS).map(({ item }) => item);
	const rest = others.length === 0 ? [] : [`The same applies to the items ${others.join(', ')}.`];
	const advice = hasValid ? 'Correct them, or set If a Number Is Invalid to Skip.' : 'Correct them: no valid recipient is left.';
	return [...explained, ...rest, advice].join(' ');
}
