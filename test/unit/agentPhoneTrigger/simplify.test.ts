// What the field Simplify does to the item of an ended call, and that no other event asks for it.
import type { IDataObject, IWebhookFunctions } from 'n8n-workflow';

import { kindOfItem } from '../../../nodes/AgentPhone/trigger/events';
import { endedCallItem } from '../../../nodes/AgentPhone/trigger/item';
import { triggerOf } from '../../../nodes/AgentPhone/trigger/receive';
import { triggerOf as receptTriggerOf } from '../../../nodes/ReceptAi/trigger/receive';
import { contextOf, receiverOf } from '../../fuzz/inboundContext';
import { subjects } from '../../fuzz/subjects';
import { callEnded, textMessage, voiceTurn } from '../../simulator';

const DELIVERY = { headers: {}, rawBody: Buffer.alloc(0), remoteAddress: '' };

/** A node that was saved before the field was there has no value for it. */
const contextWith = (parameters: object): IWebhookFunctions =>
	contextOf({ parameters: { timeout: 30, options: {}, ...parameters } as never, credentials: {}, staticData: {} });

describe('the item of an ended call of AgentPhone', () => {
	const itemOf = (event: object, parameters: object): IDataObject => {
		const trigger = triggerOf.call(contextWith({ events: ['callEnded', 'textMessage'], ...parameters }));
		const parsed = trigger.parse({ ...DELIVERY, rawBody: Buffer.from(JSON.stringify(event)) });
		if (!parsed.ok) throw new Error(parsed.reason);
		return trigger.toItem(parsed.event, DELIVERY);
	};

	it.each([[{}], [{ simplify: true }]])('is the record with %j', (parameters) => {
		const item = itemOf(callEnded({ data: { callId: 'call_1' } }), parameters);
		expect(item).toMatchObject({ event: 'callEnded', platform: 'agentPhone', callId: 'call_1' });
		expect([item.data, kindOfItem(item)]).toEqual([undefined, 'callEnded']);
	});

	it('is the event as it came with Simplify off', () => {
		const event = callEnded();
		const item = itemOf(event, { simplify: false });
		expect([item, kindOfItem(item)]).toEqual([event, 'callEnded']);
	});

	it('is for ended calls only', () => {
		const event = textMessage();
		expect(itemOf(event, { simplify: true })).toMatchObject({ event: 'agent.message', data: event.data });
	});
});

it('a caller whom this process answered has spoken, whatever the transcript says', async () => {
	const { authenticated, receive, state } = subjects.find(({ type }) => type === 'agentPhoneTrigger')!;
	const deliver = receiverOf(receive, { ...state, parameters: { ...state.parameters, fallbackMessage: 'Sorry.' } as never });
	// The execution ends at once, so that the caller hears the fallback message.
	await deliver(authenticated(Buffer.from(JSON.stringify(voiceTurn({ data: { callId: 'call_answered_here' } }))), 1));
	const data = { callId: 'call_answered_here', transcript: [], durationSeconds: 4 };
	const timing = { turns: 1, firstWordMs: 0, slowestFirstWordMs: 0, fallbacks: 1, interruptions: 0 };
	expect(endedCallItem(JSON.parse(JSON.stringify(callEnded({ data }))) as never)).toMatchObject({
		callerSpoke: true,
		missed: false,
		timing,
	});
});

describe('the item of an event of Recept AI', () => {
	const itemOf = (event: object, parameters: object): IDataObject => {
		const trigger = receptTriggerOf.call(contextWith({ events: ['call', 'agent'], ...parameters }));
		const parsed = trigger.parse({ ...DELIVERY, rawBody: Buffer.from(JSON.stringify(event)) });
		if (!parsed.ok) throw new Error(parsed.reason);
		return trigger.toItem(parsed.event, DELIVERY);
	};
	const ended = { event: 'call.ended', data: { call_id: 'c_1', phone: '+15550100200' }, extra: 1 };

	it('is the record of a call, with what the option Record Fields maps', () => {
		const options = { recordFields: { field: [{ name: 'from', path: 'data.phone' }] } };
		const item = itemOf(ended, { options });
		expect(item).toMatchObject({ event: 'call.ended', group: 'call', callId: 'c_1', from: '+15550100200', data: ended.data });
		expect(item).not.toHaveProperty('payload');
	});

	it.each([
		['a call, with Simplify off', ended, { simplify: false }],
		['an agent', { ...ended, event: 'sync.status' }, { simplify: true }],
	])('has the whole body, of %s', (_what, event, parameters) => {
		const item = itemOf(event, parameters);
		expect(item).toMatchObject({ callId: 'c_1', payload: event });
		expect(item).not.toHaveProperty('platform');
	});
});
