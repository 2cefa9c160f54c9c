// A trigger without n8n, called over HTTP.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import type { INodeType } from 'n8n-workflow';

import { receiverOf, type TriggerState } from '../fuzz/inboundContext';

export interface Receiver {
	url: string;
	/** Executions that started so far. */
	readonly started: number;
	stop(): Promise<void>;
}

/** @param state may be changed while it runs */
export async function startReceiver(trigger: INodeType, state: TriggerState): Promise<Receiver> {
	const receive = receiverOf(async function () {
		return await trigger.webhook!.call(this);
	}, state);
	let started = 0;
	const server = createServer((request, response) => {
		void (async () => {
			const body = Buffer.concat((await request.toArray()) as Buffer[]);
			// As n8n has them: a header that comes several times is not among these tests.
			const answer = await receive({ headers: request.headers as Record<string, string>, body, ip: '127.0.0.1' });
			started += answer.started ? 1 : 0;
			response.statusCode = answer.status;
			response.end(answer.body);
		})().catch((error: unknown) => {
			response.statusCode = 500;
			response.end(String(error));
		});
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	return {
		url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`,
		get started() {
			return started;
		},
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
