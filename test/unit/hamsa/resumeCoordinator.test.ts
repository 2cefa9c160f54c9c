import { cachedCharacters, MAX_CACHED_CHARACTERS, coordinatorOf } from '../../../nodes/Hamsa/actions/common/waiting/resumeCoordinator';

describe('cached results of waiting executions', () => {
	it('stay within the limit: those of the least recently called wait are dropped', () => {
		const transcript = 'x'.repeat(MAX_CACHED_CHARACTERS / 8);
		for (let at = 0; at < 40; at++) {
			const coordinator = coordinatorOf(`wait-${at}`);
			coordinator.cache('job', { transcript });
			expect(cachedCharacters()).toBeLessThanOrEqual(MAX_CACHED_CHARACTERS);
			expect(coordinator.stateOf('job')).toEqual({ transcript });
		}
		expect(coordinatorOf('wait-0').stateOf('job')).toBeUndefined();
	});

	it('are dropped if those of one wait exceed the limit', () => {
		const coordinator = coordinatorOf('large');
		coordinator.cache('job', { transcript: 'x'.repeat(MAX_CACHED_CHARACTERS + 1) });
		expect(cachedCharacters()).toBeLessThanOrEqual(MAX_CACHED_CHARACTERS);
		expect(coordinator.stateOf('job')).toBeUndefined();
	});

	it('are dropped when the execution is resumed', () => {
		const coordinator = coordinatorOf('resumed');
		coordinator.cache('job', { transcript: 'x' });
		coordinator.markResumed();
		expect(coordinator.stateOf('job')).toBeUndefined();
		expect(coordinator.justResumed).toBe(true);
	});
});
