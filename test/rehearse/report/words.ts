// What all reports say alike.
import type { Outcome } from '../result';
import { checksOf } from '../result';

/** `0:04` */
export function clock(ms: number): string {
	const whole = Math.floor(ms / 1000);
	return `${Math.floor(whole / 60)}:${String(whole % 60).padStart(2, '0')}`;
}

export const VERDICT: Record<Outcome['is'], string> = { passed: 'passed', failed: 'FAILED', couldNotRun: 'COULD NOT RUN' };

export const count = (number: number, one: string, many = `${one}s`): string => `${number} ${number === 1 ? one : many}`;

/** `3 rehearsals, 2 passed, 1 failed, 1 check not judged` */
export function total(outcomes: Outcome[]): string {
	const of = (is: Outcome['is']) => outcomes.filter((one) => one.is === is).length;
	const notJudged = outcomes.flatMap(({ played }) => played.flatMap(checksOf)).filter(({ is }) => is === 'notJudged').length;
	return [
		count(outcomes.length, 'rehearsal'),
		`${of('passed')} passed`,
		...(of('failed') > 0 ? [`${of('failed')} failed`] : []),
		...(of('couldNotRun') > 0 ? [`${of('couldNotRun')} could not run`] : []),
		...(notJudged > 0 ? [`${count(notJudged, 'check')} not judged`] : []),
	].join(', ');
}

/** `4 of 5 runs passed, 4 must`; '' for a single run. */
export function runsIn({ played, mustPass }: Outcome): string {
	if (played.length < 2) return '';
	return `${played.filter(({ is }) => is === 'passed').length} of ${played.length} runs passed, ${mustPass} must`;
}
