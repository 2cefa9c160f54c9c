import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

import {
	type INode,
	type INodeProperties,
	type INodePropertyCollection,
	type INodePropertyOptions,
	type INodeType,
	type INodeTypes,
	NodeHelpers,
	Workflow,
} from 'n8n-workflow';

import type { Operations } from '../../../nodes/shared/actions/operations';

const sources = path.resolve(__dirname, '../../../nodes');

/** A field and all fields within it. */
function withNested(fields: INodeProperties[]): INodeProperties[] {
	return fields.flatMap((field) => {
		if (field.type === 'collection') return [field, ...withNested(field.options as INodeProperties[])];
		if (field.type !== 'fixedCollection') return [field];
		return [field, ...(field.options as INodePropertyCollection[]).flatMap(({ values }) => withNested(values))];
	});
}

/** The files of a folder that end so, without the ending. */
const filesOf = (folder: string, ending: string) =>
	readdirSync(folder, { recursive: true })
		.map(String)
		.filter((file) => file.endsWith(ending))
		.map((file) => file.slice(0, -ending.length));

/** A platform's node, read as the editor and AI agents read it. */
export class Grammar {
	readonly type: INodeType;
	/** `['agent', 'getAll']` */
	readonly all: ReadonlyArray<readonly [resource: string, operation: string]>;

	/**
	 * @param folder the node's own below nodes/
	 */
	constructor(
		readonly node: new () => INodeType,
		readonly operations: Operations,
		readonly folder: string,
	) {
		this.type = new node();
		this.all = Object.entries(operations).flatMap(([resource, table]) =>
			Object.keys(table).map((operation) => [resource, operation] as const),
		);
	}

	get names(): string[] {
		return this.all.map((names) => names.join('.'));
	}

	get fields(): INodeProperties[] {
		return this.type.description.properties;
	}

	shownFor(resource: string, operation: string): INodeProperties[] {
		return this.fields.filter(({ displayOptions }) => {
			const { show = {} } = displayOptions ?? {};
			return show.resource?.includes(resource) && show.operation?.includes(operation) && !show['@tool'];
		});
	}

	/** The operations that have a field of that name. */
	having(field: string): string[] {
		return this.all.filter((names) => this.shownFor(...names).some(({ name }) => name === field)).map((names) => names.join('.'));
	}

	/** What an options field offers; of the resource, if the field is there for several. */
	optionsOf(name: string, resource?: string): INodePropertyOptions[] {
		const field = this.fields.find(
			(property) => property.name === name && (resource === undefined || property.displayOptions?.show?.resource?.includes(resource)),
		);
		return (field?.options ?? []) as INodePropertyOptions[];
	}

	option(resource: string, operation: string): INodePropertyOptions | undefined {
		return this.optionsOf('operation', resource).find(({ value }) => value === operation);
	}

	/** All that an AI agent is told of an operation by n8n, which makes a tool of the node and fills in its defaults. */
	told(resource: string, operation: string): string {
		const type = new this.node();
		const { displayName, name, properties } = type.description;
		type.description = { ...type.description, displayName: `${displayName} Tool`, name: `${name}Tool` };
		const node = { name: displayName, type: `${name}Tool`, typeVersion: 1, parameters: { resource, operation } } as unknown as INode;
		const parameters = NodeHelpers.getNodeParameters(properties, node.parameters, true, false, node, type.description);
		return NodeHelpers.getToolDescriptionForNode({ ...node, parameters: parameters! }, type);
	}

	/** What n8n names the node, and the error of it. */
	nodeName(resource: string, operation: string): string {
		return NodeHelpers.makeNodeName({ resource, operation }, this.type.description);
	}
}

/**
 * What every operation of every platform owes the user. n8n's lint says the rest: that an operation has an action, that a node
 * may be used as a tool, and that options stand in the order of the alphabet, where there are five or more.
 */
