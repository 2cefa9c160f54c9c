// workflows/ended-call-to-ticket.json: a ticket and a chat message for every call in which somebody spoke.
import { callEnded } from '../../../simulator';
import { startExample, type ExampleFixture, type LiveExample } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';

export function endedCallToTicketExample(getFixture: () => ExampleFixture): void {
	let example: LiveExample;
	let agentId: string;
	let calls = 0;
	beforeAll(async () => {
		agentId = seedPhoneAgent(getFixture());
		example = await startExample(getFixture(), 'ended-call-to-ticket');
	});
	afterAll(() => example?.stop());

	/** Ends a call and waits for what becomes of it. */
	async function end(data: NonNullable<Parameters<typeof callEnded>[0]>['data']) {
		const { attempts } = await getFixture().simulator.deliver({ agentId, event: callEnded({ data }) });
		expect(attempts.map(({ status }) => status)).toEqual([200]);
		const execution = (await example.ended((calls += 1))).at(-1)!;
		expect(execution.error).toBeUndefined();
		return { ticket: (await example.rows('Call tickets')).at(-1), message: (await example.rows('Team chat')).at(-1) };
	}

	it('takes the summary of AgentPhone, and asks no model', async () => {
		const asked = getFixture().model.requests.length;
		const contact = { id: 'ct_1', name: 'Ada Example', email: null, phoneNumber: '+15005550001' };
		const { ticket, message } = await end({ callId: 'call_moved', contact, summary: 'Caller moved a booking. It is on Friday now.' });
		expect(ticket).toEqual({
			title: 'Caller moved a booking.',
			priority: 'normal',
			callerName: 'Ada Example',
			phone: '+15005550001',
			summary: 'Caller moved a booking. It is on Friday now.',
			transcript: 'Agent: Hello\nCaller: Hi',
			callId: 'call_moved',
		});
		expect(message).toEqual({ message: 'Caller moved a booking. (Ada Example)' });
		expect(getFixture().model.requests).toHaveLength(asked);
	});

	it('has a call without a summary summed up, and tells an angry one as urgent', async () => {
		getFixture().model.configure({ reply: () => 'Caller wants the money back. Nobody has answered the emails.' });
		const transcript = [
			{ role: 'agent' as const, content: 'Hello' },
			{ role: 'user' as const, content: 'I want my money back!' },
		];
		const { ticket, message } = await end({ callId: 'call_angry', summary: null, userSentiment: 'Negative', transcript });
		expect(ticket).toMatchObject({
			title: 'Caller wants the money back.',
			priority: 'high',
			callerName: '+15005550001',
			summary: 'Caller wants the money back. Nobody has answered the emails.',
			callId: 'call_angry',
		});
		expect(message).toEqual({ message: 'URGENT: Caller wants the money back. (+15005550001)' });
		expect(JSON.stringify(getFixture().model.requests.at(-1)?.messages)).toContain('Caller: I want my money back!');
	});

	it('makes no ticket of a call in which nobody spoke', async () => {
		const before = await example.rows('Call tickets');
		await end({ transcript: [{ role: 'agent', content: 'Hello' }] });
		expect(await example.rows('Call tickets')).toEqual(before);
		expect(await example.rows('Team chat')).toHaveLength(before.length);
	});
}
