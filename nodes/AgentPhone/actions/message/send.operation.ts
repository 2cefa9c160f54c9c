import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { type Checks, checksFor, listOf, locatorId, textOf } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { sendFields } from './fields';
import { explainRejectedMessage } from './rejectedMessage';
import { whatsAppBody } from './whatsApp';

/** Maximum number of media files (docs/platforms/agentphone.md, 3.3). Two or more are a carousel, which has no text. */
const MAX_MEDIA = 20;

/** How many people a new group may have (docs/platforms/agentphone.md, 3.3). */
const MIN_RECIPIENTS = 2;
const MAX_RECIPIENTS = 32;

export const description = updateDisplayOptions({ show: { resource: ['message'], operation: ['send'] } }, sendFields);

/** `POST /v1/messages` (docs/platforms/agentphone.md, 3.3). Unlike in other routes, the body is in snake_case. */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const input = textOf.call(this, 'body', itemIndex);
	const text = input.trim() === '' ? '' : input;
	const extra = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const media = listOf(extra.mediaUrls).map((url) => check.httpsUrl('Media URLs', url));
	if (media.length > MAX_MEDIA) check.reject('Media URLs', `must contain at most ${MAX_MEDIA} URLs, but contains ${media.length}`);
	const whatsApp = whatsAppBody.call(this, itemIndex, check, text, media.length);
	if (text === '' && media.length === 0 && !('template' in whatsApp)) check.reject('Message', 'must not be empty unless media is sent');
	if (text !== '' && media.length > 1) check.reject('Message', 'must be empty if two or more media files are sent');

	const body: IDataObject = {
		...sender.call(this, itemIndex, check),
		...recipient.call(this, itemIndex, check, extra),
		body: text,
		...whatsApp,
	};
	if (media.length > 0) body.media_urls = media;
	if (extra.sendStyle) body.send_style = extra.sendStyle;
	if (extra.replyToMessageId) body.reply_to_message_id = extra.replyToMessageId;
	return await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('messages'),
		body,
		itemIndex,
		explainStatus: explainRejectedMessage,
	});
}

/** Exactly one of the three ways in which the API accepts the sender. */
function sender(this: IExecuteFunctions, itemIndex: number, check: Checks): IDataObject {
	switch (this.getNodeParameter('sendFrom', itemIndex)) {
		case 'number':
			return { number_id: locatorId.call(this, 'numberId', itemIndex, 'Number') };
		case 'phoneNumber':
			return { from_number: check.phone('From Number', this.getNodeParameter('fromNumber', itemIndex)) };
		default:
			return { agent_id: locatorId.call(this, 'agentId', itemIndex, 'Agent') };
	}
}

/** One recipient, or the recipients of a new group. */
function recipient(this: IExecuteFunctions, itemIndex: number, check: Checks, extra: IDataObject): IDataObject {
	const countryCode = check.countryCode('Country Code', extra.countryCode);
	if (this.getNodeParameter('sendTo', itemIndex) === 'newGroup') {
		const entries = listOf(this.getNodeParameter('recipients', itemIndex));
		const recipients = entries.map((entry, at) => check.phoneOrOther(`Recipients: entry ${at + 1}`, entry, countryCode));
		if (recipients.length < MIN_RECIPIENTS || recipients.length > MAX_RECIPIENTS)
			check.reject(
				'Recipients',
				`must contain ${MIN_RECIPIENTS} to ${MAX_RECIPIENTS} entries, separated by commas, but contains ${recipients.length}`,
			);
		return { recipients };
	}
	const to = check.phoneOrOther('To', textOf.call(this, 'toNumber', itemIndex), countryCode);
	return to === '' ? check.reject('To', 'must not be empty') : { to_number: to };
}
