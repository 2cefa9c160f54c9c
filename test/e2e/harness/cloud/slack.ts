// A stand-in of Slack's Web API: messages to one channel, #calls.
import express from 'express';
import { z } from 'zod';

import { bearer, type ServiceStandIn } from './server';

const message = z.object({ channel: z.string().min(1), text: z.string().min(1) }).passthrough();

export interface SlackStandIn extends ServiceStandIn {
	/** What was posted in #calls, oldest first. */
	messages: string[];
}

export function slack(token: string): SlackStandIn {
	const messages: string[] = [];
	const app = express();
	app.use(bearer(token));
	app.post('/api/chat.postMessage', (request, response) => {
		const { channel, text } = message.parse(request.body);
		if (channel !== '#calls' && channel !== 'calls') return void response.json({ ok: false, error: 'channel_not_found' });
		messages.push(text);
		response.json({ ok: true, channel: 'C0CALLS', ts: `1700000000.${String(messages.length).padStart(6, '0')}`, message: { text } });
	});
	return {
		hosts: ['slack.com'],
		app,
		errorBody: (status) => ({ ok: false, error: status === 401 ? 'invalid_auth' : 'invalid_arguments' }),
		messages,
	};
}
