import { createHash } from 'node:crypto';

import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receive as receiveInbound, type InboundTrigger } from '../../shared/webhook/receive';
import { prove, signedMoment } from './authentication';
import { deliveryIdOf, type KnownAgainBy } from './deliveryId';
import { parseEnvelope, type ReceptEvent } from './envelope';
import { isSelected } from './selection';

/** Far above the transcript of a call of many hours, far below a nuisance. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Recept AI waits ten seconds for its 200; two are left for the way and for what n8n does before. */
const ACKNOWLEDGE_WITHIN_MS = 8_000;

/** One delivery from Recept AI (shared/webhook/receive.ts). Every event is acknowledged. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveInbound(this, inboundOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function inboundOf(this: IWebhookFunctions): InboundTrigger<ReceptEvent> {
	const options = this.getNodeParameter('options', {}) as IDataObject;
	const events = this.getNodeParameter('events', []) as string[];
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		prove: async (delivery) => {
			if (options.requireHttps === true && !this.getRequestObject().secure) return { status: 403, complaint: 'Deliver over HTTPS.' };
			return await prove(this, delivery);
		},
		parse: (delivery) => parseEnvelope(delivery, String(options.eventHeader ?? '').trim()),
		isSelected: (event) => isSelected(event, { events, options }),
		idsOf: (event, delivery) => {
			const id = deliveryIdOf(event, delivery, knownAgainBy(this));
			const signed = event.isTest ? undefined : signedMoment(this, delivery);
			return signed === undefined ? [id] : [id, `signed:${createHash('sha256').update(signed).digest('hex')}`];
		},
		acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS,
		toItem: (event) => event,
	};
}

function knownAgainBy(context: IWebhookFunctions): KnownAgainBy {
	return {
		by: context.getNodeParameter('knownAgainBy', 'automatic') as KnownAgainBy['by'],
		header: String(context.getNodeParameter('deliveryIdHeader', '')).trim(),
		field: String(context.getNodeParameter('deliveryIdField', '')).trim(),
	};
}
