import type { AgentPhoneClient } from 'agentphone';

import type { AgentPhoneSimulator } from '../../simulator';
import { ask, places, registrationBody as person } from './support';
import { beforeEachVendor } from './vendor';

const text = (length: number) => 'x'.repeat(length);

describe('the vendor SDK, registration', () => {
	let simulator: AgentPhoneSimulator;
	let client: AgentPhoneClient;

	beforeEachVendor((made) => ({ simulator, client } = made));

	it('registers a sub-account of its own, charged', async () => {
		expect(await client.registration.getRegistrationStatus()).toEqual({
			campaign_status: 'none',
			message: expect.any(String) as string,
			stage: null,
		});
		const answer = await client.registration.registerA2P(person);
		expect(answer).toMatchObject({
			ok: true,
			campaign_status: 'pending',
			sub_account_id: expect.stringMatching(/^sub_/) as string,
			fee_cents: 2500,
		});
		const inside = { 'X-Sub-Account-Id': answer.sub_account_id! };
		expect(await client.registration.getRegistrationStatus(inside)).toMatchObject({ campaign_status: 'pending' });
		expect(await client.registration.getRegistrationStatus()).toMatchObject({ campaign_status: 'none' });
		expect(simulator.state.balanceCents).toBe(7_500);
	});

	it('registers the account itself if asked to', async () => {
		expect(await client.registration.registerA2P({ ...person, create_sub_account: false })).toMatchObject({ sub_account_id: null });
		expect(await client.registration.getRegistrationStatus()).toMatchObject({ campaign_status: 'pending' });
		expect(simulator.state.subAccounts.size).toBe(0);
	});

	it('402 when the fee is more than there is', async () => {
		simulator.setBalance(2_499);
		expect(await ask(simulator, 'POST', '/v1/register', person)).toMatchObject({
			status: 402,
			body: { error: { code: 'INSUFFICIENT_BALANCE' } },
		});
		expect(simulator.state.subAccounts.size).toBe(0);
	});

	/** Each of these would be right with one thing else. */
	it.each<[string, Record<string, unknown>]>([
		['registration_type', { registration_type: 'company' }],
		['first_name', { first_name: '' }],
		['email', { email: 'ada' }],
		['phone_number', { phone_number: '500' }],
		['description', { description: text(39) }],
		['consent_flow', { consent_flow: text(39) }],
		['use_cases', { use_cases: [] }],
		['use_cases', { use_cases: Array(6).fill('marketing') }],
		['use_cases.0', { use_cases: ['other'] }],
		['message_samples', { message_samples: [text(20)] }],
		['message_samples', { message_samples: Array(6).fill(text(20)) }],
		['message_samples.1', { message_samples: [text(20), text(19)] }],
		['message_samples.0', { message_samples: [text(1025), text(20)] }],
		['opt_in_image_url', { opt_in_image_url: 'opt-in.png' }],
		['volume', { volume: 'medium' }],
		['includes.0', { includes: ['pictures'] }],
		['contact_title', { contact_title: 'CEO' }],
		['organization_type', { organization_type: 'gmbh' }],
		['planned_numbers', { planned_numbers: '1' }],
		['firstName', { firstName: 'Ada' }],
	])('422 for %s: %j', async (field, wrong) => {
		expect(places(await ask(simulator, 'POST', '/v1/register', { ...person, ...wrong }))).toEqual({
			status: 422,
			at: [`body.${field}`],
		});
		expect(simulator.state.balanceCents).toBe(10_000);
	});

	it('422 for a standard brand without what it needs', async () => {
		const { at } = places(await ask(simulator, 'POST', '/v1/register', { ...person, registration_type: 'standard_brand' }));
		expect(at).toEqual(
			['business_name', 'organization_type', 'contact_title', 'ein', 'privacy_policy_url', 'terms_of_service_url'].map(
				(field) => `body.${field}`,
			),
		);
	});
});
