import { expectSameRequest } from './oracle';
import { Harness } from './support';

describe('Message: react', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	/** A message that was sent over a line of either kind. */
	const sent = async (imessage = true) => {
		const { phoneNumber: fromNumber } = harness.simulator.seedNumber({ imessage });
		const { id } = await harness.first('message.send', { sendFrom: 'phoneNumber', fromNumber, toNumber: '+15005550001', body: 'Hi' });
		harness.simulator.clearRequests();
		return id as string;
	};

	it.each(['love', 'like', 'dislike', 'laugh', 'emphasize', 'question'])('%s: sends the name', async (reaction) => {
		const messageId = await sent();
		expect(await harness.first('message.react', { messageId: ` ${messageId}`, reaction })).toEqual({
			id: expect.stringMatching(/^[\da-f-]{36}$/) as string,
			reaction_type: reaction,
			message_id: messageId,
			channel: 'iMessage',
		});
		expect(harness.sent).toEqual([{ method: 'POST', path: `/v1/messages/${messageId}/reactions`, query: {}, body: { reaction } }]);
	});

	it.each(['🔥', '👍🏽', '👩‍👧', '🇩🇪', '1️⃣', '❤️'])('custom emoji: sends %s as it is', async (emoji) => {
		const messageId = await sent();
		expect(await harness.first('message.react', { messageId, reaction: 'emoji', emoji: `${emoji} ` })).toMatchObject({
			reaction_type: emoji,
		});
		expect(harness.request.body).toEqual({ reaction: emoji });
	});

	it.each([
		['', 'Emoji must be one emoji, but is empty'],
		['love', 'Emoji must be one emoji, but is "love"'],
		['7', 'Emoji must be one emoji, but is "7"'],
		['🔥🔥', 'Emoji must be one emoji, but is "🔥🔥"'],
	])('custom emoji: refuses "%s" before anything is sent', async (emoji, message) => {
		expect(
			await harness.rejection('message.react', { messageId: 'msg_1', reaction: 'emoji', emoji: `={{ "${emoji}" }}` }),
		).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it('needs a message', async () => {
		expect((await harness.rejection('message.react', { messageId: '={{ " " }}', reaction: 'like' })).message).toBe(
			'Message ID must not be empty',
		);
		expect(harness.sent).toEqual([]);
	});

	it.each([
		[{ reaction: 'like' }, 'like'],
		[{ reaction: 'emoji', emoji: '🔥' }, '🔥'],
	])('reacts to a message on WhatsApp with %j, on older lines too', async (fields, reaction) => {
		harness.simulator.settings.emojiReactions = false;
		const message = { id: 'msg_1', channel: 'whatsapp', reactions: [] } as never;
		harness.simulator.seedConversation({ channel: 'whatsapp', messages: [message] });
		expect(await harness.first('message.react', { messageId: 'msg_1', ...fields })).toMatchObject({
			reaction_type: reaction,
			channel: 'whatsapp',
		});
	});

	it('says what is wrong with a text message', async () => {
		const messageId = await sent(false);
		expect(await harness.rejection('message.react', { messageId, reaction: 'like' })).toMatchObject({
			message: 'AgentPhone did not accept the reaction: Reactions are not supported on this channel',
			description: expect.stringContaining('SMS and MMS messages cannot be reacted to.') as string,
			httpCode: '400',
		});
	});

	it('says what is wrong with an emoji on an older line', async () => {
		const messageId = await sent();
		harness.simulator.settings.emojiReactions = false;
		expect((await harness.rejection('message.react', { messageId, reaction: 'emoji', emoji: '🔥' })).message).toContain(
			'Custom emoji reactions are not supported',
		);
		expect(await harness.first('message.react', { messageId, reaction: 'like' })).toMatchObject({ reaction_type: 'like' });
	});

	it('is not sent a second time when it may have worked', async () => {
		const messageId = await sent();
		harness.simulator.faults.add({ status: 500, actThenFail: true });
		const { description } = await harness.rejection('message.react', { messageId, reaction: 'like' });
		expect(description).toContain('It may have been carried out anyway');
		expect(harness.sent).toHaveLength(1);
	});

	it("the vendor's SDK sends the same", async () => {
		const messageId = await sent();
		for (const [fields, reaction] of [
			[{ reaction: 'love' }, 'love'],
			[{ reaction: 'emoji', emoji: '🔥' }, '🔥'],
		] as const) {
			await expectSameRequest(
				harness.simulator,
				async () => await harness.run('message.react', { messageId, ...fields }),
				({ messages }) => messages.sendReaction({ message_id: messageId, reaction }),
			);
		}
	});
});
