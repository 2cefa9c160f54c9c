import { z } from 'zod';

import type { Message, PhoneNumber } from '../entities';
import { badRequest, conflict, insufficientBalance, noNumbers, numberLimitReached, validationError } from '../errors';
import { isoTime, newId } from '../ids';
import { omit } from '../../common/omit';
import { listEnvelope, pageQuery, timeEnvelope, timeQuery } from '../paging';
import { route, type Route } from '../route';
import type { Account } from '../state';
import { e164 } from './agentSchema';

/** A number is refused below $3.00, and at the self-serve limit (docs/platforms/agentphone.md, 3.2). */
const PRICE_CENTS = 300;
const MAX_NUMBERS = 10;

const buyBody = z
	.object({
		country: z.string().length(2, 'must be a 2-letter code').default('US'),
		areaCode: z
			.string()
			.regex(/^\d{3}$/, 'must be 3 digits')
			.nullable()
			.optional(),
		agentId: z.string().nullable().optional(),
	})
	.strict();

/** $0.009 for each number, of which there are 25 at most (docs/platforms/agentphone.md, 3.2). */
const LOOKUP_CENTS = 0.9;
const MAX_LOOKED_UP = 25;

const lookupQuery = z
	.object({
		phoneNumbers: z
			.string()
			.transform((text) => text.split(','))
			.pipe(z.array(e164).min(1).max(MAX_LOOKED_UP)),
	})
	.strict();

export const showNumber = (number: PhoneNumber) => ({
	...omit(number, 'imessage', 'whatsapp'),
	outboundSms: number.outboundSms ?? 'enabled',
});

const inUse = (account: Account) => [...account.numbers.values()].filter(({ status }) => status !== 'released');

/** NumberMessage: the sender is `from_`, with the underscore (docs/platforms/agentphone.md, 3.2). */
const showMessage = ({ id, fromNumber, toNumber, body, direction, channel, receivedAt }: Message) => ({
	id,
	from_: fromNumber,
	to: toNumber,
	body,
	direction,
	channel,
	receivedAt,
});

/** The first number there is in the area: its last digits count on. */
function firstFree(account: Account, areaCode: string): string {
	const taken = new Set([...account.numbers.values()].map(({ phoneNumber }) => phoneNumber));
	let line = 0;
	while (taken.has(`+1${areaCode}557${String(line).padStart(4, '0')}`)) line += 1;
	return `+1${areaCode}557${String(line).padStart(4, '0')}`;
}

export const numberRoutes: Route[] = [
	// Released numbers are left out (docs/platforms/agentphone.md, 3.2).
	route({
		method: 'get',
		path: '/v1/numbers',
		query: pageQuery.strict(),
		answer: ({ account, query }) => listEnvelope(inUse(account).map(showNumber), query),
	}),

	// Buys the first match; costs money (docs/platforms/agentphone.md, 3.2).
	route({
		method: 'post',
		path: '/v1/numbers',
		body: buyBody,
		answer: ({ account, body, state }) => {
			if (!['US', 'CA'].includes(body.country)) throw validationError('country', 'only US and CA are supported');
			const agentId = body.agentId ? account.agent(body.agentId).id : null;
			if (inUse(account).length >= MAX_NUMBERS) throw numberLimitReached(MAX_NUMBERS);
			if (state.soldOut.has(body.country)) throw noNumbers(`No numbers available in ${body.country}`);
			if (body.areaCode && state.soldOut.has(body.areaCode))
				throw conflict(`No numbers available in area code ${body.areaCode}. Try one of: 628, 510`);
			if (state.balanceCents < PRICE_CENTS) throw insufficientBalance();
			state.balanceCents -= PRICE_CENTS;
			const number: PhoneNumber = {
				id: newId('num'),
				phoneNumber: firstFree(account, body.areaCode ?? '500'),
				country: body.country,
				status: 'active',
				type: 'sms',
				agentId,
				createdAt: isoTime(),
				imessage: false,
			};
			account.numbers.set(number.id, number);
			return showNumber(number);
		},
	}),

	// Any numbers, not only those of the account. Before the next route, whose path fits this one too.
	route({
		method: 'get',
		path: '/v1/numbers/lookup',
		query: lookupQuery,
		answer: ({ query: { phoneNumbers }, state }) => {
			if (state.balanceCents < phoneNumbers.length * LOOKUP_CENTS) throw insufficientBalance();
			state.balanceCents -= phoneNumbers.length * LOOKUP_CENTS;
			return {
				data: phoneNumbers.map((phoneNumber) => ({
					phoneNumber,
					...(state.lines.get(phoneNumber) ?? { lineType: 'mobile', country: 'US', rcsEnabled: true }),
				})),
			};
		},
	}),

	// Returned whatever its status (docs/platforms/agentphone.md, 3.2).
	route({
		method: 'get',
		path: '/v1/numbers/:number_id',
		answer: ({ account, params }) => showNumber(account.number(params.number_id)),
	}),

	// For good; messages and conversations remain (docs/platforms/agentphone.md, 3.2).
	route({
		method: 'delete',
		path: '/v1/numbers/:number_id',
		answer: ({ account, params }) => {
			const number = account.number(params.number_id);
			if (number.status === 'released') throw badRequest('Number is already released');
			Object.assign(number, { status: 'released', agentId: null });
			return { success: true, phoneNumber: number.phoneNumber, status: number.status };
		},
	}),

	route({
		method: 'get',
		path: '/v1/numbers/:number_id/messages',
		query: timeQuery.strict(),
		answer: ({ account, params, query }) => {
			const { id } = account.number(params.number_id);
			const messages = [...account.conversations.values()]
				.filter(({ phoneNumberId }) => phoneNumberId === id)
				.flatMap((conversation) => conversation.messages);
			const { data, hasMore } = timeEnvelope(messages, query);
			return { data: data.map(showMessage), hasMore };
		},
	}),
];
