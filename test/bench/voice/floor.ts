// The least anybody could do: checks the signature, says one line. Prints its address; ends with its input.
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { timingSafeEqual } from 'node:crypto';

import { signDelivery } from '../../simulator/agentphone/webhooks/sign';

const [secret] = process.argv.slice(2);

const server = createServer((request, response) => {
	const parts: Buffer[] = [];
	request.on('data', (part: Buffer) => parts.push(part));
	request.on('end', () => {
		const timestamp = String(request.headers['x-webhook-timestamp']);
		const wanted = Buffer.from(signDelivery({ secret, timestamp, body: Buffer.concat(parts) }));
		const given = Buffer.from(String(request.headers['x-webhook-signature']));
		const authenticated = wanted.length === given.length && timingSafeEqual(wanted, given);
		response.writeHead(authenticated ? 200 : 401, { 'Content-Type': 'application/x-ndjson' });
		response.end(authenticated ? '{"text":"Your table is booked for six."}\n' : '');
	});
});

server.listen(0, '127.0.0.1', () => console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`));
process.stdin.on('close', () => process.exit()).resume();
