// What the editor shows of every node: one vocabulary on all platforms, in the words of today's n8n.
import path from 'node:path';

import type { ICredentialType, INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import { n8n } from '../../package.json';

const root = path.resolve(__dirname, '../..');

const load = <T>(files: string[]): T[] =>
	files.map((file) => {
		const source = path.join(root, file.replace(/^dist\//, '').replace(/\.js$/, '.ts'));
		const name = path.basename(file).split('.')[0];
		// eslint-disable-next-line @typescript-eslint/no-require-imports
		return new (require(source) as Record<string, new () => T>)[name]();
	});

const nodes = load<INodeType>(n8n.nodes).map(({ description }) => description);
const credentials = load<ICredentialType>(n8n.credentials);
const triggers = nodes.filter(({ group }) => group.includes('trigger'));

/** Fields, the fields within them, and their choices. */
const parts = (fields: INodeProperties[]): Array<INodeProperties | INodePropertyOptions> =>
	fields.flatMap((field) => {
		const options = field.options ?? [];
		return [
			field,
			...options.flatMap((option) => {
				if ('values' in option) return parts(option.values);
				return 'type' in option ? parts([option]) : [option];
			}),
		];
	});

const fieldsOf = ({ properties }: { properties: INodeProperties[] }) =>
	parts(properties).filter((part): part is INodeProperties => 'type' in part);

const textsOf = (of: { properties: INodeProperties[] }): string[] =>
	parts(of.properties).flatMap((part) =>
		['displayName', 'name', 'description', 'hint', 'placeholder', 'action']
			.filter((key) => key !== 'name' || !('type' in part))
			.map((key) => (part as unknown as Record<string, string | undefined>)[key] ?? ''),
	);

const eventsOf = ({ properties }: { properties: INodeProperties[] }) =>
	(properties.find(({ name }) => name === 'events')?.options ?? []) as INodePropertyOptions[];

it.each([...nodes, ...credentials])('$displayName speaks of publishing, and not of what n8n calls it no more', (of) => {
	const own = 'description' in of ? [of.description, JSON.stringify(of.triggerPanel ?? ''), of.eventTriggerDescription ?? ''] : [];
	const odd = [...textsOf(of), ...own].filter((text) => /\b(de)?activat(e|es|ed|ing|ion)\b|workflow is active\b|voice turn/i.test(text));
	expect(odd).toEqual([]);
});

it.each([...nodes, ...credentials])('$displayName has placeholders as n8n writes them', (of) => {
	const placeholders = fieldsOf(of).flatMap(({ type, placeholder }) => (placeholder ? [[type, placeholder]] : []));
	const isRight = ([type, text]: string[]) => (/ollection$/.test(type) ? /^(Add|Choose) [a-z ]+$/.test(text) : text.startsWith('e.g. '));
	expect(placeholders.filter((placeholder) => !isRight(placeholder))).toEqual([]);
});

describe('triggers', () => {
	it('call the same event the same', () => {
		const names = new Map<unknown, Set<string>>();
		for (const { name, value } of triggers.flatMap(eventsOf)) names.set(value, (names.get(value) ?? new Set()).add(name));
		expect([...names].filter(([, same]) => same.size > 1)).toEqual([]);
		const known = (value: string) => [...(names.get(value) ?? [])];
		expect([known('callEnded'), known('callStarted'), known('voiceTurn')]).toEqual([
			['Call Ended'],
			['Call Started'],
			['Caller Speaks'],
		]);
		expect(known('call.ended')).toEqual(known('callEnded'));
		expect(known('call.started')).toEqual(known('callStarted'));
	});

	// n8n puts "On" before the name and leaves out its marks.
	it.each(triggers)('$displayName has events that read well after "On"', (trigger) => {
		expect(eventsOf(trigger).length).toBeGreaterThan(1);
		expect(
			eventsOf(trigger).filter(({ name }) => !/^[A-Z][a-z]+(?:[ -][A-Z][A-Za-z]+)+$|^Reaction$/.test(name) || /^On /.test(name)),
		).toEqual([]);
	});

	it.each(triggers)('$displayName asks for agent and events before the webhook, and for options at the end', ({ properties }) => {
		const at = (name: string) => properties.findIndex((field) => field.name === name);
		expect(properties.slice(0, at('events')).filter(({ type }) => !['notice', 'options', 'resourceLocator'].includes(type))).toEqual(
			[],
		);
		if (at('registration') >= 0) expect(at('registration')).toBeGreaterThan(at('events'));
		if (at('options') >= 0) expect(at('options')).toBe(properties.length - 1);
	});

	it.each(triggers)('$displayName says how to try it', ({ triggerPanel, eventTriggerDescription = '' }) => {
		expect(eventTriggerDescription).toMatch(/call/);
		expect(triggerPanel).toMatchObject({
			executionsHelp: { inactive: expect.stringContaining(eventTriggerDescription) as string },
			activationHint: { inactive: expect.stringContaining('Publish the workflow') as string },
		});
	});
});
