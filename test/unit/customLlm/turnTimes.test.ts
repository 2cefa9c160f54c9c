// The times of the turns of a call, which its record finds under the ID that the platform gives the call.
import { retell } from '../../../nodes/Retell/trigger/platform';
import { callEventTrigger } from '../../../nodes/shared/callEvents/receive';
import { timingOf } from '../../../nodes/shared/voice/turnTimes';
import { contextOf } from '../../fuzz/inboundContext';
import { retellSamples } from '../../simulator/callEvents/retell';
import { pass, setSpeed } from '../../support/scaledClock';
import { triggerWith } from './execution';
import { user } from './support';

const says = (id: string, text = 'Hi') => ({ body: { model: 'm', stream: true, messages: [user(text)], call: { id } } });

beforeEach(() => setSpeed(0));

it('begin when the request comes and end with the first word of the workflow', async () => {
	const asked = await triggerWith().ask(says('times-1'));
	pass(700);
	asked.say({ text: 'Hello.' });
	pass(5_000);
	asked.say({ text: 'Bye.', close: 'hangUp' });
	expect(timingOf('times-1')).toEqual({ turns: 1, firstWordMs: 700, slowestFirstWordMs: 700, fallbacks: 0, interruptions: 0 });
});

it('count the filler as a word', async () => {
	const asked = await triggerWith({ filler: 'One moment.' }).ask(says('times-2'));
	pass(700);
	asked.say({ text: 'Hello.', close: 'finish' });
	expect(timingOf('times-2')).toMatchObject({ turns: 1, firstWordMs: 0 });
});

it('count the words with which a turn closes, and an answer that is not streamed when it is sent', async () => {
	const closed = await triggerWith().ask(says('times-3'));
	pass(300);
	closed.say({ text: 'Bye.', close: 'finish' });
	expect(timingOf('times-3')).toMatchObject({ turns: 1, firstWordMs: 300 });

	const { body } = says('times-4');
	const whole = await triggerWith().ask({ body: { ...body, stream: false } });
	pass(300);
	whole.say({ text: 'Hello.' });
	pass(300);
	whole.finish();
	expect(timingOf('times-4')).toMatchObject({ turns: 1, firstWordMs: 600 });
});

it('tell of the fallback message, spoken or broken off instead', async () => {
	const failed = await triggerWith().ask(says('times-5'));
	failed.fail();
	failed.finish();
	expect(timingOf('times-5')).toMatchObject({ turns: 1, fallbacks: 1 });
	const brokenOff = await triggerWith({ options: { onFailure: 'breakOff' } }).ask(says('times-6'));
	brokenOff.fail();
	brokenOff.finish();
	expect(timingOf('times-6')).toMatchObject({ turns: 0, firstWordMs: null, fallbacks: 1 });
});

it('tell of a caller who spoke again, and not of one who hung up', async () => {
	const trigger = triggerWith();
	(await trigger.ask(says('times-7'))).say({ text: 'Well,' });
	const second = await trigger.ask(says('times-7', 'Wait'));
	expect(timingOf('times-7')).toMatchObject({ turns: 1, interruptions: 1 });
	second.say({ text: 'Yes?' });
	second.hangUp();
	expect(timingOf('times-7')).toMatchObject({ turns: 2, interruptions: 1 });
});

it('have no turn in which the caller said nothing', async () => {
	const asked = await triggerWith().ask({
		body: { stream: true, messages: [{ role: 'system', content: 'x' }], call: { id: 'times-8' } },
	});
	asked.say({ text: 'Hello.', close: 'finish' });
	expect([asked.started, timingOf('times-8')]).toEqual([true, null]);
});

it('are in the record of the call, whichever workflow gets its event', async () => {
	const asked = await triggerWith().ask(says('times-9'));
	pass(300);
	asked.say({ text: 'Hello.', close: 'finish' });
	const context = contextOf({ parameters: { events: ['callEnded'], options: {} }, credentials: {}, staticData: {} });
	const { toItem } = callEventTrigger(context, retell);
	const { call } = retellSamples.events.callEnded as { call: object };
	const recordOf = (id: string) => {
		const payload = { event: 'call_ended', call: { ...call, call_id: id } };
		return toItem(
			{ kind: 'callEnded', payload, rawBody: Buffer.alloc(0) },
			{ headers: {}, rawBody: Buffer.alloc(0), remoteAddress: '' },
		);
	};
	expect(recordOf('times-9')).toMatchObject({ callId: 'times-9', timing: { turns: 1, firstWordMs: 300 } });
	expect(recordOf('times-10')).toMatchObject({ callId: 'times-10', timing: null });
});
