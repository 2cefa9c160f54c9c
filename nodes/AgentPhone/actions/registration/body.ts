import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { checksFor, omitEmpty, listOf, textOf, type Checks } from '../../../shared/actions/input';

/** Required texts of every registration: parameter names with their labels. */
const REQUIRED_TEXTS = {
	firstName: 'First Name',
	lastName: 'Last Name',
	email: 'Email',
	streetAddress: 'Street Address',
	city: 'City',
	state: 'State',
	zipCode: 'ZIP Code',
};

/** Limits of the API (docs/platforms/agentphone.md, 3.11). */
const MIN_PROSE_LENGTH = 40;
const USE_CASE_COUNT = { min: 1, max: 5 };
const SAMPLE_COUNT = { min: 2, max: 5 };
const SAMPLE_LENGTH = { min: 20, max: 1024 };

/**
 * The body of a registration, in the snake_case of the API. Everything that the API would reject is rejected here, because a
 * registration that is rejected later incurs the fee again.
 *
 * @throws NodeOperationError naming the field that is invalid
 */
export function registrationBody(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	const text = (name: string) => textOf.call(this, name, itemIndex).trim();
	const required = (name: string, label: string) => text(name) || check.reject(label, 'must not be empty');
	const prose = (name: string, label: string) => {
		const value = text(name);
		return value.length >= MIN_PROSE_LENGTH
			? value
			: check.reject(label, `must have at least ${MIN_PROSE_LENGTH} characters, but has ${value.length}`);
	};
	const registrationType = this.getNodeParameter('registrationType', itemIndex) as string;

	const fields: IDataObject = {
		registrationType,
		...Object.fromEntries(Object.entries(REQUIRED_TEXTS).map(([name, label]) => [name, required(name, label)])),
		email: /^[^\s@]+@[^\s@]+\.[^\s@.]+$/.test(text('email'))
			? text('email')
			: check.reject('Email', `must be an email address, but is "${text('email')}"`),
		phoneNumber: check.phone('Phone Number', text('phoneNumber')),
		description: prose('description', 'Description'),
		useCases: counted(check, 'Use Cases', listOf(this.getNodeParameter('useCases', itemIndex)), USE_CASE_COUNT),
		messageSamples: samples(check, this.getNodeParameter('messageSamples', itemIndex)),
		consentFlow: prose('consentFlow', 'Consent Flow'),
		optInImageUrl: check.webUrl('Opt-In Image URL', text('optInImageUrl')),
		...optional(check, this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject),
		createSubAccount: this.getNodeParameter('createSubAccount', itemIndex) as boolean,
	};
	if (registrationType === 'standard_brand') {
		fields.businessName = required('businessName', 'Business Name');
		fields.organizationType = required('organizationType', 'Organization Type');
		fields.contactTitle = required('contactTitle', 'Contact Title');
		fields.ein = required('ein', 'EIN');
		fields.privacyPolicyUrl = check.webUrl('Privacy Policy URL', text('privacyPolicyUrl'));
		fields.termsOfServiceUrl = check.webUrl('Terms of Service URL', text('termsOfServiceUrl'));
	}
	return Object.fromEntries(Object.entries(fields).map(([name, value]) => [snakeCase(name), value]));
}

function optional(check: Checks, additional: IDataObject): IDataObject {
	const { businessRegions, includes, ...fields } = omitEmpty(additional);
	const regions = listOf(businessRegions);
	if (regions.length > 0) fields.businessRegions = regions;
	if (Array.isArray(includes) && includes.length > 0) fields.includes = includes;
	if ('plannedNumbers' in additional)
		fields.plannedNumbers = check.number('Planned Numbers', additional.plannedNumbers, { min: 1, whole: true });
	if (fields.country !== undefined && !/^[A-Z]{2}$/.test(String(fields.country))) {
		check.reject('Country', `must be a code of two uppercase letters, such as US, but is "${String(fields.country)}"`);
	}
	const urls = {
		linkSample: 'Link Sample',
		privacyPolicyUrl: 'Privacy Policy URL',
		termsOfServiceUrl: 'Terms of Service URL',
		websiteUrl: 'Website URL',
	};
	for (const [name, label] of Object.entries(urls)) {
		if (fields[name] !== undefined) fields[name] = check.webUrl(label, fields[name]);
	}
	return fields;
}

function samples(check: Checks, value: unknown): string[] {
	const texts = (Array.isArray(value) ? value : [value]).map((sample) => String(sample ?? '').trim()).filter((sample) => sample !== '');
	texts.forEach(({ length }, at) => {
		if (length >= SAMPLE_LENGTH.min && length <= SAMPLE_LENGTH.max) return;
		check.reject(`Message Samples ${at + 1}`, `must have ${SAMPLE_LENGTH.min} to ${SAMPLE_LENGTH.max} characters, but has ${length}`);
	});
	return counted(check, 'Message Samples', texts, SAMPLE_COUNT);
}

function counted(check: Checks, label: string, list: string[], { min, max }: { min: number; max: number }): string[] {
	return list.length >= min && list.length <= max
		? list
		: check.reject(label, `must contain ${min} to ${max} entries, but contains ${list.length}`);
}

/** Converts `streetAddress2` to `street_address_2`. */
function snakeCase(name: string): string {
	return name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
}
