import { AgentPhone, type AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { beforeEachVendor, failure } from './vendor';

/** Numbers by the vendor's own client (docs/platforms/agentphone.md, 3.2). */
describe('the vendor SDK, numbers', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	it('buys the first that fits, gets and releases it', async () => {
		const agentId = simulator.seedAgent().id;
		const bought = await client.numbers.createNumber({ country: 'CA', areaCode: '604', agentId });
		expect(bought).toEqual({
			id: expect.stringMatching(/^num_/) as unknown,
			phoneNumber: expect.stringMatching(/^\+1604\d{7}$/) as unknown,
			country: 'CA',
			status: 'active',
			type: 'sms',
			agentId,
			createdAt: expect.any(String) as unknown,
			outboundSms: 'enabled',
		});
		expect(await client.numbers.getNumber({ number_id: bought.id })).toEqual(bought);
		const another = await client.numbers.createNumber({ areaCode: '604' });
		expect(another).toMatchObject({ country: 'US', agentId: null });
		expect(another.phoneNumber).not.toBe(bought.phoneNumber);

		expect(await client.numbers.deleteNumber({ number_id: bought.id })).toEqual({
			success: true,
			phoneNumber: bought.phoneNumber,
			status: 'released',
		});
		expect(await client.numbers.getNumber({ number_id: bought.id })).toMatchObject({ status: 'released', agentId: null });
		expect((await client.numbers.listNumbers()).data.map(({ id }) => id)).toEqual([another.id]);
	});

	it('is told of too little money and of too many numbers', async () => {
		const rejection = async (attempt: PromiseLike<unknown>) => {
			const { statusCode: status, body } = await failure(attempt);
			return { status, code: (body as { error?: { code: string } }).error?.code };
		};
		simulator.setBalance(299);
		expect(await rejection(client.numbers.createNumber())).toEqual({ status: 402, code: 'INSUFFICIENT_BALANCE' });
		simulator.setBalance(10_000);
		for (let count = 0; count < 10; count++) simulator.seedNumber();
		expect(await rejection(client.numbers.createNumber())).toEqual({ status: 409, code: 'VALIDATION_ERROR_NUMBER_LIMIT' });
		await expect(Promise.resolve(client.numbers.createNumber({ areaCode: '1' }))).rejects.toBeInstanceOf(
			AgentPhone.UnprocessableEntityError,
		);
	});

	it('reads the messages of a number back in time', async () => {
		const number = simulator.seedNumber();
		const { messages } = simulator.seedNumberMessages(number, 5, (index) => `2026-01-01T00:00:0${index}Z`);
		simulator.seedConversation({ phoneNumberId: 'num_other' });
		const page = await client.numbers.getMessages({ number_id: number.id, limit: 2 });
		expect(page).toEqual({
			data: [
				{
					id: messages[4].id,
					from_: '+15005550001',
					to: number.phoneNumber,
					body: 'Message 5',
					direction: 'inbound',
					channel: 'sms',
					receivedAt: '2026-01-01T00:00:04Z',
				},
				expect.objectContaining({ from_: number.phoneNumber, to: '+15005550001', direction: 'outbound' }),
			],
			hasMore: true,
		});
		const bodies = async (request: Omit<AgentPhone.GetMessagesV1NumbersNumberIdMessagesGetRequest, 'number_id'>) =>
			(await client.numbers.getMessages({ number_id: number.id, ...request })).data.map(({ body }) => body);
		expect(await bodies({ before: page.data[1].receivedAt })).toEqual(['Message 3', 'Message 2', 'Message 1']);
		expect(await bodies({ after: '2026-01-01T00:00:01Z', before: '2026-01-01T00:00:03Z' })).toEqual(['Message 3']);
		expect(await client.numbers.getMessages({ number_id: number.id, limit: 5 })).toMatchObject({ hasMore: false });
	});
});
