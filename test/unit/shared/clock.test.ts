import type * as clock from '../../../nodes/shared/clock';

/** The one of the product: every other test has a scaled one in its place. */
const { monotonicNow, sleep } = jest.requireActual<typeof clock>('../../../nodes/shared/clock');

afterEach(() => {
	jest.restoreAllMocks();
	jest.useRealTimers();
});

it('does not care when somebody sets the clock of the server', () => {
	const before = monotonicNow();
	jest.spyOn(Date, 'now').mockReturnValue(0);
	expect(monotonicNow()).toBeGreaterThanOrEqual(before);
});

it('counts in milliseconds', () => {
	jest.spyOn(performance, 'now').mockReturnValue(1_234.5);
	expect(monotonicNow()).toBe(1_234.5);
});

it('waits for as long as it is told, and no longer', async () => {
	jest.useFakeTimers();
	const resumed = jest.fn();
	void sleep(1_000).then(resumed);
	await jest.advanceTimersByTimeAsync(999);
	expect(resumed).not.toHaveBeenCalled();
	await jest.advanceTimersByTimeAsync(1);
	expect(resumed).toHaveBeenCalled();
});
