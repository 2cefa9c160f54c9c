import type { INodeParameters } from 'n8n-workflow';

import { expectSameRequest } from './oracle';
import { Harness, byId } from './support';
import { registrationBody } from '../simulator/support';

/** A required field may only be empty through an expression: else n8n itself refuses to run. */
const EMPTY = '={{ "" }}';

const text = (length: number) => 'x'.repeat(length);

const person = {
	registrationType: 'sole_proprietor',
	firstName: 'Ada',
	lastName: 'Example',
	email: 'ada@example.com',
	phoneNumber: '+1 (500) 555-0001',
	streetAddress: '1 Main Street',
	city: 'Springfield',
	state: 'CA',
	zipCode: '90001',
	description: text(40),
	useCases: ['customer_care'],
	messageSamples: [text(20), text(1024)],
	consentFlow: text(40),
	optInImageUrl: 'https://example.com/opt-in.png',
};

const company = {
	...person,
	registrationType: 'standard_brand',
	businessName: 'Example Inc.',
	organizationType: 'llc',
	contactTitle: 'other',
	ein: '12-3456789',
	privacyPolicyUrl: 'https://example.com/privacy',
	termsOfServiceUrl: 'https://example.com/terms',
};

const everything: INodeParameters = {
	brandName: 'Example',
	businessRegions: 'usa_and_canada, mexico',
	contactTitleOther: 'Owner',
	country: 'CA',
	industry: 'retail',
	linkSample: 'https://example.com/1',
	includes: ['links', 'age_gated'],
	plannedNumbers: '={{ "3" }}',
	streetAddress2: 'Floor 2',
	volume: 'high',
	websiteUrl: 'https://example.com',
};

const personBody = { ...registrationBody, create_sub_account: true };

const companyBody = {
	...personBody,
	registration_type: 'standard_brand' as const,
	create_sub_account: false,
	business_name: 'Example Inc.',
	organization_type: 'llc' as const,
	contact_title: 'other' as const,
	ein: '12-3456789',
	privacy_policy_url: 'https://example.com/privacy',
	terms_of_service_url: 'https://example.com/terms',
	brand_name: 'Example',
	business_regions: ['usa_and_canada', 'mexico'],
	contact_title_other: 'Owner',
	country: 'CA',
	industry: 'retail',
	link_sample: 'https://example.com/1',
	includes: ['links' as const, 'age_gated' as const],
	planned_numbers: 3,
	street_address_2: 'Floor 2',
	volume: 'high' as const,
	website_url: 'https://example.com',
};

