import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { INode, INodeProperties, INodePropertyCollection, INodePropertyOptions } from 'n8n-workflow';
import { NodeHelpers } from 'n8n-workflow';

import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { languages, reactions, sendStyles } from '../../../nodes/AgentPhone/actions/common/options';
import { operations } from '../../../nodes/AgentPhone/actions/router';

/** What every operation owes the user, checked for all of them at once. */
const { description, methods } = new AgentPhone();
const folder = path.resolve(__dirname, '../../../nodes/AgentPhone');

const shownFor = (resource: string, operation: string) =>
	description.properties.filter(({ displayOptions }) => {
		const { show = {} } = displayOptions ?? {};
		return show.resource?.includes(resource) && show.operation?.includes(operation);
	});

const optionsOf = (name: string, resource?: string) => {
	const field = description.properties.find(
		(property) => property.name === name && (resource === undefined || property.displayOptions?.show?.resource?.includes(resource)),
	);
	return (field?.options ?? []) as INodePropertyOptions[];
};

/** A field and all fields within it. */
function withNested(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return [field, ...withNested(field.options as INodeProperties[])];
		if (field.type !== 'fixedCollection') return [field];
		return [field, ...(field.options as INodePropertyCollection[]).flatMap(({ values }) => withNested(values))];
	});
}

const all = Object.entries(operations).flatMap(([resource, table]) => Object.keys(table).map((operation) => [resource, operation] as const));

describe('the operations', () => {
	it('are offered if and only if they can be run', () => {
		expect(optionsOf('resource').map(({ value }) => value)).toEqual(Object.keys(operations));
		for (const [resource, table] of Object.entries(operations)) {
			expect(optionsOf('operation', resource).map(({ value }) => value).sort()).toEqual(Object.keys(table).sort());
		}
	});

	it('are those of the first resources', () => {
		expect(all.map((names) => names.join('.'))).toEqual([
			'agent.attachNumber', 'agent.create', 'agent.delete', 'agent.detachNumber', 'agent.get', 'agent.getAll',
			'agent.getCalls', 'agent.getConversations', 'agent.getVoices', 'agent.update',
			'call.createOutbound', 'call.createWeb', 'call.end', 'call.get', 'call.getAll', 'call.getAllByNumber', 'call.getRecording',
			'call.getTranscript', 'call.streamTranscript',
			'contact.checkCapabilities', 'contact.create', 'contact.delete', 'contact.get', 'contact.getAll', 'contact.update',
			'contactCard.delete', 'contactCard.get', 'contactCard.set',
			'conversation.get', 'conversation.getAll', 'conversation.getMessages', 'conversation.removeBackground', 'conversation.sendTyping',
			'conversation.setBackground', 'conversation.update',
			'location.get', 'location.refresh',
			'message.react', 'message.send',
			'number.buy', 'number.get', 'number.getAll', 'number.getMessages', 'number.release',
			'registration.getStatus', 'registration.submit',
			'subAccount.create', 'subAccount.delete', 'subAccount.getAll', 'subAccount.update',
			'usage.getByAgent', 'usage.getByNumber', 'usage.getDaily', 'usage.getMonthly', 'usage.getTotals',
			'webhook.delete', 'webhook.get', 'webhook.getAllTimeStatistics', 'webhook.getDeliveries', 'webhook.getStatistics', 'webhook.sendTest', 'webhook.set',
		]);
	});

	it.each(all)('%s.%s has a file of its own and an output schema', (resource, operation) => {
		expect(existsSync(path.join(folder, `actions/${resource}/${operation}.operation.ts`))).toBe(true);
		const schema = JSON.parse(readFileSync(path.join(folder, `__schema__/v1.0.0/${resource}/${operation}.json`), 'utf8')) as Record<string, unknown>;
		expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) as object, version: 1 });
	});

	it('have no output schema left over', () => {
		const schemas = readdirSync(path.join(folder, '__schema__/v1.0.0'), { recursive: true }).map(String).filter((file) => file.endsWith('.json'));
		expect(schemas.sort()).toEqual(all.map(([resource, operation]) => `${resource}/${operation}.json`).sort());
	});

	it.each(all)('%s.%s explains each field', (resource, operation) => {
		for (const field of withNested(shownFor(resource, operation))) {
			if (field.type === 'notice' || ['Additional Fields', 'Filters'].includes(field.displayName)) continue;
			expect([field.displayName, field.description ?? '']).toEqual([field.displayName, expect.stringMatching(/\w{2,} \w+/)]);
		}
	});

	it('offer Simplify wherever an agent or a call is answered', () => {
		const simplified = all.filter(([resource, operation]) => shownFor(resource, operation).some(({ name }) => name === 'simplify'));
		expect(simplified.map((names) => names.join('.'))).toEqual([
			'agent.create', 'agent.get', 'agent.getAll', 'agent.getCalls', 'agent.update', 'call.createOutbound', 'call.end', 'call.get', 'call.getAll', 'call.getAllByNumber',
			'conversation.get', 'conversation.getAll', 'conversation.getMessages', 'conversation.update', 'webhook.getDeliveries',
		]);
	});

	it('have a list behind every resource locator, and the list before the ID', () => {
		const locators = withNested(description.properties).filter(({ type }) => type === 'resourceLocator');
		expect(locators.length).toBeGreaterThan(5);
		for (const { modes = [] } of locators) {
			expect(modes.map(({ name }) => name)).toEqual(['list', 'id']);
			expect(methods.listSearch).toHaveProperty(String(modes[0].typeOptions?.searchListMethod));
		}
	});

	it('show only fields that belong to an operation', () => {
		const strays = description.properties.filter(({ name, displayOptions }) => name !== 'resource' && !displayOptions?.show?.resource);
		expect(strays).toEqual([]);
	});
});

