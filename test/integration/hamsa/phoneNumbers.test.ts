import type { INodeParameters } from 'n8n-workflow';

import { Harness, byId } from './support';

/** Notations that were dialled wrongly or refused once, and their number. */
const WRITTEN = ['+44 (0)20 7946 0958', '\u202a٠٠٤٤ ٢٠ ٧٩٤٦ ٠٩٥٨\u202c', 'tel:+44-20-7946-0958', "'+44 020 7946 0958"];
const NUMBER = '+442079460958';

const agent = { agentId: byId('a') };

/** Every field for a phone number. */
const FIELDS: Array<[operation: string, field: string, parameters: (number: string) => INodeParameters]> = [
	['call.create', 'To Number', (toNumber) => ({ ...agent, toNumber })],
	['call.create', 'From Number', (from) => ({ ...agent, toNumber: '+15005550001', additionalFields: { fromNumber: byId(from) } })],
	['call.createFromOwnNumber', 'To Number', (toNumber) => ({ ...agent, toNumber, phoneNumber: byId('+15005550001') })],
	['call.createFromOwnNumber', 'Phone Number', (number) => ({ ...agent, toNumber: '+15005550001', phoneNumber: byId(number) })],
	[
		'campaign.create',
		'Caller Number',
		(number) => ({ ...agent, name: 'A', callerNumber: byId(number), phoneNumber: '+15005550001', send: 'now' }),
	],
	['number.assign', 'Phone Number', (number) => ({ ...agent, phoneNumber: byId(number) })],
	['number.unassign', 'Phone Number', (number) => ({ phoneNumber: byId(number) })],
	['number.create', 'Phone Number', (phoneNumber) => ({ provider: 'SIP', phoneNumber, label: 'Trunk', sipAddress: 'sip.example.com' })],
];

describe('Phone numbers', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	describe.each(FIELDS)('%s: %s', (operation, field, parameters) => {
		it('takes a number however it is written', async () => {
			for (const written of WRITTEN) {
				// Whether Hamsa knows the agent or the number does not matter here: the request has been made.
				await harness.run(operation, parameters(written));
			}
			const bodies = harness.sent.map(({ body }) => JSON.stringify(body));
			expect(bodies).toHaveLength(WRITTEN.length);
			for (const body of bodies) expect(body).toContain(`"${NUMBER}"`);
			expect(bodies.every((body) => body === bodies[0])).toBe(true);
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

	describe('Campaign: Create', () => {
		const campaign = { name: 'Renewals', callerNumber: byId('+15550100200'), ifInvalid: 'skip', send: 'now' };

		const start = async (phoneNumbers: string[], parameters: INodeParameters = {}) => {
			harness.simulator.seedNumber({ number: '+15550100200' });
			const { id } = harness.simulator.seedAgent();
			const items = phoneNumbers.map((phoneNumber) => ({ phoneNumber }));
			return await harness.first('campaign.create', { ...campaign, agentId: byId(id), ...parameters }, { items });
		};
		const called = () =>
			(harness.request.body as { recipients: Array<{ phoneNumber: string }> }).recipients.map((one) => one.phoneNumber);

		it('calls one person once, however the number is written', async () => {
			const { skipped } = await start([...WRITTEN, '+39 (0)6 5550 1234', '+39 06 5550 1234', '+39 347 555 0123']);
			expect(called()).toEqual([NUMBER, '+390655501234', '+393475550123']);
			expect(skipped).toEqual([
				...[1, 2, 3].map((item) => ({ item, phoneNumber: NUMBER, reason: 'Same number as item 0' })),
				{ item: 5, phoneNumber: '+390655501234', reason: 'Same number as item 4' },
			]);
		});

		it('finds duplicates among numbers that are sent unchanged', async () => {
			const { skipped } = await start(['+44 (0)20 7946 0958', '0044 20 7946 0958', ' 1004', '١٠٠٤'], { ignoreE164Validation: true });
			expect(called()).toEqual(['+44 (0)20 7946 0958', '1004']);
			expect(skipped).toEqual([
				{ item: 1, phoneNumber: '0044 20 7946 0958', reason: 'Same number as item 0' },
				{ item: 3, phoneNumber: '1004', reason: 'Same number as item 2' },
			]);
		});

		it('says of every number that is not called why', async () => {
			const { skipped } = await start([
				'+44 20 7946 0958',
				'+34 (0)91 555 01 00',
				'011 44 20 7946 0958',
				'+376 712345\n712346',
				'+1 500 555 000',
				'4.42E+11',
			]);
			expect(called()).toEqual([NUMBER]);
			expect(
				(skipped as Array<{ item: number; reason: string }>).map(({ item, reason }) => [
					item,
					reason.replace(/^.*"(: | has)/s, ''),
				]),
			).toEqual([
				[1, ' a zero in brackets: write the number as it is dialled from abroad, without brackets'],
				[2, '011 is not read as an international prefix, so write a plus sign and the country code'],
				[3, 'write one number, on one line'],
				[4, 'after +1 there must be 10 digits, but here are 9'],
				[5, expect.stringContaining('Phone Number must be a phone number in E.164 form')],
			]);
		});
	});
});
