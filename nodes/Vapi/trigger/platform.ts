import type { IDataObject } from 'n8n-workflow';
import { z } from 'zod/v3';

import { withoutHidden } from '../../shared/callEvents/hiddenFields';
import { type CallEventPlatform, OTHER_EVENT } from '../../shared/callEvents/platform';
import { digestOf } from '../../shared/callEvents/receive';
import { textOf } from '../../shared/callRecord/record';
import { isObject } from '../../shared/json';
import { authenticateVapi } from './authentication';
import { authenticationFields } from './authenticationFields';
import { HIDDEN } from './hidden';
import { vapiRecord } from './record';

const KINDS = new Map<unknown, string>([
	['end-of-call-report', 'callEnded'],
	['status-update', 'statusUpdate'],
	['transfer-update', 'transfer'],
	['hang', 'hang'],
]);

/** They want an answer while a call waits; that is not what an event is for. Vapi names most of them so. */
const REQUEST = /[-.]request$|^(tool-calls|function-call|campaign\.predial|phone-call-control)$/;

/** Vapi's call events (docs/platforms/vapi.md). */
export const vapi: CallEventPlatform = {
	name: 'Vapi',
	events: [
		{
			name: 'Call Ended',
			value: 'callEnded',
			description: 'A call is over and its analysis is done: the whole record',
		},
		{ name: 'Assistant Late', value: 'hang', description: 'The assistant did not answer in time (hang)' },
		{
			name: 'Other Event',
			value: OTHER_EVENT,
			description: 'Anything else Vapi sends: by default every sentence, several times',
		},
		{
			name: 'Status Update',
			value: 'statusUpdate',
			description:
				'A call rings, is answered, is forwarded or has ended, as the field "eventDetail" says. For calls that could not start, it may be the only event.',
		},
		{ name: 'Transfer Update', value: 'transfer', description: 'A call is transferred' },
	],
	defaultEvents: ['callEnded'],
	setupNotice:
		'In Vapi, paste the production URL of this node as the Server URL of the assistant, with a custom credential that holds the secret. Set its Server Messages to end-of-call-report and status-update. Vapi sends an event to one URL only: that of the tool, else the assistant, the number, the organization. Never set this URL on a number without an assistant, or for tools: Vapi would wait there for an answer that does not come.',
	fields: authenticationFields,
	maxBodyBytes: 8 * 1024 * 1024,
	// Vapi gives up after 20 seconds, unless the server URL says otherwise.
	acknowledgeWithinMs: 15_000,
	authenticate: authenticateVapi,
	schema: z.object({ message: z.object({ type: z.string().min(1) }).passthrough() }).passthrough(),
	kindOf: (payload) => {
		const { type } = messageOf(payload);
		return REQUEST.test(String(type)) ? undefined : (KINDS.get(type) ?? OTHER_EVENT);
	},
	// The bytes do not count where anything else tells events apart: signed addresses in them differ with every attempt.
	identityOf: (kind, payload, rawBody) => {
		const { type, status, timestamp, call } = messageOf(payload);
		const callId = isObject(call) ? textOf(call.id) : null;
		if (callId === null) return [type, digestOf(rawBody)];
		if (kind === 'callEnded') return [type, callId];
		return kind === 'statusUpdate' ? [type, callId, status] : [type, callId, timestamp ?? digestOf(rawBody)];
	},
	toRecord: (_, payload) => vapiRecord(messageOf(payload)),
	detailOf: (kind, payload) => {
		const { type, status } = messageOf(payload);
		return textOf(kind === 'statusUpdate' ? status : kind === OTHER_EVENT ? type : undefined) ?? undefined;
	},
	withoutSecrets: (payload) => withoutHidden(payload, HIDDEN),
};

const messageOf = ({ message }: IDataObject): IDataObject => (isObject(message) ? message : {});
