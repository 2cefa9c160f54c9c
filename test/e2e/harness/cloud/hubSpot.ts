// A stand-in of the HubSpot API with contacts, and calls on their timelines.
import express from 'express';
import { z } from 'zod';

import { bearer, Refusal, type ServiceStandIn } from './server';

const contactProperties = z
	.object({
		phone: z.string().min(1),
		firstname: z.string().optional(),
		lastname: z.string().optional(),
		lifecyclestage: z.string().optional(),
	})
	.strict();
const filter = z.object({ propertyName: z.string(), operator: z.literal('EQ'), value: z.string().min(1) }).strict();
const search = z
	.object({
		filterGroups: z.array(z.object({ filters: z.array(filter).min(1) }).strict()).max(5),
		sorts: z.array(z.object({ propertyName: z.string(), direction: z.enum(['ASCENDING', 'DESCENDING']) }).strict()),
		limit: z.number().int().max(200),
		properties: z.array(z.string()).optional(),
	})
	.strict();
const engagement = z
	.object({
		engagement: z.object({ type: z.literal('CALL'), ownerId: z.number().optional() }).strict(),
		associations: z.object({ contactIds: z.array(z.string().regex(/^\d+$/)).min(1) }).strict(),
		metadata: z
			.object({
				body: z.string(),
				fromNumber: z.string().optional(),
				toNumber: z.string().optional(),
				status: z.enum(['COMPLETED', 'NO_ANSWER', 'BUSY', 'FAILED']).optional(),
				durationMilliseconds: z.number().optional(),
				recordingUrl: z.string().url().optional(),
			})
			.strict(),
	})
	.strict();

export interface HubSpotStandIn extends ServiceStandIn {
	contacts: Array<{ id: string; properties: z.infer<typeof contactProperties> }>;
	calls: Array<z.infer<typeof engagement>>;
}

/** HubSpot keeps phone numbers a second time, for searches: digits only, without country code. Of numbers with +1 or none here. */
const valueOf = ({ properties }: HubSpotStandIn['contacts'][number], name: string): string | undefined =>
	name === 'hs_searchable_calculated_phone_number'
		? properties.phone.replace(/^\+1/, '').replace(/\D/g, '')
		: (properties as Record<string, string | undefined>)[name];

export function hubSpot(token: string): HubSpotStandIn {
	const contacts: HubSpotStandIn['contacts'] = [];
	const calls: HubSpotStandIn['calls'] = [];
	const app = express();
	app.use(bearer(token));
	app.post('/crm/v3/objects/contacts/search', (request, response) => {
		const { filterGroups, limit } = search.parse(request.body);
		const found = contacts.filter((contact) =>
			filterGroups.some(({ filters }) => filters.every((one) => valueOf(contact, one.propertyName) === one.value)),
		);
		response.json({ total: found.length, results: found.slice(0, limit) });
	});
	app.post('/crm/v3/objects/contacts', (request, response) => {
		const contact = { id: String(1001 + contacts.length), ...z.object({ properties: contactProperties }).strict().parse(request.body) };
		contacts.push(contact);
		response.status(201).json({ ...contact, archived: false });
	});
	app.post('/engagements/v1/engagements', (request, response) => {
		const call = engagement.parse(request.body);
		const unknown = call.associations.contactIds.filter((id) => !contacts.some((contact) => contact.id === id));
		if (unknown.length > 0) throw new Refusal(400, `There is no contact ${unknown.join(', ')}`);
		calls.push(call);
		response.json({ ...call, engagement: { ...call.engagement, id: calls.length } });
	});
	return {
		hosts: ['api.hubapi.com'],
		app,
		errorBody: (status, message) => ({
			status: 'error',
			message,
			category: status === 401 ? 'INVALID_AUTHENTICATION' : 'VALIDATION_ERROR',
		}),
		contacts,
		calls,
	};
}
