import { NodeOperationError, type IExecuteFunctions } from 'n8n-workflow';

import type { VoiceCommand } from '../shared/voice/command';

/**
 * The command of one item.
 * @throws NodeOperationError if there is no text to say, or if the digits hold anything but 0-9, * and #.
 */
export function commandOf(context: IExecuteFunctions, operation: string, itemIndex: number): VoiceCommand {
	const text = (name: string) => String(context.getNodeParameter(name, itemIndex, '') ?? '').trim();
	switch (operation) {
		case 'say':
			return { text: required(context, 'Text', text('text'), itemIndex) };
		case 'finish':
			return { text: required(context, 'Text', text('text'), itemIndex), close: 'finish' };
		case 'pressDigits':
			return { text: text('sayFirst'), close: 'pressDigits', digits: keysOf(context, text('digits'), itemIndex) };
		case 'transfer':
		case 'hangUp':
			return { text: text('sayFirst'), close: operation };
		default:
			throw new NodeOperationError(context.getNode(), `The operation "${operation}" is not known`, { itemIndex });
	}
}

function required(context: IExecuteFunctions, field: string, value: string, itemIndex: number): string {
	if (value !== '') return value;
	throw new NodeOperationError(context.getNode(), `"${field}" is empty, so there is nothing to say`, {
		itemIndex,
		description: 'Write what the caller should hear, or check the expression that should give it.',
	});
}

function keysOf(context: IExecuteFunctions, digits: string, itemIndex: number): string {
	if (/^[0-9*#]+$/.test(digits)) return digits;
	throw new NodeOperationError(context.getNode(), '"Digits" may hold only 0 to 9, * and #', { itemIndex });
}
