import type { IExecuteFunctions, INodeExecutionData } from 'n8n-workflow';

import { type Operations, runOperation } from '../../shared/actions/operations';
import * as agent from './agent';
import * as call from './call';
import * as contact from './contact';
import * as contactCard from './contactCard';
import * as conversation from './conversation';
import * as location from './location';
import * as message from './message';
import * as number from './number';
import * as registration from './registration';
import * as subAccount from './subAccount';
import * as usage from './usage';
import * as verification from './verification';
import * as webhook from './webhook';

/** All operations, by the values of the fields Resource and Operation. */
export const operations = {
	agent: agent.operations,
	call: call.operations,
	contact: contact.operations,
	contactCard: contactCard.operations,
	conversation: conversation.operations,
	location: location.operations,
	message: message.operations,
	number: number.operations,
	registration: registration.operations,
	subAccount: subAccount.operations,
	usage: usage.operations,
	verification: verification.operations,
	webhook: webhook.operations,
} satisfies Operations;

/** Runs the selected operation (shared/actions/operations.ts). */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperation.call(this, 'AgentPhone', operations);
}
