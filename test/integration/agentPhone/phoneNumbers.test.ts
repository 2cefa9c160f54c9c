import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId, person } from './support';

/** Two notations that were dialled wrongly or refused once, and one number. */
const WRITTEN = ['+44 (0)20 7946 0958', '\u202a٠٠٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨\u202c', 'tel:+44-20-7946-0958', "'+44 020 7946 0958"];
const NUMBER = '+442079460958';

/** AgentPhone transfers calls within +1 only. */
const WRITTEN_WITHIN_1 = ['+1 (500) 555-0001', '\u202a٠٠١ ٥٠٠ ٥٥٥ ٠٠٠١\u202c', 'tel:+1-500-555-0001', "'+1.500.555.0001"];

/** Every field for a phone number, with the place of the number in the request. */
const FIELDS: Array<[operation: string, field: string, parameters: (number: string) => INodeParameters]> = [
	['call.createOutbound', 'To Number', (toNumber) => ({ agentId: byId('agt_1'), toNumber })],
	['message.send', 'To', (toNumber) => ({ agentId: byId('agt_1'), toNumber, body: 'Hi' })],
	[
		'message.send',
		'Recipients: entry 1',
		(number) => ({ agentId: byId('agt_1'), sendTo: 'newGroup', recipients: `${number}, ada@example.com`, body: 'Hi' }),
	],
	['message.send', 'From Number', (fromNumber) => ({ sendFrom: 'phoneNumber', fromNumber, toNumber: '+15005550001', body: 'Hi' })],
	['contact.create', 'Phone Number', (phoneNumber) => ({ phoneNumber, name: 'Ada' })],
	['contact.update', 'Phone Number', (phoneNumber) => ({ contactId: byId('ct_1'), updateFields: { phoneNumber } })],
	['contact.checkCapabilities', 'Phone Number', (phoneNumber) => ({ phoneNumber })],
	['number.lookup', 'Phone Numbers: entry 1', (phoneNumbers) => ({ phoneNumbers })],
	['verification.send', 'Phone Number', (phoneNumber) => ({ phoneNumber })],
	['location.get', 'Phone Number', (phoneNumber) => ({ phoneNumber })],
	['agent.create', 'Transfer Number', (transferNumber) => ({ name: 'Front desk', additionalFields: { transferNumber } })],
	['registration.submit', 'Phone Number', (phoneNumber) => ({ ...person, phoneNumber })],
];

describe('Phone numbers', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe.each(FIELDS)('%s: %s', (operation, field, parameters) => {
		it('takes a number however it is written', async () => {
			const [writings, number] = field === 'Transfer Number' ? [WRITTEN_WITHIN_1, '+15005550001'] : [WRITTEN, NUMBER];
			for (const written of writings) {
				// Whether AgentPhone knows the agent, contact or number does not matter here: the request has been made.
				await harness.run(operation, parameters(written));
			}
			const numbers = harness.sent.map(({ path, query, body }) => `${decodeURIComponent(path)} ${JSON.stringify([query, body])}`);
			expect(numbers).toHaveLength(WRITTEN.length);
			for (const request of numbers) expect(request).toContain(number);
			expect(numbers.every((request) => request === numbers[0])).toBe(true);
		});

		it.each([
			['+44 20 7946 0958 ext. 12', ': the extension 12 cannot be used, so write the number without it'],
			['+44 20 7946 O958', ': the character "O" (U+004F) cannot be part of it'],
			['020 7946 0958', ''],
		])('refuses %j before anything is sent', async (written, reason) => {
			expect(await harness.rejection(operation, parameters(written))).toMatchObject({
				message: `${field} must be a phone number in E.164 form, such as +15005550001, but is "${written}"${reason}`,
				itemIndex: 0,
			});
			expect(harness.sent).toEqual([]);
		});
	});

	it('a contact is found again, however its number is written', async () => {
		harness.simulator.seedContact({ phoneNumber: NUMBER });
		for (const phoneNumber of WRITTEN) {
			expect((await harness.rejection('contact.create', { phoneNumber, name: 'Ada' })).httpCode).toBe('409');
		}
	});

	describe('Message: Send with a country code', () => {
		const send = (toNumber: string, countryCode: string): INodeParameters => ({
			agentId: byId('agt_1'),
			toNumber,
			body: 'Hi',
			additionalFields: { countryCode },
		});
		const recipients = () => harness.sent.map(({ body }) => (body as { to_number: string }).to_number);

		it.each([
			['020 7946 0958', '+44', NUMBER],
			['(020) 7946-0958', '0044', NUMBER],
			['٠٢٠ ٧٩٤٦ ٠٩٥٨', '٤٤', NUMBER],
			['={{ 15005550001 }}', '={{ 1 }}', '+15005550001'],
			['(500) 555-0001', '+1', '+15005550001'],
			['8 (495) 555-01-00', '+7', '+74955550100'],
			['06 5550 1234', '+39', '+390655501234'],
			// What has a country code, or needs none, stays.
			['+49 (0)171 5550124', '+44', '+491715550124'],
			['0049 171 5550124', '+44', '+491715550124'],
			['24163', '+1', '24163'],
			['ada@example.com', '+1', 'ada@example.com'],
			['grp_1', '+1', 'grp_1'],
		])('%s with %s is sent to %s', async (toNumber, countryCode, number) => {
			await harness.run('message.send', send(toNumber, countryCode));
			expect(recipients()).toEqual([number]);
			expect(harness.request.body).not.toHaveProperty('countryCode');
		});

		it('is read for every item', async () => {
			const items = [
				{ to: '020 7946 0958', code: '+44' },
				{ to: '0171 5550124', code: '+49' },
				{ to: '+1 500 555 0001', code: '' },
			];
			const { id } = harness.simulator.seedAgent();
			harness.simulator.seedNumber({ agentId: id });
			await harness.run('message.send', { ...send('={{ $json.to }}', '={{ $json.code }}'), agentId: byId(id) }, { items });
			expect(recipients()).toEqual([NUMBER, '+491715550124', '+15005550001']);
		});

		it('is put before the numbers of a group', async () => {
			const group = { sendTo: 'newGroup', recipients: '020 7946 0958, ada@example.com, +1 500 555 0001' };
			await harness.run('message.send', { ...send('', '+44'), ...group });
			expect(harness.request.body).toMatchObject({ recipients: [NUMBER, 'ada@example.com', '+15005550001'] });
		});

		it.each([
			[
				send('442079460958', '+44'),
				'To must be a national number of +44 or begin with a plus sign, but is "442079460958": after the country code there must be 9 to 10 digits, but here are 12',
			],
			[
				send('020 7946 O958', '+44'),
				'To must be a phone number in E.164 form, such as +15005550001, but is "020 7946 O958": the character "O" (U+004F) cannot be part of it',
			],
			[send('+15005550001', 'UK'), 'Country Code must be a country code, such as +44, but is "UK"'],
			[send('24163', '+210'), 'Country Code must be a country code, such as +44, but is "+210"'],
		])('refuses %j before anything is sent', async (parameters, message) => {
			expect(await harness.rejection('message.send', parameters)).toMatchObject({ message, itemIndex: 0 });
			expect(harness.sent).toEqual([]);
		});

		it('tells what else a recipient may be', async () => {
			const description =
				'A short code of 3 to 6 digits, an email address or the ID of a group is accepted as well. For national numbers, add the field Country Code.';
			expect(await harness.rejection('message.send', send('5005550001', ''))).toMatchObject({ description });
		});
	});
});
