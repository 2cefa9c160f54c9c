// Every number field of every operation, found by walking the descriptions of the nodes, is checked before anything is sent.
import type { IDataObject, INodeParameters, INodeProperties, INodePropertyCollection, INodeType } from 'n8n-workflow';

import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { Hamsa } from '../../../nodes/Hamsa/Hamsa.node';
import { platforms } from '../harness/faults/platforms';

const NODES: Record<string, new () => INodeType> = { AgentPhone, Hamsa };

interface NumberField {
	displayName: string;
	name: string;
	/** Where its value goes: `additionalFields.timeout`; a number is the place in a list. */
	path: Array<string | number>;
	/** Fields of the node that must have these values for it to be shown. */
	shownWith: IDataObject;
	min?: number;
	max?: number;
}

/** What the other fields of a row must hold before its number is looked at. */
const ROW_NEEDS: Record<string, IDataObject> = {
	customTools: { name: 'find_order', description: 'Finds an order', url: 'https://example.com/orders' },
	server: { serverUrl: 'https://example.com/orders' },
};

/** Times and measures, which need not be whole. */
const FRACTIONS = [
	'pollIntervalSeconds',
	'maxSeconds',
	'maxWaitMinutes',
	'maxWaitSeconds',
	'pollIntervalSeconds',
	'timeoutSeconds', // waiting
	'eosThreshold',
	'expressiveness',
	'interruptionSensitivity',
	'speed',
	'temperature',
	'timeDifference',
	'voiceSpeed',
	'maxCallDuration',
	'minInterruptionDuration',
	'responseDelay',
	'silenceThreshold',
	'userInactivityTimeout',
	'vadActivationThreshold',
	'waitForUserToSpeakFirst', // Hamsa does not say
	'maxDuration',
	'maxMergeableGap',
	'minDuration',
	'minGap',
];

const isWhole = (operation: string, { name }: NumberField) =>
	!FRACTIONS.includes(name) && !(name === 'timeout' && operation.startsWith('webTool.'));

/** Conditions on other fields of the node; one within a collection begins with a slash where it means them. */
function conditions({ displayOptions }: INodeProperties, isInside: boolean): IDataObject {
	const show = Object.entries(displayOptions?.show ?? {}).filter(([name]) => name !== 'resource' && name !== 'operation');
	const own = show.filter(([name]) => !isInside || name.startsWith('/'));
	return Object.fromEntries(own.map(([name, values]) => [name.replace(/^\//, ''), (values as IDataObject[string][])[0]]));
}

function numbersIn(property: INodeProperties, path: Array<string | number>, shownWith: IDataObject): NumberField[] {
	const isInside = path.length > 0;
	const shown = { ...shownWith, ...conditions(property, isInside) };
	const here = [...path, property.name];
	const { minValue: min, maxValue: max } = property.typeOptions ?? {};
	if (property.type === 'number')
		return [{ displayName: property.displayName, name: property.name, path: here, shownWith: shown, min, max }];
	if (property.type === 'collection') return (property.options as INodeProperties[]).flatMap((option) => numbersIn(option, here, shown));
	if (property.type !== 'fixedCollection') return [];
	return (property.options as INodePropertyCollection[]).flatMap((group) =>
		group.values.flatMap((value) =>
			numbersIn(value, [...here, group.name, ...(property.typeOptions?.multipleValues ? [0] : [])], shown),
		),
	);
}

function numbersOf(node: INodeType, operation: string): NumberField[] {
	const [resource, name] = operation.split('.');
	const belongs = ({ displayOptions }: INodeProperties) =>
		displayOptions?.show?.resource?.includes(resource) && displayOptions.show.operation?.includes(name);
	return node.description.properties.filter(belongs).flatMap((property) => numbersIn(property, [], {}));
}

/** The parameters with the value where the field is; whatever leads there is made, with what its neighbours must hold. */
function withValue(parameters: INodeParameters, [first, ...rest]: NumberField['path'], value: unknown, inside = ''): INodeParameters {
	const within = (part: string | number, below: NumberField['path'], before: unknown): unknown => {
		const inner =
			below.length === 0
				? value
				: within(
						below[0],
						below.slice(1),
						typeof before === 'object' && before !== null ? (before as IDataObject)[part] : undefined,
					);
		if (typeof part === 'number') return [inner];
		const needs = below.length === 0 ? ROW_NEEDS[inside] : undefined;
		return { ...needs, ...(before as IDataObject), [part]: inner };
	};
	const own = rest.length === 0 ? value : within(rest[0], rest.slice(1), parameters[first]);
	return { ...parameters, [first]: own } as INodeParameters;
}

/** What expressions give that is no such number. */
function wrongValues(operation: string, field: NumberField): Array<[string, unknown]> {
	const { min, max } = field;
	return [
		['text', '={{ "abc" }}'],
		['an empty text', '={{ "" }}'],
		['null', '={{ null }}'],
		['a field that is missing', '={{ $json.missing }}'],
		['a list', '={{ [5] }}'],
		['a truth', '={{ true }}'],
		['NaN', '={{ NaN }}'],
		['too little', Math.min(-1, (min ?? 0) - 1)],
		...(max === undefined
			? []
			: ([
					['too much', max + 1],
					['too much, as text', `={{ "${max + 1}" }}`],
				] as Array<[string, unknown]>)),
		...(isWhole(operation, field) ? ([['a fraction', (min ?? 1) + 1.5]] as Array<[string, unknown]>) : []),
	];
}

describe.each(platforms)('$name', ({ name, operations, start }) => {
	const node = new NODES[name]();
	const all = operations.flatMap((operation) =>
		numbersOf(node, operation).map((field) => [`${operation}: ${field.path.join('.')}`, operation, field] as const),
	);
	let fixture: Awaited<ReturnType<typeof start>>;

	// Each its own: the node remembers the project of an account, and asks for it only once.
	beforeEach(async () => (fixture = await start()));
	afterEach(async () => await fixture.harness.close());

	it('has all its number fields found', () => {
		const source = JSON.stringify(node.description.properties);
		const names = [...source.matchAll(/"name":"(\w+)","type":"number"/g)].map(([, field]) => field);
		expect([...new Set(all.map(([, , field]) => field.name))].sort()).toEqual([...new Set(names)].sort());
		expect(all.length).toBeGreaterThan(25);
	});

	it.each(all)('%s takes no wrong number', async (_, operation, field) => {
		const { parameters, options } = fixture.scenario(operation);
		const told: string[] = [];
		for (const [kind, value] of wrongValues(operation, field)) {
			fixture.harness.simulator.requests.length = 0;
			const inside = [...field.path].reverse().find((part) => typeof part === 'string' && part in ROW_NEEDS) as string | undefined;
			const { error } = await fixture.harness.run(
				operation,
				withValue({ ...parameters, ...(field.shownWith as INodeParameters) }, field.path, value, inside),
				options,
			);
			const sent = fixture.harness.simulator.requests.map(({ method, path }) => `${method} ${path}`);
			if (error?.name !== 'NodeOperationError' || !error.message.includes(field.displayName) || sent.length > 0)
				told.push(`${kind}: ${error?.name} ${error?.message}; sent ${sent.join(', ') || 'nothing'}`);
		}
		expect(told).toEqual([]);
	});
});
