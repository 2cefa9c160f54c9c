import { NodeOperationError, type IDataObject, type IExecuteFunctions } from 'n8n-workflow';

import { isObject, parseJson } from '../shared/json';
import type { VoiceCommand } from '../shared/voice/command';
import { spokenText } from './spokenText';

/**
 * Reads the command of one item from the node's parameters.
 *
 * @throws NodeOperationError if the text is an object or a list without texts, if it is empty where it is required, if the digits contain anything but 0-9, * and #, if
 * the arguments of a tool are not a JSON object, or if the operation is unknown
 */
export function commandOf(context: IExecuteFunctions, operation: string, itemIndex: number): VoiceCommand {
	const textOf = (name: string, label: string) => {
		try {
			return spokenText(context.getNodeParameter(name, itemIndex, '') as unknown, label);
		} catch (error) {
			throw new NodeOperationError(context.getNode(), (error as Error).message, { itemIndex });
		}
	};
	switch (operation) {
		case 'say':
			return { text: required(context, 'Text', textOf('text', 'Text'), itemIndex) };
		case 'finish':
			return { text: required(context, 'Text', textOf('text', 'Text'), itemIndex), close: 'finish' };
		case 'pressDigits':
			return {
				text: textOf('sayFirst', 'Say First'),
				close: 'pressDigits',
				digits: digitsOf(context, textOf('digits', 'Digits'), itemIndex),
			};
		case 'transfer': {
			const transferTo = textOf('transferTo', 'Transfer To');
			return { text: textOf('sayFirst', 'Say First'), close: 'transfer', ...(transferTo !== '' && { transferTo }) };
		}
		case 'hangUp':
			return { text: textOf('sayFirst', 'Say First'), close: 'hangUp' };
		case 'callTool':
			return {
				text: textOf('sayFirst', 'Say First'),
				close: 'tool',
				tool: {
					name: toolNameOf(context, textOf('toolName', 'Tool Name'), itemIndex),
					arguments: toolArgumentsOf(context, itemIndex),
				},
			};
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

function toolNameOf(context: IExecuteFunctions, name: string, itemIndex: number): string {
	if (name !== '') return name;
	throw new NodeOperationError(context.getNode(), '"Tool Name" is empty', { itemIndex });
}

function toolArgumentsOf(context: IExecuteFunctions, itemIndex: number): IDataObject {
	const value: unknown = context.getNodeParameter('toolArguments', itemIndex, '{}');
	if (value === null || value === undefined || (typeof value === 'string' && value.trim() === '')) return {};
	const parsed = typeof value === 'string' ? parseJson(value) : value;
	if (isObject(parsed)) return parsed;
	throw new NodeOperationError(context.getNode(), '"Arguments" must be a JSON object, such as {"language": "de"}', { itemIndex });
}
