// The services of cloud/, each with a credential that n8n's node for it takes without a visit to the service's login.
import { randomBytes } from 'node:crypto';

import { airtable, type AirtableStandIn } from './airtable';
import { googleCalendar, type GoogleCalendarStandIn } from './googleCalendar';
import { googleSheets, type GoogleSheetsStandIn } from './googleSheets';
import { hubSpot, type HubSpotStandIn } from './hubSpot';
import { startCloudServer, type CloudServer } from './server';
import { slack, type SlackStandIn } from './slack';

export interface Services extends CloudServer {
	airtable: AirtableStandIn;
	calendar: GoogleCalendarStandIn;
	hubSpot: HubSpotStandIn;
	sheets: GoogleSheetsStandIn;
	slack: SlackStandIn;
	/** What to make credentials of, named as n8n itself names the first of a kind. */
	accounts: Array<{ name: string; type: string; data: Record<string, unknown> }>;
}

export async function startServices(): Promise<Services> {
	const token = randomBytes(24).toString('base64url');
	const services = {
		airtable: airtable(token),
		calendar: googleCalendar(token),
		hubSpot: hubSpot(token),
		sheets: googleSheets(token),
		slack: slack(token),
	};
	// As after a login at Google that is good for a day.
	const google = {
		clientId: 'stand-in',
		clientSecret: 'stand-in',
		oauthTokenData: { access_token: token, refresh_token: 'stand-in', token_type: 'Bearer', expires_in: 86_400 },
	};
	return {
		...(await startCloudServer(Object.values(services))),
		...services,
		accounts: [
			{ name: 'Airtable account', type: 'airtableTokenApi', data: { accessToken: token } },
			{ name: 'Google Calendar account', type: 'googleCalendarOAuth2Api', data: google },
			{ name: 'Google Sheets account', type: 'googleSheetsOAuth2Api', data: google },
			{ name: 'HubSpot account', type: 'hubspotAppToken', data: { appToken: token } },
			{ name: 'Slack account', type: 'slackApi', data: { accessToken: token } },
		],
	};
}
