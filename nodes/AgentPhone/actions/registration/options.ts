import type { INodePropertyOptions } from 'n8n-workflow';

/** Option lists with the values of the API (docs/platforms/agentphone.md, 3.11, and the vendor's SDK for the two that it does not list). */

export const useCases: INodePropertyOptions[] = [
	{ name: 'Account Notification', value: 'account_notification' },
	{ name: 'Customer Care', value: 'customer_care' },
	{ name: 'Delivery Notification', value: 'delivery_notification' },
	{ name: 'Fraud Alert', value: 'fraud_alert' },
	{ name: 'Higher Education', value: 'higher_education' },
	{ name: 'Marketing', value: 'marketing' },
	{ name: 'Polling or Voting', value: 'polling_voting' },
	{ name: 'Public Service Announcement', value: 'public_service_announcement' },
	{ name: 'Security Alert', value: 'security_alert' },
	{ name: 'Two-Factor Authentication', value: 'two_factor_authentication' },
];

export const organizationTypes: INodePropertyOptions[] = [
	{ name: 'Co-Op', value: 'co_op' },
	{ name: 'Government', value: 'government' },
	{ name: 'LLC', value: 'llc' },
	{ name: 'Non-Profit', value: 'non_profit' },
	{ name: 'Partnership', value: 'partnership' },
	{ name: 'Private Corporation', value: 'private_corporation' },
	{ name: 'Public Corporation', value: 'public_corporation' },
	{ name: 'Sole Proprietor', value: 'sole_proprietor' },
];

export const contactTitles: INodePropertyOptions[] = [
	{ name: 'CEO', value: 'ceo' },
	{ name: 'CFO', value: 'cfo' },
	{ name: 'COO', value: 'coo' },
	{ name: 'CTO', value: 'cto' },
	{ name: 'Director', value: 'director' },
	{ name: 'General Manager', value: 'gm' },
	{ name: 'Other', value: 'other' },
	{ name: 'Vice President', value: 'vp' },
];

/** Kinds of content in messages. */
export const contents: INodePropertyOptions[] = [
	{ name: 'Age-Gated Content', value: 'age_gated' },
	{ name: 'Direct Lending', value: 'direct_lending' },
	{ name: 'Links', value: 'links' },
	{ name: 'Phone Numbers', value: 'phone_numbers' },
];
