// AgentPhone with many contacts and a slow line, in a process of its own so that its memory is not
// measured. Prints where it is, and then after every line it reads how many requests it got; ends
// with its input.
import { createInterface } from 'node:readline';

import { startAgentPhoneSimulator } from '../simulator';

const [count, delayMs] = process.argv.slice(2).map(Number);

async function main(): Promise<void> {
	const simulator = await startAgentPhoneSimulator();
	simulator.seedContacts(count);
	simulator.faults.add({ path: '/v1/contacts', times: Infinity, delayMs });
	console.log(JSON.stringify({ baseUrl: simulator.baseUrl, apiKey: simulator.apiKey }));
	const input = createInterface({ input: process.stdin });
	input.on('line', () => console.log(JSON.stringify({ requests: simulator.requests.length })));
	input.on('close', () => void simulator.close());
}

void main();
