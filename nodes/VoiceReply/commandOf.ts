import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import type { VoiceCommand } from '../shared/voice/command';

/**
 * Reads the command of one item from the node's parameters.
 *
 * @throws NodeOperationError if the text is empty where it is required, if the digits contain anything but 0-9, * and #, or if
 * the operation is unknown
 */
export function commandOf(context: IExecuteFunctions, operation: string, itemIndex: number): VoiceCommand {
	const textOf = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	switch (operation) {
		case 'say':
			return { text: required(context, 'Text', textOf('text'), itemIndex) };
		case 'finish':
			return { text: required(context, 'Text', textOf('text'), itemIndex), close: 'finish' };
		case 'pressDigits':
			return { text: textOf('sayFirst'), close: 'pressDigits', digits: digitsOf(context, textOf('digits'), itemIndex) };
		case 'transfer':
		case 'hangUp':
			return { text: textOf('sayFirst'), close: operation };
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

function required(context: IExecuteFunctions, field: string, value: string, itemIndex: number): string {
	if (value !== '') return value;
	throw new NodeOperationError(context.getNode(), `"${field}" is empty, so there is nothing to say`, {
		itemIndex,
		description: 'Write what the caller should hear, or check the expression in this field.',
	});
}

function digitsOf(context: IExecuteFunctions, digits: string, itemIndex: number): string {
	if (/^[0-9*#]+$/.test(digits)) return digits;
	throw new NodeOperationError(context.getNode(), '"Digits" can contain only 0 to 9, * and #', { itemIndex });
}
