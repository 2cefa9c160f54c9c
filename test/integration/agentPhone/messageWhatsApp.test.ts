import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

describe('Message: message.send over WhatsApp', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	/** A line with WhatsApp, to which a person wrote `hoursAgo`; what is needed to answer. */
	const chat = (hoursAgo = 1) => {
		const agent = harness.simulator.seedAgent();
		const number = harness.simulator.seedNumber({ agentId: agent.id, whatsapp: true });
		const receivedAt = new Date(Date.now() - hoursAgo * 3_600_000).toISOString();
		const conversation = harness.simulator.seedConversation({
			channel: 'whatsapp',
			phoneNumberId: number.id,
			participant: '+15005550001',
			messages: [{ id: 'msg_1', body: 'Hi', direction: 'inbound', channel: 'whatsapp', mediaUrls: [], receivedAt } as never],
		});
		const parameters = { agentId: byId(agent.id), toNumber: '+15005550001', channel: 'whatsapp' } satisfies INodeParameters;
		return { agent, conversation, parameters };
	};
	const text = { whatsAppContent: 'text', body: 'Which day?' };

	it.each<[string, INodeParameters, object]>([
		['text', text, { body: 'Which day?' }],
		[
			'text with a picture',
			{ ...text, additionalFields: { mediaUrls: 'https://example.com/a.jpg' } },
			{ media_urls: ['https://example.com/a.jpg'] },
		],
		['a reply', { ...text, additionalFields: { replyToMessageId: 'msg_1' } }, { reply_to_message_id: 'msg_1' }],
		[
			'buttons',
			{ ...text, whatsAppContent: 'buttons', buttons: [' Yes ', 'No, thanks'] },
			{ body: 'Which day?', buttons: ['Yes', 'No, thanks'] },
		],
		[
			'buttons of an expression',
			{ ...text, whatsAppContent: 'buttons', buttons: '={{ ["Mon", "Tue", "Wed"] }}' },
			{ buttons: ['Mon', 'Tue', 'Wed'] },
		],
		[
			'buttons below a picture',
			{ ...text, whatsAppContent: 'buttons', buttons: ['Yes'], additionalFields: { mediaUrls: 'https://example.com/a.jpg' } },
			{ buttons: ['Yes'], media_urls: ['https://example.com/a.jpg'] },
		],
		[
			'a call to action',
			{ ...text, whatsAppContent: 'cta', ctaText: 'Track order', ctaUrl: 'https://example.com/17' },
			{ cta: { display_text: 'Track order', url: 'https://example.com/17' } },
		],
		[
			'a list of rows',
			{
				...text,
				whatsAppContent: 'list',
				listButton: 'Choose',
				listRows: { row: [{ id: 'mon', title: 'Monday', description: 'From 9' }, { title: ' Tuesday ' }] },
			},
			{
				list: {
					button: 'Choose',
					rows: [
						{ id: 'mon', title: 'Monday', description: 'From 9' },
						{ id: '2', title: 'Tuesday' },
					],
				},
			},
		],
		[
			'a list as JSON, unchanged',
			{
				...text,
				whatsAppContent: 'list',
				listInput: 'json',
				listJson: '{"button": "x", "sections": [{"rows": [{"title": "a"}]}], "footer": 1}',
			},
			{ list: { button: 'x', sections: [{ rows: [{ title: 'a' }] }], footer: 1 } },
		],
		[
			'a template',
			{ body: '', whatsAppContent: 'template', templateName: ' order_update ' },
			{ body: '', template: { name: 'order_update', language: 'en_US' } },
		],
		[
			'a template with variables',
			{ body: '', whatsAppContent: 'template', templateName: 'hello', templateLanguage: 'de', templateVariables: '{"1": "Ada"}' },
			{ template: { name: 'hello', language: 'de', variables: { 1: 'Ada' } } },
		],
		[
			'a template with a list of variables',
			{ body: '', whatsAppContent: 'template', templateName: 'hello', templateLanguage: '', templateVariables: '={{ ["Ada"] }}' },
			{ template: { name: 'hello', language: 'en_US', variables: ['Ada'] } },
		],
	])('sends %s', async (_, fields, body) => {
		const { conversation, parameters } = chat();
		const message = await harness.first('message.send', { ...parameters, ...fields });
		expect(harness.request.body).toMatchObject({ channel: 'whatsapp', to_number: '+15005550001', ...body });
		expect(message).toMatchObject({ channel: 'whatsapp', conversation_id: conversation.id });
	});

	it('sends nothing of it unless the channel is WhatsApp', async () => {
		const { agent, parameters } = chat();
		const fields = { whatsAppContent: 'buttons', buttons: ['Yes'], body: 'Hello' };
		const message = await harness.first('message.send', { ...parameters, ...fields, channel: 'automatic' });
		expect(harness.request.body).toEqual({ agent_id: agent.id, to_number: '+15005550001', body: 'Hello' });
		expect(message).toMatchObject({ channel: 'sms' });
	});

	it('works with a template more than 24 hours after the last message, and says so without', async () => {
		const { parameters } = chat(25);
		expect((await harness.rejection('message.send', { ...parameters, ...text })).message).toContain(
			'24-hour WhatsApp window is closed',
		);
		const template = { body: '', whatsAppContent: 'template', templateName: 'hello' };
		expect(await harness.first('message.send', { ...parameters, ...template })).toMatchObject({ channel: 'whatsapp' });
	});

	const rows = (count: number) => Array.from({ length: count }, (_, at) => ({ title: `Row ${at}` }));
	const media = { additionalFields: { mediaUrls: 'https://example.com/a.jpg' } };
	const twoMedia = { additionalFields: { mediaUrls: 'https://example.com/a.jpg, https://example.com/b.jpg' } };
	const list = { whatsAppContent: 'list', listButton: 'Choose', listRows: { row: rows(1) } };
	const cta = { whatsAppContent: 'cta', ctaText: 'Open', ctaUrl: 'https://example.com' };
	const template = { whatsAppContent: 'template', templateName: 'hello', body: '' };
	const buttons = { whatsAppContent: 'buttons', buttons: ['Yes'] };
	const long = 'x'.repeat(21);

	it.each<[INodeParameters, string]>([
		[{ ...buttons, buttons: [] }, 'Buttons must contain 1 to 3 labels, but contains 0'],
		[{ ...buttons, buttons: ['a', 'b', 'c', 'd'] }, 'Buttons must contain 1 to 3 labels, but contains 4'],
		[{ ...buttons, buttons: ['a', long] }, 'Buttons: entry 2 must have at most 20 characters, but has 21'],
		[{ ...buttons, body: ' ' }, 'Message must not be empty for the WhatsApp content Buttons'],
		[{ ...buttons, ...twoMedia }, 'Media URLs must contain at most one URL with buttons, but contains 2'],
		[{ ...cta, ctaText: ' ' }, 'Button Text must not be empty'],
		[{ ...cta, ctaText: long }, 'Button Text must have at most 20 characters, but has 21'],
		[
			{ ...cta, ctaUrl: 'http://example.com' },
			'Button URL must be a web address that starts with https://, but is "http://example.com"',
		],
		[{ ...cta, body: '' }, 'Message must not be empty for the WhatsApp content Call to Action'],
		[{ ...cta, ...media }, 'Media URLs must be empty for the WhatsApp content Call to Action: only text and buttons can have media'],
		[{ ...list, listButton: '={{ "" }}' }, 'Menu Text must not be empty'],
		[{ ...list, listRows: {} }, 'Rows must contain 1 to 10 rows, but contains 0'],
		[{ ...list, listRows: { row: rows(11) } }, 'Rows must contain 1 to 10 rows, but contains 11'],
		[{ ...list, listRows: { row: [{ title: 'a' }, { id: '2', title: '={{ " " }}' }] } }, 'Rows: entry 2, Title, must not be empty'],
		[
			{ ...list, listInput: 'json', listJson: '[]' },
			'List must be a JSON object, such as {"button": "Choose", "rows": [{"id": "1", "title": "Monday"}]}',
		],
		[{ ...list, listInput: 'json', listJson: JSON.stringify({ rows: rows(11) }) }, 'List must contain 1 to 10 rows, but contains 11'],
		[
			{ ...list, listInput: 'json', listJson: JSON.stringify({ sections: [{ rows: rows(6) }, { rows: rows(5) }] }) },
			'List must contain 1 to 10 rows, but contains 11',
		],
		[{ ...list, ...media }, 'Media URLs must be empty for the WhatsApp content List: only text and buttons can have media'],
		[{ ...template, templateName: ' ' }, 'Template Name must not be empty'],
		[{ ...template, templateVariables: 'Ada' }, 'Template Variables must be a JSON object or array, such as {"1": "Ada"} or ["Ada"]'],
		[{ ...template, body: 'Hello' }, 'Message must be empty for a template, which has a text of its own'],
		[{ ...template, ...media }, 'Media URLs must be empty for the WhatsApp content Template: only text and buttons can have media'],
		[
			{ sendTo: 'newGroup', recipients: '+15005550001, +15005550003' },
			'Send To must be Person or Existing Group for WhatsApp, because new groups are always iMessage groups',
		],
		[{ body: '' }, 'Message must not be empty unless media is sent'],
	])('refuses %j before anything is sent', async (fields, message) => {
		const parameters = { agentId: byId('agt_1'), toNumber: '+15005550001', channel: 'whatsapp', body: 'Hello' };
		expect(await harness.rejection('message.send', { ...parameters, ...fields })).toMatchObject({ message, itemIndex: 0 });
		expect(harness.sent).toEqual([]);
	});

	it.each([
		[{ buttons: ['a'], cta: { display_text: 'a', url: 'https://example.com' } }],
		[{ template: { name: 'a' }, media_urls: ['https://example.com/a.jpg'] }],
		[{ buttons: ['a', 'b', 'c', 'd'] }],
		[{ buttons: [long] }],
		[{ list: { rows: rows(11) } }],
		[{ cta: { display_text: 'a', url: 'http://example.com' } }],
		[{ recipients: ['+15005550001', '+15005550003'], to_number: null }],
		[{ channel: 'sms' }],
		[{ channel: undefined, buttons: ['a'] }],
	])('the simulator refuses %j', async (fields) => {
		const { agent } = chat();
		const { apiKey, baseUrl } = harness.simulator;
		const body = { agent_id: agent.id, to_number: '+15005550001', body: 'Hello', channel: 'whatsapp', ...fields };
		const headers = { authorization: `Bearer ${apiKey}`, 'content-type': 'application/json' };
		const { status } = await fetch(`${baseUrl}/v1/messages`, { method: 'POST', headers, body: JSON.stringify(body) });
		expect(status).toBe(422);
	});
});
