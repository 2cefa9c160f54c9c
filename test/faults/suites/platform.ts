// AgentPhone's API, and the way to it, break in every manner while its events go on coming. What is only read is read again; a text
// that costs money is never sent twice; no key and no request goes where it was not meant to.
import pWaitFor from 'p-wait-for';

import { WrongHost } from '../../simulator/common/wrongHost';
import type { Gateway, Passing } from '../harness/gateway';
import type { FaultFixture } from '../harness/fixture';
import { burst, expectWellAgain, type Sent } from '../harness/burst';
import { expectNotLeftHanging } from '../harness/callers';

const MEGABYTE = 1024 * 1024;

/** Says half of what it promised, and is gone. */
function halfAnAnswer({ request, response }: Passing): void {
	const isRecording = request.url?.endsWith('/recording') ?? false;
	response.writeHead(200, { 'content-type': isRecording ? 'audio/wav' : 'application/json', 'content-length': '1000' });
	response.write(isRecording ? 'RIFF' : '{"id":"call_1","sta', () => response.socket?.destroy());
}

interface Breakage {
	name: string;
	breaks: (gateway: Gateway, wrongHost: WrongHost) => Promise<void> | void;
	/** What the executions that failed say; without, none fails. */
	says?: RegExp;
}

const breakages: Breakage[] = [
	{
		name: 'refuses connections',
		breaks: async (gateway) => await gateway.reject(),
		says: /AgentPhone could not be reached \(ECONNREFUSED\)/,
	},
	{
		name: 'resets connections',
		breaks: (gateway) => gateway.answerWith(({ request }) => void request.socket.destroy()),
		says: /AgentPhone could not be reached \(ECONNRESET\)/,
	},
	{
		name: 'stalls, then resets',
		breaks: async (gateway) => {
			let stalled = 0;
			gateway.answerWith(() => void (stalled += 1));
			await pWaitFor(() => stalled >= 6, { interval: 20, timeout: 20_000 });
			await gateway.resync();
		},
	},
	{
		name: 'answers half',
		breaks: (gateway) => gateway.answerWith(halfAnAnswer),
		says: /AgentPhone broke off in the middle of its answer/,
	},
	{
		name: 'answers with a web page',
		breaks: (gateway) =>
			gateway.answerWith(({ response }) => void response.writeHead(200, { 'content-type': 'text/html' }).end('<html>Sign in</html>')),
		says: /AgentPhone answered with a page or text instead of data/,
	},
	{
		name: 'answers with 10 MB',
		breaks: (gateway) =>
			gateway.answerWith(({ request, response, pass }) => {
				const [, id] = /^\/v1\/calls\/([^/]+)$/.exec(request.url ?? '') ?? [];
				if (id === undefined) pass();
				else
					response
						.writeHead(200, { 'content-type': 'application/json' })
						.end(JSON.stringify({ id, padding: 'x'.repeat(10 * MEGABYTE) }));
			}),
	},
	{
		name: 'redirects to another host',
		breaks: (gateway, wrongHost) =>
			gateway.answerWith(
				({ request, response }) => void response.writeHead(307, { location: `${wrongHost.baseUrl}${request.url}` }).end(),
			),
		says: /AgentPhone/,
	},
	{
		name: 'has a certificate that ran out',
		breaks: async (gateway) => await gateway.expire(),
		says: /The certificate of AgentPhone was not accepted \(CERT_HAS_EXPIRED\)/,
	},
	{ name: 'has no address any more', breaks: (gateway) => gateway.forgetName(), says: /AgentPhone could not be reached \(ENOTFOUND\)/ },
];

export function platformFaults(fixture: () => FaultFixture): void {
	it.each(breakages)(
		'AgentPhone $name',
		async ({ name, breaks, says }) => {
			const { gateway, api, workflowIds } = fixture();
			const wrongHost = await WrongHost.start();
			gateway.arrived.length = 0;
			try {
				const { row, callers, sent, executions } = await burst(fixture(), {
					fault: `AgentPhone ${name}`,
					strike: async () => await breaks(gateway, wrongHost),
					mend: async () => await gateway.resync(),
				});
				expect(row).toMatchObject({ acknowledged: row.delivered, executedOnce: row.delivered, lost: 0, doubled: 0 });
				callers.forEach(expectNotLeftHanging);
				expect(row.callers).toMatchObject({ answered: callers.length });

				// Whoever looks into an execution that failed reads why.
				const failed = executions.filter(({ status }) => status !== 'success');
				if (says === undefined) expect(failed).toEqual([]);
				else expect(failed.length).toBeGreaterThan(0);
				const ofAgentPhone = new Set((await api.listExecutions(workflowIds[0])).map(({ id }) => id));
				for (const { id } of failed) {
					expect(ofAgentPhone).toContain(id);
					expect(JSON.stringify((await api.getExecution(id)).data)).toMatch(says!);
				}

				expect(wrongHost.requests).toEqual([]);
				expect(mostTextsOf(gateway, sent)).toBe(1);
				await expectWellAgain(fixture());
			} finally {
				await gateway.resync();
				await wrongHost.close();
			}
		},
		240_000,
	);
}

/** How often the text that answers an event was sent, for the event with most of them. */
function mostTextsOf({ arrived }: Gateway, sent: Sent[]): number {
	const texts = arrived.filter(({ method, path }) => method === 'POST' && path === '/v1/messages');
	return Math.max(...sent.map(({ token }) => texts.filter(({ body }) => body.includes(token)).length));
}
