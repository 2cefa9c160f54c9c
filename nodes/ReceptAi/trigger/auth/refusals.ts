import type { Refusal } from '../../../shared/webhook/receive';

/** Not genuine. The complaint says what is missing or wrong, and holds no value of the delivery. */
export const unauthorized = (complaint: string): Refusal => ({ status: 401, complaint });

/** @param what as in "an API key" */
export const withoutSecret = (what: string): Refusal => unauthorized(`This trigger has no ${what}, so no delivery can be proven genuine.`);

export const missingHeader = (name: string): Refusal => unauthorized(`The header ${name} is missing.`);

/** Whether any of the secrets is one: empty ones never count. */
export const anyOf = (secrets: string[]): boolean => secrets.some((secret) => secret !== '');
