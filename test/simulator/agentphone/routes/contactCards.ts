import { z } from 'zod';

import type { ContactCard, PhoneNumber } from '../entities';
import { badRequest, notFound } from '../errors';
import { omit } from '../../common/omit';
import { route, type Route } from '../route';
import type { Account } from '../state';

const PATH = '/v1/numbers/:number_id/contact-card';

const text = z.string().nullable().optional();
const cardBody = z
	.object({ firstName: text, lastName: text, displayName: text, avatarUrl: z.string().url().nullable().optional() })
	.strict();

const showCard = (card: ContactCard) => ({ ...omit(card, 'avatarUrl'), hasAvatar: card.avatarUrl !== null });

/** Cards are for iMessage lines (docs/platforms/agentphone.md, 3.7). */
function lineOf(account: Account, id: string): PhoneNumber {
	const number = account.number(id);
	if (!number.imessage) throw badRequest('Contact cards require an iMessage number');
	return number;
}

export const contactCardRoutes: Route[] = [
	route({
		method: 'get',
		path: PATH,
		answer: ({ account, params }) => {
			const card = account.contactCards.get(lineOf(account, params.number_id).id);
			if (!card) throw notFound('Contact card');
			return showCard(card);
		},
	}),

	// "Create or replace" (the vendor's SDK): what is not sent is gone.
	route({
		method: 'put',
		path: PATH,
		body: cardBody,
		answer: ({ account, params, body }) => {
			const { id } = lineOf(account, params.number_id);
			const { firstName = null, lastName = null, displayName = null, avatarUrl = null } = body;
			const card = { firstName, lastName, displayName, avatarUrl };
			account.contactCards.set(id, card);
			return showCard(card);
		},
	}),

	route({
		method: 'delete',
		path: PATH,
		status: 204,
		answer: ({ account, params }) => {
			if (!account.contactCards.delete(lineOf(account, params.number_id).id)) throw notFound('Contact card');
		},
	}),
];
