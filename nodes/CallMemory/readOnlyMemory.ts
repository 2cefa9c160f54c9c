import type * as AiNodeSdk from '@n8n/ai-node-sdk';
import { NodeOperationError, type ISupplyDataFunctions, type SupplyData } from 'n8n-workflow';

import type { HistoryMessage } from './callHistory';

/**
 * A memory that holds these messages and never changes.
 *
 * @throws NodeOperationError in an n8n without the AI node SDK
 */
export async function readOnlyMemory(context: ISupplyDataFunctions, history: HistoryMessage[]): Promise<SupplyData> {
	const { supplyMemory } = await loadSdk(context);
	const messages = history.map(({ role, content }) => ({ role, content: [{ type: 'text' as const, text: content }] }));
	const load = async () => messages;
	const keepNothing = async () => undefined;
	const memory: AiNodeSdk.ChatMemory = {
		chatHistory: { getMessages: load, addMessage: keepNothing, addMessages: keepNothing, clear: keepNothing },
		loadMessages: load,
		saveTurn: keepNothing,
		clear: keepNothing,
	};
	// The SDK has its own copy of n8n's types.
	return supplyMemory(context as unknown as Parameters<typeof supplyMemory>[0], memory) as unknown as SupplyData;
}

/** Only when it is needed: an older n8n does not have it, and the other nodes of this package must load there all the same. */
async function loadSdk(context: ISupplyDataFunctions): Promise<typeof AiNodeSdk> {
	try {
		return await import('@n8n/ai-node-sdk');
	} catch (error) {
		throw new NodeOperationError(context.getNode(), 'Call Memory needs n8n 2.20 or newer', {
			description: `Update n8n, or use its own Simple Memory instead. (${(error as Error).message.split('\n')[0]})`,
		});
	}
}
