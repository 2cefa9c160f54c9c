// workflows/voicemail-to-email.json: what a caller left, by email with the sound.
import { callEnded } from '../../../simulator';
import { importExample, type ExampleFixture } from '../exampleFixture';
import { seedPhoneAgent } from '../fixture';
import { changeNode } from './change';

export function voicemailToEmailExample(getFixture: () => ExampleFixture): void {
	let workflowId: string;
	let agentId: string;
	let ended = 0;
	beforeAll(async () => {
		const fixture = getFixture();
		agentId = seedPhoneAgent(fixture);
		({ id: workflowId } = await importExample(fixture, 'voicemail-to-email'));
		await changeNode(fixture, workflowId, 'Send it', ({ parameters }) => ({
			parameters: { ...parameters, toEmail: 'desk@example.org' },
		}));
		// Simulated recordings are there at once or never.
		await changeNode(fixture, workflowId, 'Let it be stored', () => ({ parameters: { amount: 0.1 } }));
		await changeNode(fixture, workflowId, 'Get the recording', () => ({ waitBetweenTries: 50 }));
		await fixture.api.activateWorkflow(workflowId);
	});
	afterAll(() => getFixture().api.deactivateWorkflow(workflowId));

	async function end(data: NonNullable<Parameters<typeof callEnded>[0]>['data']) {
		const { api, simulator } = getFixture();
		await simulator.deliver({ agentId, event: callEnded({ data }) });
		const [{ id }] = await api.waitForExecutions(workflowId, (ended += 1));
		const execution = await api.getExecution(id);
		expect(execution.status).toBe('success');
		return execution;
	}

	const asked = (callId: string) => getFixture().simulator.requests.filter(({ path }) => path === `/v1/calls/${callId}/recording`).length;

	it('sends the recording with what was said', async () => {
		const { simulator, mailbox } = getFixture();
		const { id: callId } = simulator.seedCall({ agentId, status: 'completed' });
		const wav = simulator.record(callId);
		await end({ callId, summary: 'Caller asks to be called back.', durationSeconds: 61 });
		const [mail] = await mailbox.mailsTo('desk@example.org', 1);
		expect(mail).toMatchObject({ from: 'voicemail@example.com', subject: 'Voicemail from +15005550001' });
		expect(mail.text).toBe(
			'Caller asks to be called back.\n\nFrom: +15005550001\nLength: 61 seconds\nRecording: attached\n\nWhat was said:\nAgent: Hello\nCaller: Hi',
		);
		expect(mail.attachments).toEqual([
			{ filename: `recording-${callId}.wav`, mimeType: expect.stringMatching(/^audio\/(x-|vnd\.)?wave?$/) as string, content: wav },
		]);
	});

	it('asks again for a recording that is late', async () => {
		const { simulator, mailbox } = getFixture();
		const { id: callId } = simulator.seedCall({ agentId, status: 'completed' });
		const wav = simulator.record(callId);
		simulator.faults.add({ method: 'GET', path: `/v1/calls/${callId}/recording`, times: 2, status: 404 });
		await end({ callId });
		const [, mail] = await mailbox.mailsTo('desk@example.org', 2);
		expect(mail.attachments.map(({ content }) => content)).toEqual([wav]);
		expect(asked(callId)).toBe(3);
	});

	it('sends what was said when there is no recording', async () => {
		const { simulator, mailbox } = getFixture();
		const { id: callId } = simulator.seedCall({ agentId, status: 'completed' });
		await end({ callId, contact: { id: 'ct_1', name: 'Ada Example', email: null, phoneNumber: '+15005550001' }, summary: null });
		const [, , mail] = await mailbox.mailsTo('desk@example.org', 3);
		expect(mail.subject).toBe('Voicemail from Ada Example');
		expect(mail.text).toContain('There is no summary.');
		expect(mail.text).toContain('Recording: none');
		expect(mail.attachments).toEqual([]);
		expect(asked(callId)).toBe(5);
	});

	it('sends nothing for a call we placed, or in which nobody spoke', async () => {
		for (const data of [{ direction: 'outbound' }, { transcript: [{ role: 'agent' as const, content: 'Hello' }] }]) {
			expect(Object.keys((await end(data)).runData)).not.toContain('Send it');
		}
		expect(await getFixture().mailbox.mailsTo('desk@example.org', 3)).toHaveLength(3);
	});
}
