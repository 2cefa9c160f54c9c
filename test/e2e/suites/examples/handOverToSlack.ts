// workflows/hand-over-to-slack.json: who is put through and why, and the summary of every call, in Slack.
import { callEnded } from '../../../simulator';
import type { ExampleFixture } from '../exampleFixture';
import { calledExample, use } from './toolSteps';

export function handOverToSlackExample(getFixture: () => ExampleFixture): void {
	const { say, deliver } = calledExample(getFixture, 'hand-over-to-slack', { agent: { transferNumber: '+15005550009' } });
	const messages = () => getFixture().services.slack.messages;

	it('tells the team before it puts a caller through', async () => {
		const turn = await say('A person, please. I am Ada, and my desk is broken.', [
			use('Tell_the_team', { summary: 'Ada. Her desk is broken.' }),
			(request) => {
				expect(messages()).toEqual([':telephone_receiver: +15005550001 is being put through: Ada. Her desk is broken.']);
				return use('Put_through', { sentence: 'I will put you through.' })(request);
			},
		]);
		expect(turn).toMatchObject({ transfer: true, final: { text: 'I will put you through.' } });
	});

	it('posts the summary of an ended call, once, and nothing of a silent one', async () => {
		const end = async (data: NonNullable<Parameters<typeof callEnded>[0]>['data']) => {
			expect(await deliver(callEnded({ data }))).toMatchObject({ status: 'success' });
		};
		await end({ callId: 'call_slack', summary: 'Ada wants a new desk.', userSentiment: 'Negative', durationSeconds: 61 });
		await end({ callId: 'call_silent', transcript: [{ role: 'agent', content: 'Hello' }] });
		expect(messages().slice(1)).toEqual(['Call with +15005550001, 2 min, *unhappy*\nAda wants a new desk.']);
	});
}
