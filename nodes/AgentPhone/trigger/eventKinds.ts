import type { INodePropertyOptions } from 'n8n-workflow';

import { labelsOf } from '../../shared/webhook/triggerNode';

/** The kinds of event a trigger can listen to; one output each. */
export type EventKind = 'voiceTurn' | 'textMessage' | 'optOutKeyword' | 'reaction' | 'contactShared' | 'callEnded' | 'other';

/** The events as the editor offers them; the names are also the labels of the outputs. */
export const EVENT_OPTIONS: Array<INodePropertyOptions & { value: EventKind }> = [
	{
		name: 'Call Ended',
		value: 'callEnded',
		description: 'A call is over: its transcript, summary and sentiment',
	},
	{
		name: 'Caller Speaks',
		value: 'voiceTurn',
		description: 'A caller said something and waits for a spoken answer',
	},
	{
		name: 'Contact Shared',
		value: 'contactShared',
		description: 'Someone shared a contact card in a conversation',
	},
	{
		name: 'Opt-Out Keyword',
		value: 'optOutKeyword',
		description:
			"A text that is STOP, START, HELP or another of the carriers' keywords and nothing else. It then does not come out as Text Message, so that no workflow answers it by mistake.",
	},
	{
		name: 'Other Event',
		value: 'other',
		description: 'Any event this version of the node does not know, as it came',
	},
	{
		name: 'Reaction',
		value: 'reaction',
		description: 'Someone reacted to an iMessage or WhatsApp message',
	},
	{
		name: 'Text Message',
		value: 'textMessage',
		description: 'An SMS, MMS, iMessage or WhatsApp message came in',
	},
];

export const EVENT_LABELS = labelsOf(EVENT_OPTIONS);
