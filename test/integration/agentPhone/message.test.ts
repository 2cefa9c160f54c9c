import { Harness, byId } from './support';

describe('Message: send', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	const line = (imessage = false) => {
		const agent = harness.simulator.seedAgent();
		return { agent, number: harness.simulator.seedNumber({ agentId: agent.id, imessage }) };
	};

	it('sends from an agent, in snake_case, and gives the answer as it is', async () => {
		const { agent, number } = line();
		const message = await harness.first('message.send', { agentId: byId(agent.id), toNumber: '+1 500 555 0001', body: 'Hello' });
		expect(harness.sent).toEqual([
			{ method: 'POST', path: '/v1/messages', query: {}, body: { agent_id: agent.id, to_number: '+15005550001', body: 'Hello' } },
		]);
		expect(message).toMatchObject({ status: 'sent', channel: 'sms', from_number: number.phoneNumber, to_number: '+15005550001' });
	});

	it('sends from a number of the list, or from one written out', async () => {
		const { number } = line();
		const to = { toNumber: '+15005550001', body: 'Hello' };
		await harness.first('message.send', { sendFrom: 'number', numberId: byId(number.id), ...to });
		await harness.first('message.send', { sendFrom: 'phoneNumber', fromNumber: number.phoneNumber, ...to });
		expect(harness.sent.map(({ body }) => body)).toEqual([
			{ number_id: number.id, to_number: '+15005550001', body: 'Hello' },
			{ from_number: number.phoneNumber, to_number: '+15005550001', body: 'Hello' },
		]);
	});

	it('starts a group with recipients and no to_number, and answers with its ID', async () => {
		const { agent } = line(true);
		const recipients = '+15005550001, ada@example.com\n+15005550003';
		const message = await harness.first('message.send', { agentId: byId(agent.id), sendTo: 'newGroup', recipients, body: 'Hello all' });
		expect(harness.request.body).toEqual({
			agent_id: agent.id,
			recipients: ['+15005550001', 'ada@example.com', '+15005550003'],
			body: 'Hello all',
		});
		expect(message.to_number).toMatch(/^grp_/);

		harness.simulator.clearRequests();
		await harness.first('message.send', { agentId: byId(agent.id), toNumber: message.to_number as string, body: 'Again' });
		expect(harness.request.body).toEqual({ agent_id: agent.id, to_number: message.to_number, body: 'Again' });
	});

	it.each([
		['\u202a+1 500\u2011555\u20110001\u202c', '+15005550001'],
		['＋１５００５５５０００１', '+15005550001'],
		['+١٥٠٠٥٥٥٠٠٠١', '+15005550001'],
		['٢٤١٦٣', '24163'],
	])('reads the number %j as %s, for one and for a group', async (toNumber, number) => {
		const { agent } = line(true);
		await harness.run('message.send', { agentId: byId(agent.id), toNumber, body: 'Hi' });
		await harness.run('message.send', {
			agentId: byId(agent.id),
			sendTo: 'newGroup',
			recipients: `${toNumber}, ada@example.com`,
			body: 'Hi',
		});
		expect(harness.sent.map(({ body }) => body)).toMatchObject([{ to_number: number }, { recipients: [number, 'ada@example.com'] }]);
	});

	it('takes recipients as a list from an expression', async () => {
		const { agent } = line(true);
		const items = [{ people: ['+15005550001', '+15005550003'] }];
		await harness.first(
			'message.send',
			{ agentId: byId(agent.id), sendTo: 'newGroup', recipients: '={{ $json.people }}', body: 'Hi' },
			{ items },
		);
		expect(harness.request.body).toMatchObject({ recipients: ['+15005550001', '+15005550003'] });
	});

	it('sends style, reply and one picture with a text', async () => {
		const { agent } = line(true);
		await harness.first('message.send', {
			agentId: byId(agent.id),
			toNumber: 'ada@example.com',
			body: 'Look',
			additionalFields: { mediaUrls: 'https://example.com/a.jpg', sendStyle: 'confetti', replyToMessageId: 'msg_1' },
		});
		expect(harness.request.body).toEqual({
			agent_id: agent.id,
			to_number: 'ada@example.com',
			body: 'Look',
			media_urls: ['https://example.com/a.jpg'],
			send_style: 'confetti',
			reply_to_message_id: 'msg_1',
		});
	});

	it('sends pictures without a text as a carousel', async () => {
		const { agent } = line(true);
		const mediaUrls = 'https://example.com/a.jpg, https://example.com/b.jpg';
		await harness.first('message.send', {
			agentId: byId(agent.id),
			toNumber: '+15005550001',
			body: ' \n',
			additionalFields: { mediaUrls },
		});
		expect(harness.request.body).toMatchObject({ body: '', media_urls: ['https://example.com/a.jpg', 'https://example.com/b.jpg'] });
	});

	it('takes numbers from expressions as text', async () => {
		const { agent } = line();
		await harness.first('message.send', { agentId: byId(agent.id), toNumber: '={{ 24163 }}', body: '={{ 42 }}' });
		expect(harness.request.body).toEqual({ agent_id: agent.id, to_number: '24163', body: '42' });
	});

	it('explains a number that is not registered for SMS, and sends iMessage from it all the same', async () => {
		const { agent, number } = line();
		number.outboundSms = 'registration_required';
		const parameters = { agentId: byId(agent.id), toNumber: '+15005550001', body: 'Hello' };
		expect(await harness.rejection('message.send', parameters)).toMatchObject({
			message:
				'AgentPhone does not allow this message: This number is not registered for SMS. Register at https://agentphone.example/register',
			description: expect.stringMatching(/outboundSms.*Registration: Submit.*blocked/) as string,
			httpCode: '403',
		});
		number.imessage = true;
		expect(await harness.first('message.send', parameters)).toMatchObject({ channel: 'imessage' });
	});

	const people = (count: number) => Array.from({ length: count }, (_, at) => `+1500555${String(at).padStart(4, '0')}`).join(', ');

	it('starts a group of 32', async () => {
		const { agent } = line(true);
		await harness.first('message.send', { agentId: byId(agent.id), sendTo: 'newGroup', recipients: people(32), body: 'Hello all' });
		expect(harness.request.body).toMatchObject({ recipients: { length: 32 } });
	});

	const pictures = (count: number) => Array.from({ length: count }, (_, at) => `https://example.com/${at}.jpg`).join(',');

	it.each([
		[{ body: ' ' }, 'Message must not be empty unless media is sent'],
		[{ body: 'Look', additionalFields: { mediaUrls: pictures(2) } }, 'Message must be empty if two or more media files are sent'],
		[{ body: '', additionalFields: { mediaUrls: pictures(21) } }, 'Media URLs must contain at most 20 URLs, but contains 21'],
		[
			{ body: '', additionalFields: { mediaUrls: 'http://example.com/a.jpg' } },
			'Media URLs must be a web address that starts with https://, but is "http://example.com/a.jpg"',
		],
		[{ toNumber: '={{ "" }}' }, 'To must not be empty'],
		[{ body: '={{ $json.missing }}' }, 'Message must not be empty unless media is sent'],
		[{ toNumber: '+1' }, 'To must be a phone number in E.164 form, such as +15005550001, but is "+1"'],
		[
			{ toNumber: '+34 (0)91 555 01 00' },
			'To must be a phone number in E.164 form, but "+34 (0)91 555 01 00" has a zero in brackets: write the number as it is dialled from abroad, without brackets',
		],
		[
			{ toNumber: '+1 500 555 O001' },
			'To must be a phone number in E.164 form, such as +15005550001, but is "+1 500 555 O001": the character "O" (U+004F) cannot be part of it',
		],
		[
			{ sendTo: 'newGroup', recipients: '+15005550001, +1' },
			'Recipients: entry 2 must be a phone number in E.164 form, such as +15005550001, but is "+1"',
		],
		[
			{ sendTo: 'newGroup', recipients: '+15005550001' },
			'Recipients must contain 2 to 32 entries, separated by commas, but contains 1',
		],
		[{ sendTo: 'newGroup', recipients: people(33) }, 'Recipients must contain 2 to 32 entries, separated by commas, but contains 33'],
		[
			{ sendFrom: 'phoneNumber', fromNumber: '12' },
			'From Number must be a phone number in E.164 form, such as +15005550001, but is "12"',
		],
		[{ sendFrom: 'number', numberId: byId('={{ "" }}') }, 'Number is not chosen'],
		[{ agentId: byId('={{ "" }}') }, 'Agent is not chosen'],
	])('refuses %j before anything is sent', async (parameters, message) => {
		const fine = { agentId: byId('agt_1'), toNumber: '+15005550001', body: 'Hello' };
		expect(await harness.rejection('message.send', { ...fine, ...parameters })).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});
});
