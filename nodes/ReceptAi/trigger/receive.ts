import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { receive as receiveWebhook, type WebhookTrigger } from '../../shared/webhook/receive';
import { authenticate, signedDigest } from './authentication';
import { callItem } from './callRecord';
import { deliveryIdOf, type DeduplicateBy } from './deliveryId';
import { parseEnvelope, type ReceptEvent } from './envelope';
import { mappedFields } from './recordFields';
import { isSelected } from './selection';

/** Far above the transcript of a call of many hours, far below a nuisance. */
const MAX_BODY_BYTES = 2 * 1024 * 1024;

/** Recept AI waits ten seconds for its 200; two are left for the way and for what n8n does before. */
const ACKNOWLEDGE_WITHIN_MS = 8_000;

/** One delivery from Recept AI (shared/webhook/receive.ts). Every event is acknowledged. */
export async function receive(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	return await receiveWebhook(this, triggerOf);
}

/** What a delivery must be to start the workflow, by the fields of the node. */
export function triggerOf(this: IWebhookFunctions): WebhookTrigger<ReceptEvent> {
	const options = this.getNodeParameter('options', {}) as IDataObject;
	const events = this.getNodeParameter('events', []) as string[];
	return {
		maxBodyBytes: MAX_BODY_BYTES,
		authenticate: async (delivery) => {
			if (options.requireHttps === true && !this.getRequestObject().secure) return { status: 403, reason: 'Deliver over HTTPS.' };
			return await authenticate(this, delivery);
		},
		parse: (delivery) =>
			parseEnvelope(delivery, { field: String(options.eventField ?? '').trim(), header: String(options.eventHeader ?? '').trim() }),
		isSelected: (event) => isSelected(event, { events, options }),
		idsOf: (event, delivery) => {
			const id = deliveryIdOf(event, delivery, deduplicateBy(this));
			const signed = event.isTest ? undefined : signedDigest(this, delivery);
			return signed === undefined ? [id] : [id, `signed:${signed}`];
		},
		acknowledgeWithinMs: ACKNOWLEDGE_WITHIN_MS,
		toItem: (event) => {
			const isSimplified = event.group === 'call' && this.getNodeParameter('simplify', true) !== false;
			return isSimplified ? callItem(event, mappedFields(options)) : event;
		},
	};
}

function deduplicateBy(context: IWebhookFunctions): DeduplicateBy {
	return {
		by: context.getNodeParameter('deduplicateBy', 'automatic') as DeduplicateBy['by'],
		header: String(context.getNodeParameter('deliveryIdHeader', '')).trim(),
		field: String(context.getNodeParameter('deliveryIdField', '')).trim(),
	};
}
