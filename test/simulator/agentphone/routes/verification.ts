import { randomInt } from 'node:crypto';

import { z } from 'zod';

import type { Verification } from '../entities';
import { insufficientBalance, notFound } from '../errors';
import { newId } from '../ids';
import { route, type Route } from '../route';
import { e164 } from './agentSchema';

/** docs/platforms/agentphone.md, 3.14: how long a code may be checked, and how often. */
const CODE_LIFETIME_MS = 10 * 60_000;
const MAX_ATTEMPTS = 3;

/** Only the right code is charged (docs/platforms/agentphone.md, 3.14). */
const PRICE_CENTS = 5;

const sendBody = z.object({ phone_number: e164 }).strict();

const checkBody = z.object({ verification_id: z.string(), code: z.string().regex(/^\d{6}$/, 'must be 6 digits') }).strict();

/** Uses one attempt, unless there is nothing left to check. In which order the reasons are looked at is not documented. */
function resultOf(verification: Verification, code: string, now: number): string {
	if (verification.verified) return 'already_verified';
	if (now >= verification.expiresAt) return 'expired';
	if (verification.attemptsRemaining === 0) return 'exhausted';
	verification.attemptsRemaining -= 1;
	verification.verified = code === verification.code;
	return verification.verified ? 'ok' : 'incorrect';
}

/** docs/platforms/agentphone.md, 3.14. */
export const verificationRoutes: Route[] = [
	route({
		method: 'post',
		path: '/v1/verify/send',
		body: sendBody,
		answer: ({ account, body, state }) => {
			if (state.balanceCents <= 0) throw insufficientBalance();
			const verification: Verification = {
				id: newId('ver'),
				phoneNumber: body.phone_number,
				code: String(randomInt(1_000_000)).padStart(6, '0'),
				expiresAt: Date.now() + CODE_LIFETIME_MS,
				attemptsRemaining: MAX_ATTEMPTS,
				verified: false,
			};
			account.verifications.set(verification.id, verification);
			return { verification_id: verification.id, status: 'pending' };
		},
	}),

	route({
		method: 'post',
		path: '/v1/verify/check',
		body: checkBody,
		answer: ({ account, body, state }) => {
			const verification = account.verifications.get(body.verification_id);
			if (!verification) throw notFound('Verification');
			const result = resultOf(verification, body.code, Date.now());
			if (result === 'ok') state.balanceCents -= PRICE_CENTS;
			return { result, attempts_remaining: verification.attemptsRemaining };
		},
	}),
];