describe('Registration', () => {
	let harness: Harness;

	beforeEach(async () => (harness = await Harness.start()));
	afterEach(async () => await harness.close());

	it('submit: registers a person, in snake_case, with only what was given', async () => {
		expect(await harness.first('registration.submit', person)).toEqual({
			ok: true,
			message: expect.any(String) as string,
			campaign_status: 'pending',
			sub_account_id: expect.stringMatching(/^sub_/) as string,
			fee_cents: 2500,
		});
		expect(harness.sent).toEqual([{ method: 'POST', path: '/v1/register', query: {}, body: personBody }]);
	});

	it('submit: registers a company with every field there is', async () => {
		await harness.first('registration.submit', { ...company, createSubAccount: false, additionalFields: everything });
		expect(harness.request.body).toEqual(companyBody);
	});

	it('submit: a person may name a business too, and policies', async () => {
		const { businessName, privacyPolicyUrl, termsOfServiceUrl } = company;
		await harness.first('registration.submit', {
			...person,
			additionalFields: { businessName, privacyPolicyUrl, termsOfServiceUrl, includes: [], industry: '' },
		});
		const { business_name, privacy_policy_url, terms_of_service_url } = companyBody;
		expect(harness.request.body).toEqual({ ...personBody, business_name, privacy_policy_url, terms_of_service_url });
	});

	it.each([
		['the answer gets lost', { reset: true }],
		['the answer is a 503', { status: 503 }],
	])('submit: is sent once when %s: each one is charged', async (_, fault) => {
		harness.simulator.faults.add({ path: '/v1/register', actThenFail: true, ...fault });
		expect((await harness.rejection('registration.submit', person)).description).toContain(
			'It may have been carried out anyway, so it was not sent again.',
		);
		expect(harness.sent).toHaveLength(1);
		expect(harness.simulator.state.balanceCents).toBe(7_500);
	});

	it('submit: says when the balance is too low', async () => {
		harness.simulator.setBalance(2_499);
		expect((await harness.rejection('registration.submit', person)).message).toContain('The AgentPhone balance is too low');
	});

	it.each([
		['First Name must not be empty', { firstName: ' ' }],
		['Last Name must not be empty', { lastName: EMPTY }],
		['Email must be an email address, but is "ada"', { email: 'ada' }],
		['Phone Number must be a phone number in E.164 form, such as +15005550001, but is "5005550001"', { phoneNumber: '5005550001' }],
		['Street Address must not be empty', { streetAddress: EMPTY }],
		['City must not be empty', { city: EMPTY }],
		['State must not be empty', { state: EMPTY }],
		['ZIP Code must not be empty', { zipCode: EMPTY }],
		['Description must have at least 40 characters, but has 39', { description: text(39) }],
		['Consent Flow must have at least 40 characters, but has 39', { consentFlow: ` ${text(39)} ` }],
		['Use Cases must contain 1 to 5 entries, but contains 0', { useCases: '={{ [] }}' }],
		[
			'Use Cases must contain 1 to 5 entries, but contains 6',
			{ useCases: ['customer_care', 'fraud_alert', 'marketing', 'security_alert', 'polling_voting', 'higher_education'] },
		],
		['Message Samples must contain 2 to 5 entries, but contains 1', { messageSamples: [text(20)] }],
		['Message Samples must contain 2 to 5 entries, but contains 6', { messageSamples: Array(6).fill(text(20)) }],
		['Message Samples 2 must have 20 to 1024 characters, but has 19', { messageSamples: [text(20), text(19)] }],
		['Message Samples 1 must have 20 to 1024 characters, but has 1025', { messageSamples: [text(1025), text(20)] }],
		['Opt-In Image URL must be a web address, such as https://example.com, but is "opt-in.png"', { optInImageUrl: 'opt-in.png' }],
		['Planned Numbers must be a whole number of 1 or more, but is "0"', { additionalFields: { plannedNumbers: 0 } }],
		['Country must be a code of two uppercase letters, such as US, but is "USA"', { additionalFields: { country: 'USA' } }],
		[
			'Link Sample must be a web address, such as https://example.com, but is "example"',
			{ additionalFields: { linkSample: 'example' } },
		],
		[
			'Website URL must be a web address, such as https://example.com, but is "example"',
			{ additionalFields: { websiteUrl: 'example' } },
		],
		['Business Name must not be empty', { ...company, businessName: EMPTY }],
		['Organization Type must not be empty', { ...company, organizationType: EMPTY }],
		['Contact Title must not be empty', { ...company, contactTitle: EMPTY }],
		['EIN must not be empty', { ...company, ein: EMPTY }],
		['Privacy Policy URL must be a web address, such as https://example.com, but is empty', { ...company, privacyPolicyUrl: EMPTY }],
		['Terms of Service URL must be a web address, such as https://example.com, but is "x"', { ...company, termsOfServiceUrl: 'x' }],
	])('submit: refuses before anything is sent or charged: %s', async (message, parameters) => {
		expect(await harness.rejection('registration.submit', { ...person, ...parameters } as never)).toMatchObject({
			message,
			itemIndex: 0,
		});
		expect(harness.sent).toEqual([]);
	});

	it('getStatus: of the account, or of the sub-account that a registration made', async () => {
		expect(await harness.first('registration.getStatus')).toMatchObject({ campaign_status: 'none', stage: null });
		const { sub_account_id } = await harness.first('registration.submit', person);
		expect(await harness.first('registration.getStatus')).toMatchObject({ campaign_status: 'none' });
		const generalOptions = { subAccountId: byId(sub_account_id as string) };
		expect(await harness.first('registration.getStatus', { generalOptions })).toMatchObject({ campaign_status: 'pending' });
		expect(harness.sent.at(-1)).toEqual({ method: 'GET', path: '/v1/register/status', query: {}, body: undefined });
	});

	it('sends what the vendor SDK sends', async () => {
		const { simulator } = harness;
		await expectSameRequest(
			simulator,
			() => harness.run('registration.getStatus'),
			(sdk) => sdk.registration.getRegistrationStatus(),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('registration.submit', person),
			(sdk) => sdk.registration.registerA2P(personBody),
		);
		await expectSameRequest(
			simulator,
			() => harness.run('registration.submit', { ...company, createSubAccount: false, additionalFields: everything }),
			(sdk) => sdk.registration.registerA2P(companyBody),
		);
	});
});
