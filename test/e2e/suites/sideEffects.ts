// What workflows really do in the world, counted: a server their HTTP Request node calls.
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

import { node, type WorkflowNode } from '../harness/workflows';

export interface SideEffects {
	/** How often each key was reported. */
	readonly counts: ReadonlyMap<string, number>;
	/** A node that reports the value of this expression, such as `{{ $json.data.messageId }}`. */
	reporter(name: string, key: string): WorkflowNode;
	stop(): Promise<void>;
}

export async function startSideEffects(): Promise<SideEffects> {
	const counts = new Map<string, number>();
	const server = createServer((request, response) => {
		const key = new URL(request.url ?? '/', 'http://localhost').searchParams.get('key') ?? '';
		counts.set(key, (counts.get(key) ?? 0) + 1);
		response.end('{}');
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const { port } = server.address() as AddressInfo;
	return {
		counts,
		reporter: (name, key) =>
			node('n8n-nodes-base.httpRequest', name, { url: `=http://127.0.0.1:${port}/?key=${key}` }, { typeVersion: 4.2 }),
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
