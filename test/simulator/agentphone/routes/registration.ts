import { z } from 'zod';

import type { Registration } from '../entities';
import { badRequest, insufficientBalance } from '../errors';
import { newId } from '../ids';
import { route, type Route } from '../route';
import { e164 } from './agentSchema';

/** docs/platforms/agentphone.md, 3.11. */
const FEE_CENTS = 2_500;

const USE_CASES = [
	'account_notification',
	'customer_care',
	'delivery_notification',
	'fraud_alert',
	'higher_education',
	'marketing',
	'polling_voting',
	'public_service_announcement',
	'security_alert',
	'two_factor_authentication',
] as const;

/** The two lists of the vendor's SDK, which docs/platforms/agentphone.md, 3.11, does not spell out. */
const ORGANIZATION_TYPES = [
	'sole_proprietor',
	'private_corporation',
	'public_corporation',
	'llc',
	'partnership',
	'non_profit',
	'co_op',
	'government',
] as const;
const CONTACT_TITLES = ['ceo', 'cfo', 'cto', 'coo', 'vp', 'gm', 'director', 'other'] as const;

const OF_STANDARD_BRAND = [
	'business_name',
	'organization_type',
	'contact_title',
	'ein',
	'privacy_policy_url',
	'terms_of_service_url',
] as const;

const text = z.string().min(1);
const optionalText = z.string().nullable().optional();
const optionalUrl = z.string().url().nullable().optional();

const body = z
	.object({
		registration_type: z.enum(['sole_proprietor', 'standard_brand']),
		first_name: text,
		last_name: text,
		email: z.string().email(),
		phone_number: e164,
		street_address: text,
		city: text,
		state: text,
		zip_code: text,
		description: z.string().min(40),
		use_cases: z.array(z.enum(USE_CASES)).min(1).max(5),
		message_samples: z.array(z.string().min(20).max(1024)).min(2).max(5),
		consent_flow: z.string().min(40),
		opt_in_image_url: z.string().url(),
		business_name: optionalText,
		brand_name: optionalText,
		organization_type: z.enum(ORGANIZATION_TYPES).nullable().optional(),
		contact_title: z.enum(CONTACT_TITLES).nullable().optional(),
		contact_title_other: optionalText,
		ein: optionalText,
		website_url: optionalUrl,
		industry: optionalText,
		business_regions: z.array(z.string()).default(['usa_and_canada']),
		street_address_2: optionalText,
		country: z.string().length(2).default('US'),
		planned_numbers: z.number().int().min(1).default(1),
		volume: z.enum(['low', 'high']).default('low'),
		privacy_policy_url: optionalUrl,
		terms_of_service_url: optionalUrl,
		includes: z.array(z.enum(['links', 'phone_numbers', 'age_gated', 'direct_lending'])).default([]),
		link_sample: optionalUrl,
		create_sub_account: z.boolean().default(true),
	})
	.strict()
	.superRefine((value, context) => {
		if (value.registration_type !== 'standard_brand') return;
		for (const field of OF_STANDARD_BRAND.filter((name) => !value[name])) {
			context.addIssue({ code: 'custom', path: [field], message: `${field} is required for standard_brand` });
		}
	});

const submitted = (): Registration => ({ campaign_status: 'pending', message: 'Registration is under review.', stage: 'submitted' });

export const registrationRoutes: Route[] = [
	route({ method: 'get', path: '/v1/register/status', answer: ({ account }) => account.registration }),

	// Charged each time; by default a sub-account is made for it.
	route({
		method: 'post',
		path: '/v1/register',
		body,
		answer: ({
			account,
			body: { create_sub_account: separate, first_name: firstName, brand_name: brand, business_name: business },
			state,
		}) => {
			if (separate && account !== state.master) throw badRequest('Sub-accounts belong to the master account');
			if (state.balanceCents < FEE_CENTS) throw insufficientBalance();
			state.balanceCents -= FEE_CENTS;
			const made = separate ? state.addSubAccount(newId('sub'), brand ?? business ?? firstName) : null;
			const { message, campaign_status } = ((made?.account ?? account).registration = submitted());
			return { ok: true, message, campaign_status, sub_account_id: made?.id ?? null, fee_cents: FEE_CENTS };
		},
	}),
];
