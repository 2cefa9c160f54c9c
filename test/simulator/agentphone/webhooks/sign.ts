import { createHmac } from 'node:crypto';

export interface Signable {
	/** The whole secret, `whsec_` included, is the key as UTF-8 text. */
	secret: string;
	/** Unix time in seconds, as sent in X-Webhook-Timestamp. */
	timestamp: number | string;
	/** The bytes that are sent, before any parsing. */
	body: string | Buffer;
}

/** `sha256=` + hex(HMAC-SHA256(secret, timestamp + "." + raw body)) (docs/platforms/agentphone.md, 4.3). */
export const signDelivery = ({ secret, timestamp, body }: Signable): string =>
	`sha256=${createHmac('sha256', secret).update(`${timestamp}.`).update(body).digest('hex')}`;
