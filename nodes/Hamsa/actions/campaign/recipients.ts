import type { IDataObject, IExecuteFunctions, IPairedItemData } from 'n8n-workflow';
import { NodeOperationError } from 'n8n-workflow';

import { checksFor, pairsOf, textOf, type Checks } from '../../../shared/actions/input';
import { readAddress, readPhoneNumber, stripFormatting } from '../../../shared/actions/phoneNumber';

/** An input item that is not called. */
export interface Skipped extends IDataObject {
	item: number;
	phoneNumber: string;
	reason: string;
}

export interface Recipients {
	/** In the format of Hamsa, so that a long list is in memory only once. */
	recipients: IDataObject[];
	/** The input items of the recipients. */
	pairedItems: IPairedItemData[];
	invalid: Skipped[];
	duplicates: Skipped[];
}

/**
 * Reads a recipient from every input item, before anything is sent.
 *
 * @param skipDuplicates whether a number that an earlier item already has is skipped
 * @throws NodeOperationError if an expression cannot be evaluated
 */
export function readRecipients(this: IExecuteFunctions, skipDuplicates: boolean): Recipients {
	const result: Recipients = { recipients: [], pairedItems: [], invalid: [], duplicates: [] };
	const firstWith = new Map<string, number>();
	const count = this.getInputData().length;
	for (let item = 0; item < count; item++) {
		const recipient = readRecipient.call(this, item);
		if (recipient instanceof NodeOperationError) {
			result.invalid.push({ item, phoneNumber: textOf.call(this, 'phoneNumber', item), reason: recipient.message });
			continue;
		}
		const phoneNumber = String(recipient.phoneNumber);
		const key = dialledNumber(phoneNumber);
		const first = firstWith.get(key);
		if (skipDuplicates && first !== undefined) {
			result.duplicates.push({ item, phoneNumber, reason: `Same number as item ${first}` });
			continue;
		}
		if (first === undefined) firstWith.set(key, item);
		result.recipients.push(recipient);
		result.pairedItems.push({ item });
	}
	return result;
}

/** The same for all notations of a number, so that duplicates are found among numbers that are sent as they are written. */
function dialledNumber(phoneNumber: string): string {
	const result = readPhoneNumber(phoneNumber);
	return 'number' in result ? result.number : stripFormatting(phoneNumber);
}

/** Returns the error of an invalid field instead of throwing it, because other items may be valid. */
function readRecipient(this: IExecuteFunctions, item: number): IDataObject | NodeOperationError {
	try {
		const check = checksFor(this, item);
		const recipient: IDataObject = {};
		if (this.getNodeParameter('ignoreE164Validation', item, false) === true) {
			recipient.phoneNumber =
				readAddress(textOf.call(this, 'phoneNumber', item)) || check.reject('Phone Number', 'must not be empty');
			recipient.ignoreE164Validation = true;
		} else {
			recipient.phoneNumber = check.phone('Phone Number', this.getNodeParameter('phoneNumber', item));
		}
		const name = textOf.call(this, 'recipientName', item).trim();
		if (name !== '') recipient.name = name;
		const variables = variablesOf.call(this, item, check);
		if (Object.keys(variables).length > 0) recipient.dynamicVariables = variables;
		return recipient;
	} catch (error) {
		if (error instanceof NodeOperationError) return error;
		// An expression that cannot be evaluated is invalid for every item.
		throw new NodeOperationError(this.getNode(), error as Error, { itemIndex: item });
	}
}

function variablesOf(this: IExecuteFunctions, item: number, check: Checks): IDataObject {
	if (this.getNodeParameter('specifyVariables', item) !== 'json') return pairsOf(this.getNodeParameter('variables', item, {}));
	const given: unknown = this.getNodeParameter('variablesJson', item, '');
	if (given === undefined || given === null || given === '') return {};
	return check.jsonObject('Dynamic Variables', given, '{"plan": "gold"}');
}
