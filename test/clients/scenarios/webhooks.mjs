// How platforms' own libraries judge signed deliveries, and how they sign. Every judge is given `{now, body, headers, secret}`, with
// `now` in milliseconds since 1970 and headers by lower-case name, and says whether it accepts the delivery.
import { ElevenLabsClient } from '@elevenlabs/elevenlabs-js';
import OpenAI from 'openai';
import Retell from 'retell-sdk';
import { symmetric } from 'retell-sdk/lib/webhook_auth';
import { Webhook } from 'standardwebhooks';

const elevenLabsWebhooks = new ElevenLabsClient({ apiKey: 'none' }).webhooks;
const openAiWebhooks = new OpenAI({ apiKey: 'none' }).webhooks;

const judges = {
	retell: async ({ body, headers, secret }) => await Retell.verify(body, secret, headers['x-retell-signature'] ?? ''),
	elevenLabs: async ({ body, headers, secret }) => {
		await elevenLabsWebhooks.constructEvent(body, headers['elevenlabs-signature'] ?? '', secret);
		return true;
	},
	standardWebhooks: async ({ body, headers, secret }) => {
		new Webhook(secret).verify(body, headers);
		return true;
	},
	openai: async ({ body, headers, secret }) => {
		await openAiWebhooks.unwrap(body, headers, secret);
		return true;
	},
};

/** Runs `work` at a time. All of these libraries look at the clock before they wait for anything. */
function at(now, work) {
	const realNow = Date.now;
	Date.now = () => now;
	try {
		return work();
	} finally {
		Date.now = realNow;
	}
}

/** @returns for each delivery whether it is accepted, and the library's words if it is not */
export async function judge({ by, deliveries }) {
	const verdicts = [];
	for (const delivery of deliveries) {
		try {
			verdicts.push({ accepted: await at(delivery.now, () => judges[by](delivery)) });
		} catch (error) {
			// A mistake of ours is not a refusal.
			if (error instanceof TypeError || error instanceof ReferenceError) throw error;
			verdicts.push({ accepted: false, words: String(error.message) });
		}
	}
	return verdicts;
}

const signers = {
	retell: async ({ body, secret, now }) => ({ 'x-retell-signature': await symmetric.sign(body, secret, now) }),
	standardWebhooks: async ({ body, secret, now, id }) => ({
		'webhook-id': id,
		'webhook-timestamp': String(Math.floor(now / 1000)),
		'webhook-signature': new Webhook(secret).sign(id, new Date(now), body),
	}),
};

/** @returns the headers of each delivery */
export async function sign({ by, deliveries }) {
	return await Promise.all(deliveries.map(async (delivery) => await signers[by](delivery)));
}
