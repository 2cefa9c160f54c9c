import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { checksFor, omitEmpty, listOf, textOf, type Checks } from '../../../shared/actions/input';

/** Texts every registration needs, by parameter and label. */
const TEXTS = {
	firstName: 'First Name',
	lastName: 'Last Name',
	email: 'Email',
	streetAddress: 'Street Address',
	city: 'City',
	state: 'State',
	zipCode: 'ZIP Code',
};

/** docs/platforms/agentphone.md, 3.11. */
const MIN_PROSE = 40;
const USE_CASES = { min: 1, max: 5 };
const SAMPLES = { min: 2, max: 5 };
const SAMPLE_LENGTH = { min: 20, max: 1024 };

/**
 * The body of a registration, in the API's snake_case. Everything the API would refuse is refused here, since a
 * registration that is turned down later costs its fee again.
 *
 * @throws NodeOperationError naming the field
 */
export function registrationBody(this: IExecuteFunctions, itemIndex: number): IDataObject {
	const check = checksFor(this, itemIndex);
	const text = (name: string) => textOf.call(this, name, itemIndex).trim();
	const needed = (name: string, label: string) => text(name) || check.reject(label, 'must not be empty');
	const prose = (name: string, label: string) => {
		const written = text(name);
		return written.length >= MIN_PROSE ? written : check.reject(label, `must have ${MIN_PROSE} characters or more, but has ${written.length}`);
	};
	const registrationType = this.getNodeParameter('registrationType', itemIndex) as string;

	const fields: IDataObject = {
		registrationType,
		...Object.fromEntries(Object.entries(TEXTS).map(([name, label]) => [name, needed(name, label)])),
		email: /^\S+@\S+\.\S+$/.test(text('email')) ? text('email') : check.reject('Email', `must be an email address, but is "${text('email')}"`),
		phoneNumber: check.phone('Phone Number', text('phoneNumber')),
		description: prose('description', 'Description'),
		useCases: counted(check, 'Use Cases', listOf(this.getNodeParameter('useCases', itemIndex)), USE_CASES),
		messageSamples: samples(check, this.getNodeParameter('messageSamples', itemIndex)),
		consentFlow: prose('consentFlow', 'Consent Flow'),
		optInImageUrl: check.webUrl('Opt-In Image URL', text('optInImageUrl')),
		...optional(check, this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject),
		createSubAccount: this.getNodeParameter('createSubAccount', itemIndex) as boolean,
	};
	if (registrationType === 'standard_brand') {
		fields.businessName = needed('businessName', 'Business Name');
		fields.organizationType = needed('organizationType', 'Organization Type');
		fields.contactTitle = needed('contactTitle', 'Contact Title');
		fields.ein = needed('ein', 'EIN');
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
	if ('plannedNumbers' in additional) fields.plannedNumbers = check.number('Planned Numbers', additional.plannedNumbers, { min: 1, whole: true });
	if (fields.country !== undefined && !/^[A-Z]{2}$/.test(String(fields.country))) {
		check.reject('Country', `must be a code of two capital letters, such as US, but is "${String(fields.country)}"`);
	}
	const urls = { linkSample: 'Link Sample', privacyPolicyUrl: 'Privacy Policy URL', termsOfServiceUrl: 'Terms of Service URL', websiteUrl: 'Website URL' };
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
	return counted(check, 'Message Samples', texts, SAMPLES);
}

function counted(check: Checks, label: string, list: string[], { min, max }: { min: number; max: number }): string[] {
	return list.length >= min && list.length <= max ? list : check.reject(label, `must be ${min} to ${max}, but are ${list.length}`);
}

/** `streetAddress2` is `street_address_2`. */
function snakeCase(name: string): string {
	return name.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);
}
