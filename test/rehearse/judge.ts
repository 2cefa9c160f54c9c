// Holds a turn against the checks of the file and the house rules.
import { CHECKS, written } from './checks';
import type { Expected, Turn } from './format';
import { brokenRules } from './houseRules';
import type { CheckResult } from './result';
import type { Observation, Verdict } from './observation';

const DETAILS: Record<Verdict['is'], (verdict: Verdict) => string> = {
	passed: (verdict) => (verdict as { note?: string }).note ?? '',
	failed: (verdict) => (verdict as { why: string }).why,
	notJudged: (verdict) => (verdict as { why: string }).why,
};

/** Every check in the order of the file. One that throws has failed. */
export async function judgeAll(expected: Expected[], observation: Observation): Promise<CheckResult[]> {
	const results: CheckResult[] = [];
	for (const { name, given } of expected) {
		const one = CHECKS[name];
		const verdict = await Promise.resolve()
			.then(() => one.judge(given, observation))
			.catch((error: unknown): Verdict => ({ is: 'failed', why: error instanceof Error ? error.message : String(error) }));
		results.push({ name: written(name, one, given), is: verdict.is, detail: DETAILS[verdict.is](verdict) });
	}
	return results;
}

/** The house rules as one check where all are kept, and one for each that is broken. */
export function judgeHouseRules(turn: Pick<Turn, 'allow' | 'expect'>, observation: Observation): CheckResult[] {
	if (observation.deliveries.length === 0) return [];
	const broken = brokenRules(turn, observation);
	if (broken.length === 0) return [{ name: 'house rules', is: 'passed', detail: '' }];
	return broken.map(({ rule, why }) => ({ name: `house rule: ${rule}`, is: 'failed' as const, detail: why }));
}