describe('as a tool of an AI agent', () => {
	const told = (resource: string, operation: string) => {
		const node = { name: 'AgentPhone', type: 'agentPhone', parameters: { resource, operation } } as unknown as INode;
		return NodeHelpers.getToolDescriptionForNode(node, new AgentPhone());
	};

	it('the node may be used', () => {
		expect(description.usableAsTool).toBe(true);
		const codex = JSON.parse(readFileSync(path.join(folder, 'AgentPhone.node.json'), 'utf8')) as { subcategories: unknown };
		expect(codex.subcategories).toEqual({ AI: ['Tools'] });
	});

	it.each(all)('%s.%s is described by its action', (resource, operation) => {
		const action = optionsOf('operation', resource).find(({ value }) => value === operation)?.action;
		expect(told(resource, operation)).toBe(`${action} in AgentPhone`);
	});

	it.each([['call', 'createOutbound'], ['message', 'send']])('%s.%s says in its action that it costs money: agents read nothing else', (resource, operation) => {
		expect(told(resource, operation)).toMatch(/real phone.*costs money/);
	});

	it('buying and releasing a number say what cannot be undone: to agents and to people', () => {
		expect(told('number', 'buy')).toContain('costs money now and every month');
		expect(told('number', 'release')).toContain('for good which cannot be undone');
		expect(shownFor('number', 'buy')[0]).toMatchObject({ type: 'notice', displayName: expect.stringMatching(/costs money.*every month/) as string });
		expect(shownFor('number', 'release')[0]).toMatchObject({ type: 'notice', displayName: expect.stringMatching(/for good.*cannot be had back/) as string });
	});
});

describe('what is charged, cannot be undone or gives secrets away', () => {
	const firstOf = (resource: string, operation: string) => shownFor(resource, operation)[0];
	const actionOf = (resource: string, operation: string) => optionsOf('operation', resource).find(({ value }) => value === operation)?.action;

	it.each([
		['call', 'createWeb', /lives 30 seconds.*talking costs money/, /30 seconds.*costs money/],
		['call', 'getRecording', /public.*whoever has the link/, /recording/],
		['call', 'streamTranscript', /waits until the call ends/, /waits until the call ends/],
		['registration', 'submit', /charged \$25/, /charged 25 dollars each time/],
		['subAccount', 'delete', /cannot be undone/, /cannot be undone/],
		['webhook', 'set', /replaces the webhook.*new signing secret/, /replaces the one that is set and makes a new signing secret/],
	])('%s.%s is said to be so: to people first of all, and to AI agents', (resource, operation, notice, action) => {
		expect(firstOf(resource, operation)).toMatchObject({ type: 'notice', displayName: expect.stringMatching(notice) as string });
		expect(actionOf(resource, operation)).toMatch(action);
	});

	it.each(['get', 'set'])('webhook.%s keeps the signing secret back unless told otherwise', (operation) => {
		const field = shownFor('webhook', operation).find(({ name }) => name === 'returnSecret');
		expect(field).toMatchObject({ type: 'boolean', default: false, description: expect.stringMatching(/forge events.*stores it/) as string });
	});
});

describe('placing a call', () => {
	it('warns people too', () => {
		expect(shownFor('call', 'createOutbound')[0]).toMatchObject({ type: 'notice', displayName: expect.stringMatching(/costs money.*cannot be taken back/) as string });
		expect(optionsOf('operation', 'call').find(({ value }) => value === 'createOutbound')?.description).toContain('costs money');
	});

	it('tells what waiting for its end costs, and what is better', () => {
		const field = shownFor('call', 'createOutbound').find(({ name }) => name === 'waitUntilItEnds');
		expect(field).toMatchObject({ default: false, description: expect.stringMatching(/keeps a worker.*AgentPhone Trigger.*Call Ended/) as string });
	});
});

describe('option lists', () => {
	it('are complete (api/agentphone.md 3.1 and 3.3)', () => {
		expect(new Set(languages.map(({ value }) => value)).size).toBe(63);
		expect(sendStyles.map(({ value }) => value).sort()).toEqual(
			'balloons celebration confetti echo fireworks gentle invisible lasers loud love slam spotlight'.split(' '),
		);
		expect(reactions.map(({ value }) => value)).toEqual('dislike emphasize laugh like love question'.split(' '));
	});
});

describe('icons', () => {
	it.each(['AgentPhone/agentPhone', 'VoiceReply/voiceReply'])('%s has a small one for light and another for dark backgrounds', (name) => {
		const [light, dark] = ['svg', 'dark.svg'].map((ending) => readFileSync(path.join(folder, '..', `${name}.${ending}`), 'utf8'));
		expect(light).not.toBe(dark);
		for (const icon of [light, dark]) {
			expect(icon).toContain('viewBox="0 0 60 60"');
			expect(icon.length).toBeLessThan(2048);
		}
	});
});
