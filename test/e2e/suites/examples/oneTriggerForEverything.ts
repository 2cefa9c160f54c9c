// workflows/one-trigger-for-everything.json: calls are answered, logged and turned into leads and complaints by one trigger.
import { callEnded } from '../../../simulator';
import type { ExampleFixture } from '../exampleFixture';
import { calledExample, use } from './toolSteps';

export function oneTriggerForEverythingExample(getFixture: () => ExampleFixture): void {
	const { say, deliver, rows } = calledExample(getFixture, 'one-trigger-for-everything');

	/** A call is over, and the model finds this in it. */
	const end = async (data: NonNullable<Parameters<typeof callEnded>[0]>['data'], found: Record<string, string> = {}) => {
		getFixture().model.configure({ reply: () => JSON.stringify(found) });
		expect(await deliver(callEnded({ data }))).toMatchObject({ status: 'success' });
	};
	const calls = async (table: string) => (await rows(table)).map(({ callId }) => callId);

	it('answers, remembers the call, and keeps nothing while it lasts', async () => {
		const { spoken, callId } = await say('This is Ada.', [() => 'Hello Ada!']);
		expect(spoken).toEqual(['Hello Ada!']);
		await say(
			'Goodbye.',
			[
				(request) => {
					expect(JSON.stringify(request.messages)).toContain('This is Ada.');
					return use('Hang_up', { goodbye: 'Goodbye, Ada!' })(request);
				},
			],
			{ callId },
		);
		expect(await rows('Phone log')).toEqual([]);
	});

	it('logs every call, and makes leads and complaints of what was said', async () => {
		await end({ callId: 'call_lead', summary: 'Wants chairs.', durationSeconds: 61 }, { name: 'Ada', need: 'Forty chairs' });
		await end({ callId: 'call_both' }, { need: 'A new desk', complaint: 'The desk broke' });
		await end({ callId: 'call_silent', transcript: [{ role: 'agent', content: 'Hello' }] }, { need: 'Nothing was asked' });
		await end({ callId: 'call_ours', direction: 'outbound', to: '+15005550044' }, { need: 'Nothing was asked' });
		expect(await calls('Phone log')).toEqual(['call_lead', 'call_both', 'call_silent', 'call_ours']);
		expect(await rows('Phone leads')).toMatchObject([
			{ callId: 'call_lead', phone: '+15005550001', name: 'Ada', need: 'Forty chairs' },
			{ callId: 'call_both', need: 'A new desk' },
		]);
		expect(await rows('Phone complaints')).toEqual([
			{ callId: 'call_both', phone: '+15005550001', title: 'The desk broke', transcript: 'Agent: Hello\nCaller: Hi' },
		]);
	});
}
