import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { INodeParameters, INodePropertyOptions } from 'n8n-workflow';

import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { operations } from '../../../nodes/AgentPhone/actions/router';
import { routes as simulated } from '../../simulator/agentphone/routes';
import type { AgentPhoneSimulator } from '../../simulator';
import routes from './routes.json';
import { Bench, byId, person } from './support';

/**
 * Every operation of AgentPhone's API (api/agentphone.md 2) and the node's operation for it, which is run here once.
 * routes.json is what docs/operations.md is made of (test/tools/operations.mjs).
 */
interface ApiRoute {
	method: string;
	path: string;
	/** `agent.getAll` */
	operation: string;
	/** Where one operation of the node covers two of the API. */
	webhookOf?: string;
	/** The file of this folder that tests the operation closely. */
	test: string;
}

/** Every ID and address of a path, of things that are there. */
type World = Record<
	'agent_id' | 'number_id' | 'message_id' | 'conversation_id' | 'call_id' | 'contact_id' | 'sub_account_id' | 'phone_number',
	string
>;

/** Something of everything, on an iMessage line. */
function populate(simulator: AgentPhoneSimulator): World {
	const agent = simulator.seedAgent();
	const number = simulator.seedNumber({ agentId: agent.id, imessage: true });
	const [message] = simulator.seedNumberMessages(number, 1, () => '2026-01-01T00:00:00Z').messages;
	message.channel = 'imessage';
	const conversation = [...simulator.state.master.conversations.values()][0];
	const call = simulator.seedCall({ agentId: agent.id, phoneNumberId: number.id, status: 'completed', endedAt: '2026-01-01T00:00:00Z' });
	simulator.record(call.id);
	const contact = simulator.seedContact();
	simulator.seedWebhook({ url: NOBODY });
	simulator.seedWebhook({ url: NOBODY, agentId: agent.id });
	simulator.state.master.contactCards.set(number.id, { firstName: 'Ada', lastName: null, displayName: null, avatarUrl: null });
	return {
		agent_id: agent.id,
		number_id: number.id,
		message_id: message.id,
		conversation_id: conversation.id,
		call_id: call.id,
		contact_id: contact.id,
		sub_account_id: simulator.seedSubAccount().id,
		phone_number: '+15005550001',
	};
}

/** A webhook nobody listens at: the test delivery is answered at once. */
const NOBODY = 'http://127.0.0.1:9/hook';

/** What each operation cannot do without, besides the locators. */
const needed: Record<string, INodeParameters> = {
	'agent.create': { name: 'Front desk' },
	'agent.update': { updateFields: { name: 'Front desk' } },
	'call.createOutbound': { toNumber: '+15005550001' },
	'contact.checkCapabilities': { phoneNumber: '+15005550001' },
	'contact.create': { phoneNumber: '+15005550077', name: 'Ada' },
	'contact.update': { updateFields: { name: 'Ada' } },
	'contactCard.set': { cardFields: { firstName: 'Ada' } },
	'conversation.setBackground': { imageUrl: 'https://example.com/picture.jpg' },
	'conversation.update': { updateFields: { metadata: '{"ticket": 1}' } },
	'location.get': { phoneNumber: '+15005550001' },
	'message.send': { toNumber: '+15005550001', body: 'Hello' },
	'registration.submit': person,
	'subAccount.create': { name: 'Customer' },
	'subAccount.update': { name: 'Customer' },
	'webhook.set': { url: 'https://example.com/hook' },
};

const locators = ({ agent_id, number_id, message_id, conversation_id, call_id, contact_id, sub_account_id }: World): INodeParameters => ({
	agentId: byId(agent_id),
	numberId: byId(number_id),
	messageId: message_id,
	conversationId: byId(conversation_id),
	callId: byId(call_id),
	contactId: byId(contact_id),
	subAccountId: byId(sub_account_id),
});

const table: ApiRoute[] = routes;

describe('the operations of the API', () => {
	it('are 67, as many of each kind as the API has', () => {
		const kinds = new Map<string, number>();
		for (const { operation } of table) {
			const [resource] = operation.split('.');
			kinds.set(resource, (kinds.get(resource) ?? 0) + 1);
		}
		expect(Object.fromEntries(kinds)).toEqual({
			agent: 10,
			call: 9,
			contact: 6,
			contactCard: 3,
			conversation: 7,
			location: 2,
			message: 2,
			number: 5,
			registration: 2,
			subAccount: 4,
			usage: 5,
			webhook: 12,
		});
		expect(new Set(table.map((route) => `${route.method} ${route.path}`)).size).toBe(67);
	});

	it('are what the simulator answers', () => {
		const here = simulated.map((route) => `${route.method.toUpperCase()} ${route.path.replace(/:(\w+)/g, '{$1}')}`);
		expect(here.sort()).toEqual(table.map((route) => `${route.method} ${route.path}`).sort());
	});

	it('are each covered by the node, and the node has no others', () => {
		const all = Object.entries(operations).flatMap(([resource, names]) => Object.keys(names).map((name) => `${resource}.${name}`));
		expect([...new Set(table.map(({ operation }) => operation))].sort()).toEqual(all.sort());
	});
});

describe.each(table)('$method $path', ({ method, path: template, operation, webhookOf, test }) => {
	const [resource, name] = operation.split('.');

	it(`is offered as ${operation} and tested in ${test}`, () => {
		const { properties } = new AgentPhone().description;
		const field = properties.find((property) => property.name === 'operation' && property.displayOptions?.show?.resource?.includes(resource));
		expect((field?.options as INodePropertyOptions[] | undefined)?.map(({ value }) => value)).toContain(name);
		const file = path.join(__dirname, test);
		expect([file, existsSync(file)]).toEqual([file, true]);
		const source = readFileSync(file, 'utf8');
		expect([name, source.includes(`${resource}.`) && new RegExp(`\\b${name}\\b`).test(source)]).toEqual([name, true]);
	});

	it('is requested when that runs with no more than it needs', async () => {
		const bench = await Bench.start();
		try {
			const world = populate(bench.simulator);
			const parameters = { ...locators(world), ...needed[operation], ...(webhookOf !== undefined && { webhookOf }) };
			const { error } = await bench.run(operation, parameters);
			expect(error?.message).toBeUndefined();
			const wanted = template.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(world[id as keyof World]));
			const requests = bench.simulator.requests.map((request) => [request.method, request.path, (request.status ?? 0) < 300]);
			expect(requests).toEqual([[method, wanted, true]]);
		} finally {
			await bench.close();
		}
	});
});
