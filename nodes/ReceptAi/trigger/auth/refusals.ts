import type { Rejection } from '../../../shared/webhook/receive';

/** Not genuine. The complaint says what is missing or wrong, and holds no value of the delivery. */
export const unauthorized = (reason: string): Rejection => ({ status: 401, reason });

/**
 * Nothing to compare with: 503 and not 401, so that a platform that repeats deliveries does it until the trigger is complete.
 *
 * @param what as in "an API key"
 */
export const missingSecret = (what: string): Rejection => ({
	status: 503,
	reason: `This trigger has no ${what}, so no delivery can be proven genuine.`,
});

export const missingHeader = (name: string): Rejection => unauthorized(`The header ${name} is missing.`);

/** Whether any of the secrets is one: empty ones never count. */
export const anyOf = (secrets: string[]): boolean => secrets.some((secret) => secret !== '');
