import { type EndedTurn, rememberTurn, timedCallCount, timingOf } from '../../../nodes/shared/voice/turnTimes';
import { monotonicNow, pass, setSpeed } from '../../support/scaledClock';

const turn = (firstWordMs: number | undefined, more: Partial<EndedTurn> = {}): EndedTurn => {
	const cameAt = monotonicNow();
	return { cameAt, firstWordAt: firstWordMs === undefined ? undefined : cameAt + firstWordMs, fellBack: false, end: 'closed', ...more };
};

beforeEach(() => setSpeed(0));

describe('the times of the turns of a call', () => {
	it('are not known of a call without any', () => {
		expect(timingOf('call without turns')).toBeNull();
		expect(timingOf(undefined)).toBeNull();
		expect(timingOf('')).toBeNull();
	});

	it.each([
		['one', [300], 300, 300],
		['an odd number', [900, 100, 300], 300, 900],
		['an even number', [100, 200, 301, 4000], 251, 4000],
	])('are the median and the slowest: %s', (what, times, firstWordMs, slowestFirstWordMs) => {
		for (const time of times) rememberTurn(what, turn(time));
		expect(timingOf(what)).toEqual({ turns: times.length, firstWordMs, slowestFirstWordMs, fallbacks: 0, interruptions: 0 });
	});

	it('count a turn without a word as none that was answered', () => {
		rememberTurn('silent', turn(undefined, { end: 'disconnected' }));
		expect(timingOf('silent')).toEqual({ turns: 0, firstWordMs: null, slowestFirstWordMs: null, fallbacks: 0, interruptions: 0 });
	});

	it('count fallbacks, and turns that the caller cut off', () => {
		rememberTurn('busy', turn(200, { end: 'interrupted' }));
		rememberTurn('busy', turn(18_000, { fellBack: true }));
		rememberTurn('busy', turn(undefined, { end: 'interrupted' }));
		expect(timingOf('busy')).toMatchObject({ turns: 2, slowestFirstWordMs: 18_000, fallbacks: 1, interruptions: 2 });
	});

	it('count a broken connection as an interruption only if the caller went on and had heard something', () => {
		rememberTurn('broken', turn(200, { end: 'disconnected' }));
		expect(timingOf('broken')).toMatchObject({ interruptions: 0 });
		rememberTurn('broken', turn(undefined, { end: 'disconnected' }));
		expect(timingOf('broken')).toMatchObject({ interruptions: 1 });
		rememberTurn('broken', turn(200));
		rememberTurn('broken', turn(200));
		expect(timingOf('broken')).toMatchObject({ turns: 3, interruptions: 1 });
	});

	it('have a median of the latest turns in a call of many, and a few numbers only', () => {
		for (let number = 0; number < 100; number++) rememberTurn('long', turn(9_000));
		for (let number = 0; number < 60; number++) rememberTurn('long', turn(100));
		expect(timingOf('long')).toMatchObject({ turns: 160, firstWordMs: 100, slowestFirstWordMs: 9_000 });
	});

	it('are forgotten an hour after the last turn', () => {
		rememberTurn('old', turn(100));
		pass(59 * 60_000);
		rememberTurn('old', turn(100));
		pass(60 * 60_000);
		expect(timingOf('old')).toMatchObject({ turns: 2 });
		pass(1);
		expect(timingOf('old')).toBeNull();
		rememberTurn('new', turn(100));
		expect(timedCallCount()).toBe(1);
	});

	it('are kept of ten thousand calls at most', () => {
		for (let number = 0; number < 10_050; number++) rememberTurn(`call ${number}`, turn(100));
		expect(timedCallCount()).toBe(10_000);
		expect(timingOf('call 49')).toBeNull();
		expect(timingOf('call 50')).not.toBeNull();
	});
});
