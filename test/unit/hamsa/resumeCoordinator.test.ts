import { charactersKept, MAX_KEPT_CHARACTERS, coordinatorOf } from '../../../nodes/Hamsa/actions/common/waiting/resumeCoordinator';

describe('what is kept of sleeping executions', () => {
	it('stays bounded, and drops the results of the sleep called back longest ago', () => {
		const transcript = 'x'.repeat(MAX_KEPT_CHARACTERS / 8);
		for (let at = 0; at < 40; at++) {
			const coordinator = coordinatorOf(`sleep-${at}`);
			coordinator.keep('job', { transcript });
			expect(charactersKept()).toBeLessThanOrEqual(MAX_KEPT_CHARACTERS);
			expect(coordinator.stateOf('job')).toEqual({ transcript });
		}
		expect(coordinatorOf('sleep-0').stateOf('job')).toBeUndefined();
	});

	it('drops also the results of one sleep that are too much by themselves', () => {
		const coordinator = coordinatorOf('large');
		coordinator.keep('job', { transcript: 'x'.repeat(MAX_KEPT_CHARACTERS + 1) });
		expect(charactersKept()).toBeLessThanOrEqual(MAX_KEPT_CHARACTERS);
		expect(coordinator.stateOf('job')).toBeUndefined();
	});

	it('keeps nothing of an execution that was woken', () => {
		const coordinator = coordinatorOf('woken');
		coordinator.keep('job', { transcript: 'x' });
		coordinator.markResumed();
		expect(coordinator.stateOf('job')).toBeUndefined();
		expect(coordinator.justResumed).toBe(true);
	});
});
