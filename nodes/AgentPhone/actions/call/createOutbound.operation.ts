import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { simplifier, simplifyField, updateDisplayOptions } from '../../../shared/actions/fields';
import { checksFor, omitEmpty, idOf, locatorId, pairsOf } from '../../../shared/actions/input';
import { attachPartialResult } from '../../../shared/actions/operations';
import type { PollTimes } from '../../../shared/http/pollUntil';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { SIMPLE_CALL } from '../common/call';
import { agentLocator } from '../common/fields';
import { checkLengths } from '../common/limits';
import { outboundFields, waitFields } from './fields';
import { explainRejectedCall } from './rejectedCall';
import { dialogue, readTurns } from './transcript';
import { hasEnded, untilEnded } from './untilEnded';

const properties: INodeProperties[] = [
	{
		displayName:
			'This rings a real phone, costs money, and cannot be undone. Only call people who have agreed to it. The call continues after this node: use AgentPhone Trigger to process its result, or wait here for a short call.',
		name: 'createOutboundNotice',
		type: 'notice',
		default: '',
	},
	{ ...agentLocator, description: 'The agent that calls. It must have a phone number.' },
	{
		displayName: 'To Number',
		name: 'toNumber',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. +15005550001',
		description: 'Phone number to call, with plus sign and country code',
	},
	...waitFields,
	outboundFields,
	simplifyField,
];

export const description = updateDisplayOptions({ show: { resource: ['call'], operation: ['createOutbound'] } }, properties);

/** `POST /v1/calls` (docs/platforms/agentphone.md, 3.5). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const pollTimes = (this.getNodeParameter('waitUntilEnded', itemIndex, false) as boolean)
		? readPollTimes.call(this, itemIndex)
		: undefined;
	const agentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const toNumber = check.phone('To Number', this.getNodeParameter('toNumber', itemIndex));
	const additional = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const { variables, fromNumberId, voice, initialGreeting, ...texts } = additional;
	checkLengths(check, texts);

	// Empty values are not sent, because an empty system prompt would change the voice mode of the call.
	const optional = omitEmpty({ ...texts, fromNumberId: idOf(fromNumberId), voice: idOf(voice) });
	const body: IDataObject = { agentId, toNumber, ...optional };
	// An empty greeting is sent, because with it the agent is silent until it is spoken to. Nothing, as from an expression, is no greeting.
	if (initialGreeting !== undefined && initialGreeting !== null)
		body.initialGreeting = String(initialGreeting).trim() === '' ? '' : initialGreeting;
	const values = pairsOf(variables);
	if (Object.keys(values).length > 0) body.variables = values;

	const call = await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('calls'),
		body,
		itemIndex,
		explainStatus: explainRejectedCall,
	});
	const shape = simplifier.call(this, itemIndex, SIMPLE_CALL);
	if (!pollTimes) return shape(call);
	const latest = await waitForEnd.call(this, call, itemIndex, pollTimes);
	const turns = readTurns(latest);
	return { ...shape(latest), ended: hasEnded(latest), turns, text: dialogue(turns) };
}

/** Read before anything is sent, so that no call is placed that cannot be waited for. */
function readPollTimes(this: IExecuteFunctions, itemIndex: number): PollTimes {
	const check = checksFor(this, itemIndex);
	const seconds = (label: string, name: string, max: number) =>
		check.number(label, this.getNodeParameter(name, itemIndex), { min: 1, max }) * 1_000;
	return {
		pollMs: seconds('Poll Interval (Seconds)', 'pollIntervalSeconds', 60),
		maxWaitMs: seconds('Max Wait (Seconds)', 'maxWaitSeconds', 3_600),
	};
}

/** Adds the ID of the call to every error, because the call was placed and must not get lost. */
async function waitForEnd(this: IExecuteFunctions, call: IDataObject, itemIndex: number, pollTimes: PollTimes): Promise<IDataObject> {
	try {
		return await untilEnded.call(this, call, itemIndex, pollTimes);
	} catch (error) {
		const hint = `The call ${String(call.id)} was placed and may still be in progress. Read it with Call: Get before placing another.`;
		if (error instanceof NodeOperationError)
			throw new NodeOperationError(this.getNode(), attachPartialResult(error, { id: call.id }, hint));
		throw new NodeApiError(this.getNode(), attachPartialResult(error as NodeApiError, { id: call.id }, hint) as unknown as JsonObject);
	}
}
