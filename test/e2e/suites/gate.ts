// A node of a workflow that waits until a test lets it go on: what is seen before cannot have come from a later node.
import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

import pWaitFor from 'p-wait-for';

import { WAIT_TIMEOUT_MS } from '../harness/api';
import { node, type WorkflowNode } from '../harness/workflows';

export interface Gate {
	/** Ends with an error if the gate is not opened within a minute. */
	keeper(name: string): WorkflowNode;
	/** Resolves when so many wait. */
	reachedBy(count: number): Promise<void>;
	open(): void;
	/** Whoever comes from now on waits again. */
	close(): void;
	stop(): Promise<void>;
}

export async function startGate(): Promise<Gate> {
	const waiting: ServerResponse[] = [];
	let isOpen = false;
	const server = createServer((_request, response) => {
		if (isOpen) response.end('{}');
		else waiting.push(response);
	});
	server.listen(0, '127.0.0.1');
	await once(server, 'listening');
	const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
	return {
		keeper: (name) => node('n8n-nodes-base.httpRequest', name, { url, options: { timeout: WAIT_TIMEOUT_MS } }, { typeVersion: 4.2 }),
		reachedBy: async (count) => await pWaitFor(() => waiting.length >= count, { timeout: WAIT_TIMEOUT_MS }),
		open: () => {
			isOpen = true;
			for (const response of waiting.splice(0)) response.end('{}');
		},
		close: () => {
			isOpen = false;
		},
		stop: async () => {
			server.closeAllConnections();
			server.close();
			await once(server, 'close');
		},
	};
}
