import { charactersKept, MAX_KEPT_CHARACTERS, sleeperOf } from '../../../nodes/Hamsa/actions/common/waiting/sleeper';

describe('what is kept of sleeping executions', () => {
	it('stays bounded, and drops the results of the sleep called back longest ago', () => {
		const transcript = 'x'.repeat(MAX_KEPT_CHARACTERS / 8);
		for (let at = 0; at < 40; at++) {
			const sleeper = sleeperOf(`sleep-${at}`);
			sleeper.keep('job', { transcript });
			expect(charactersKept()).toBeLessThanOrEqual(MAX_KEPT_CHARACTERS);
			expect(sleeper.stateOf('job')).toEqual({ transcript });
		}
		expect(sleeperOf('sleep-0').stateOf('job')).toBeUndefined();
	});

	it('drops also the results of one sleep that are too much by themselves', () => {
		const sleeper = sleeperOf('large');
		sleeper.keep('job', { transcript: 'x'.repeat(MAX_KEPT_CHARACTERS + 1) });
		expect(charactersKept()).toBeLessThanOrEqual(MAX_KEPT_CHARACTERS);
		expect(sleeper.stateOf('job')).toBeUndefined();
	});

	it('keeps nothing of an execution that was woken', () => {
		const sleeper = sleeperOf('woken');
		sleeper.keep('job', { transcript: 'x' });
		sleeper.noteWoken();
		expect(sleeper.stateOf('job')).toBeUndefined();
		expect(sleeper.justWoken).toBe(true);
	});
});
