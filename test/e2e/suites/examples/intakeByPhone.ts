// workflows/intake-by-phone.json: answers of a caller in columns.
import type { ExampleFixture } from '../exampleFixture';
import { calledExample, lastAnswer, use } from './toolSteps';

export function intakeByPhoneExample(getFixture: () => ExampleFixture): void {
	const { say, rows } = calledExample(getFixture, 'intake-by-phone', { agent: { transferNumber: '+15005550009' } });

	it('saves the answers with their types, and replaces them when the caller corrects one', async () => {
		const answers = { name: 'Ada Example', birthDate: '1990-12-31', reason: 'A check', firstVisit: true, urgent: false };
		const saved = (request: Parameters<typeof lastAnswer>[0]) => {
			lastAnswer(request);
			return 'Saved.';
		};
		const { callId } = await say('Yes, that is right.', [use('Save_the_answers', answers), saved]);
		expect(await rows('Intake answers')).toEqual([{ callId, phone: '+15005550001', ...answers }]);
		await say('It is urgent.', [use('Save_the_answers', { ...answers, urgent: true }), saved], { callId });
		expect(await rows('Intake answers')).toEqual([{ callId, phone: '+15005550001', ...answers, urgent: true }]);
	});

	it('puts through', async () => {
		expect(await say('It hurts!', [use('Put_through', { sentence: 'One moment.' })])).toMatchObject({ transfer: true });
	});
}
