// All of 10,000 contacts through the AgentPhone node: requests, time beside bare requests for the
// same pages in the same run, and memory. `npm run bench`
import { spawn } from 'node:child_process';
import path from 'node:path';
import { createInterface } from 'node:readline';

import axios from 'axios';

import { repositoryRoot } from '../e2e/harness/paths';
import { runNode } from '../integration/harness';

const CONTACTS = 10_000;
const PAGE = 100;
const SERVER_LATENCY_MS = 50;

/** What ships, compiled. */
const shipped = async <T>(file: string) => (await import(path.join(repositoryRoot, 'dist', file))) as T;

async function main(): Promise<void> {
	const { AgentPhone } = await shipped<typeof import('../../nodes/AgentPhone/AgentPhone.node')>('nodes/AgentPhone/AgentPhone.node.js');
	const { AgentPhoneApi } = await shipped<typeof import('../../credentials/AgentPhoneApi.credentials')>(
		'credentials/AgentPhoneApi.credentials.js',
	);
	const server = spawn(
		process.execPath,
		['--import', 'tsx', path.join(__dirname, 'slowContacts.ts'), String(CONTACTS), String(SERVER_LATENCY_MS)],
		{
			stdio: ['pipe', 'pipe', 'inherit'],
		},
	);
	const lines = createInterface({ input: server.stdout })[Symbol.asyncIterator]();
	const next = async <T>() => JSON.parse((await lines.next()).value as string) as T;
	const { baseUrl, apiKey } = await next<{ baseUrl: string; apiKey: string }>();
	const requests = async () => {
		server.stdin.write('\n');
		return (await next<{ requests: number }>()).requests;
	};

	const bare = async () => {
		const start = performance.now();
		for (let offset = 0; offset < CONTACTS; offset += PAGE) {
			await axios.get(`${baseUrl}/v1/contacts`, {
				params: { limit: PAGE, offset },
				headers: { Authorization: `Bearer ${apiKey}` },
				proxy: false,
			});
		}
		return performance.now() - start;
	};
	const throughNode = async () => {
		global.gc?.();
		const before = process.memoryUsage().heapUsed;
		let peak = before;
		const watch = setInterval(() => (peak = Math.max(peak, process.memoryUsage().heapUsed)), 5);
		const start = performance.now();
		const { json, error } = await runNode({
			node: AgentPhone,
			credentialTypes: [AgentPhoneApi],
			credentials: { agentPhoneApi: { apiKey, baseUrl, subAccountId: '' } },
			parameters: { resource: 'contact', operation: 'getAll', returnAll: true },
		});
		const ms = performance.now() - start;
		clearInterval(watch);
		if (error) throw error;
		return {
			ms,
			growth: peak - before,
			contacts: new Set(json.map(({ id }) => id)).size,
			bytes: Buffer.byteLength(JSON.stringify(json)),
		};
	};

	// Interleaved, so that neither has the warmer machine.
	const rounds: Array<{ bareMs: number; node: Awaited<ReturnType<typeof throughNode>>; requests: number }> = [];
	for (let round = 0; round < 3; round++) {
		const bareMs = await bare();
		const before = await requests();
		const node = await throughNode();
		rounds.push({ bareMs, node, requests: (await requests()) - before });
	}
	server.stdin.end();

	const mb = (bytes: number) => Number((bytes / 1024 / 1024).toFixed(1));
	for (const { bareMs, node, requests: sent } of rounds) {
		console.log(
			JSON.stringify({
				contacts: node.contacts,
				requests: sent,
				bareMs: Math.round(bareMs),
				nodeMs: Math.round(node.ms),
				nodeToBare: Number((node.ms / bareMs).toFixed(3)),
				nodeToPagesTimesLatency: Number((node.ms / ((CONTACTS / PAGE) * SERVER_LATENCY_MS)).toFixed(3)),
				peakHeapGrowthMB: mb(node.growth),
				resultAsJsonMB: mb(node.bytes),
			}),
		);
	}
}

void main();