export function describeGrammar(grammar: Grammar): void {
	const { all, fields, operations } = grammar;
	const { description, methods } = grammar.type;
	const folder = path.join(sources, grammar.folder);
	const files = all.map((names) => names.join('/')).sort();

	/** Shown for a resource, and if for certain operations, for one that is there. */
	const belongs = ({ resource = [], operation }: NonNullable<INodeProperties['displayOptions']>['show'] = {}) =>
		all.some(([one, other]) => resource.includes(one) && (operation === undefined || operation.includes(other)));

	describe('the operations', () => {
		it('are offered if and only if they can be run', () => {
			expect(grammar.optionsOf('resource').map(({ value }) => value)).toEqual(Object.keys(operations));
			for (const [resource, table] of Object.entries(operations)) {
				expect([
					resource,
					...grammar
						.optionsOf('operation', resource)
						.map(({ value }) => value)
						.sort(),
				]).toEqual([resource, ...Object.keys(table).sort()]);
			}
		});

		it('stand in the order of the alphabet, as the resources do', () => {
			for (const options of [
				grammar.optionsOf('resource'),
				...Object.keys(operations).map((resource) => grammar.optionsOf('operation', resource)),
			]) {
				const names = options.map(({ name }) => name);
				expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b)));
			}
		});

		it('are all the operation files there are', () => {
			expect(filesOf(path.join(folder, 'actions'), '.operation.ts').sort()).toEqual(files);
		});

		it.each(all)('%s.%s has an output schema', (resource, operation) => {
			const schema = JSON.parse(readFileSync(path.join(folder, `__schema__/v1.0.0/${resource}/${operation}.json`), 'utf8')) as Record<
				string,
				unknown
			>;
			expect(schema).toMatchObject({ type: 'object', properties: expect.any(Object) as object, version: 1 });
		});

		it('have no output schema left over', () => {
			expect(filesOf(path.join(folder, '__schema__/v1.0.0'), '.json').sort()).toEqual(files);
		});

		it.each(all)('%s.%s explains itself and each of its fields', (resource, operation) => {
			expect(grammar.option(resource, operation)?.description).toMatch(/\w{2,} \w+/);
			for (const field of withNested(grammar.shownFor(resource, operation))) {
				if (field.type === 'notice' || ['Additional Fields', 'Filters'].includes(field.displayName)) continue;
				expect([field.displayName, field.description ?? '']).toEqual([field.displayName, expect.stringMatching(/\w{2,} \w+/)]);
			}
		});

		it('have a list behind every resource locator, and the list before the ID', () => {
			const locators = withNested(fields).filter(({ type }) => type === 'resourceLocator');
			expect(locators.length).toBeGreaterThan(5);
			for (const { name, modes = [] } of locators) {
				expect([name, ...modes.map((mode) => mode.name)]).toEqual([name, 'list', 'id']);
				expect(methods?.listSearch).toHaveProperty(String(modes[0].typeOptions?.searchListMethod));
			}
		});

		it('use every list there is', () => {
			const used = withNested(fields).flatMap(({ modes = [] }) => modes.map(({ typeOptions }) => typeOptions?.searchListMethod));
			expect(Object.keys(methods?.listSearch ?? {}).filter((name) => !used.includes(name))).toEqual([]);
		});

		it('show only fields that belong to an operation', () => {
			const strays = fields.filter(({ name, displayOptions }) => name !== 'resource' && !belongs(displayOptions?.show));
			expect(strays.map(({ name }) => name)).toEqual([]);
		});
	});

	describe('as a tool of an AI agent', () => {
		it('is found by whoever looks for a tool', () => {
			const codex = path.join(folder, `${grammar.folder}.node.json`);
			expect(existsSync(codex)).toBe(true);
			// n8n makes the tool by itself. What says of itself that it is one of AI, its panel hides wherever no tool is looked for.
			expect((JSON.parse(readFileSync(codex, 'utf8')) as { categories: string[] }).categories).not.toContain('AI');
		});

		it.each(all)('%s.%s tells people and agents alike whether it costs something', (resource, operation) => {
			const costs = /\bcosts? (money|credits)|charge[sd]/i;
			const notices = grammar.shownFor(resource, operation).filter(({ type }) => type === 'notice');
			const toPeople = [grammar.option(resource, operation)?.description, ...notices.map(({ displayName }) => displayName)].join(' ');
			expect([toPeople, costs.test(toPeople)]).toEqual([toPeople, costs.test(grammar.told(resource, operation))]);
		});

		it.each(all)('%s.%s is told with its action and its description', (resource, operation) => {
			const { action, description: said } = grammar.option(resource, operation)!;
			expect(grammar.told(resource, operation).replace(/\.$/, '')).toBe(
				`${action} in ${description.displayName}. ${said}`.replace(/\.$/, ''),
			);
		});
	});

	describe('as a node on the canvas', () => {
		it.each(all)('%s.%s has a short name without a warning in it', (resource, operation) => {
			const name = grammar.nodeName(resource, operation);
			expect(name).toBe(grammar.option(resource, operation)?.action);
			expect(name.length).toBeLessThanOrEqual(55);
			expect(name).not.toMatch(/costs?\b.*(money|credits)|charged|real phone|cannot|permanently|\bwhich\b|^.*\bso that\b/);
		});

		it.each(all)('%s.%s has a line below it in the words of the menu', (resource, operation) => {
			const node = {
				id: '1',
				name: 'A',
				type: 'a',
				typeVersion: 1,
				position: [0, 0] as [number, number],
				parameters: { resource, operation },
			};
			const nodeTypes = { getByNameAndVersion: () => grammar.type } as unknown as INodeTypes;
			const workflow = new Workflow({ nodes: [node], connections: {}, active: false, nodeTypes });
			const line = workflow.expression.getSimpleParameterValue(workflow.getNode('A')!, description.subtitle, 'internal', {});
			const words = (text: string) => text.toLowerCase().replace(/[ -]/g, '');
			const { name } = grammar.optionsOf('resource').find(({ value }) => value === resource)!;
			expect(words(String(line))).toBe(words(`${grammar.option(resource, operation)?.name}: ${name}`));
		});
	});
}

/**
 * What is charged, cannot be undone or gives secrets away is said before anything else: to people in a notice at the top, and to AI agents in
 * the description of the tool.
 */
export function describeWarnings(
	grammar: Grammar,
	warnings: ReadonlyArray<readonly [resource: string, operation: string, notice: RegExp, action: RegExp]>,
): void {
	describe('what is charged, cannot be undone or gives secrets away', () => {
		it.each(warnings)('%s.%s is said to be so: to people first of all, and to AI agents', (resource, operation, notice, action) => {
			expect(grammar.shownFor(resource, operation)[0]).toMatchObject({
				type: 'notice',
				displayName: expect.stringMatching(notice) as string,
			});
			expect(grammar.told(resource, operation)).toMatch(action);
		});
	});
}
