import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

import type { INodeParameters, INodeProperties, INodePropertyOptions, INodeType } from 'n8n-workflow';

import type { Operations } from '../../../nodes/shared/actions/operations';
import type { PlatformSimulator } from './nodeHarness';
import { inScenario, type Platform } from './scenario';

/**
 * One route of a platform's API, and what the node makes of it: an entry of the platform's routes.json, of which test/tools/operations.mjs makes the
 * tables in docs/operations.
 */
export type ApiRoute = CoveredRoute | LeftOutRoute;

interface RouteName {
	/** `GET`; `WS` for a message over a WebSocket. */
	method: string;
	/** `/v1/agents/{agent_id}` */
	path: string;
}

export interface CoveredRoute extends RouteName {
	/** `agent.getAll` */
	operation: string;
	/** What leads there, where the operation has more than this one route. */
	with?: INodeParameters;
	/** The file beside routes.json that tests the operation closely. */
	test: string;
	leftOut?: undefined;
}

export interface LeftOutRoute extends RouteName {
	/** Why no operation uses it. */
	leftOut: string;
	operation?: undefined;
}

interface Received {
	method: string;
	path: string;
	accepted: boolean;
}

export interface RoutesUnderTest<Simulator extends PlatformSimulator> extends Platform<Simulator> {
	/** What is in routes.json. */
	routes: ApiRoute[];
	/** How many there are of each resource by the documents of the API, without those left out. */
	counts: Record<string, number>;
	/** The folder it is in. */
	folder: string;
	node: new () => INodeType;
	operations: Operations;
	/** All that the simulator answers over HTTP. */
	simulated: Array<{ method: string; path: string }>;
	/** Requests, as `GET /v1/me`, that any operation may make once besides its own. */
	helpers?: string[];
	/** What the simulator received, in order; its HTTP requests if left out. */
	received?: (simulator: Simulator) => Received[];
}

const nameOf = ({ method, path: template }: RouteName) => `${method} ${template}`;

/** A path whose placeholders have no names: the API's documents and the simulator need not agree on them. */
const shapeOf = ({ method, path: template }: RouteName) => `${method.toUpperCase()} ${template.replace(/:\w+|\{\w+\}/g, '{}')}`;

const requestsOf = ({ requests }: PlatformSimulator): Received[] =>
	requests.map(({ method, path: requested, status = 0 }) => ({ method, path: requested, accepted: status >= 200 && status < 300 }));

/** The routes of an API, the operations of the node and what the simulator answers are one and the same, and each route is really run. */
export function describeRoutes<Simulator extends PlatformSimulator>(subject: RoutesUnderTest<Simulator>): void {
	const { routes, counts, folder, node, operations, simulated, helpers = [], received = requestsOf } = subject;
	const covered = routes.filter((route) => route.leftOut === undefined);
	const leftOut = routes.filter((route) => route.leftOut !== undefined);

	describe('the routes of the API', () => {
		it('are listed once each, with their operation or why there is none', () => {
			// Over a WebSocket, one path leads to several operations.
			const names = routes.map((route) => (route.method === 'WS' ? `${nameOf(route)} ${route.operation}` : nameOf(route)));
			expect(names.filter((name, at) => names.indexOf(name) !== at)).toEqual([]);
			const both = leftOut.filter((route) => covered.some((other) => shapeOf(other) === shapeOf(route)));
			expect(both.map(nameOf)).toEqual([]);
			for (const { leftOut: reason, ...route } of leftOut) {
				expect([nameOf(route), reason]).toEqual([nameOf(route), expect.stringMatching(/\w+ \w+ \w+/)]);
				expect(route).toEqual({ method: route.method, path: route.path });
			}
		});

		it('are as many as are documented', () => {
			const found: Record<string, number> = {};
			for (const { operation } of covered) {
				const [resource] = operation.split('.');
				found[resource] = (found[resource] ?? 0) + 1;
			}
			expect(found).toEqual(counts);
		});

		it('are what the simulator answers, but for those left out', () => {
			const here = simulated.map(shapeOf);
			expect(here.sort()).toEqual([...new Set(covered.filter(({ method }) => method !== 'WS').map(shapeOf))].sort());
		});

		it('are each covered by the node, and the node has no others', () => {
			const all = Object.entries(operations).flatMap(([resource, names]) => Object.keys(names).map((name) => `${resource}.${name}`));
			expect([...new Set(covered.map(({ operation }) => operation))].sort()).toEqual(all.sort());
		});
	});

	describe.each(covered.map((route) => [nameOf(route), route] as const))('%s', (_name, route) => {
		const { operation, test, with: choice = {} } = route;
		const [resource, name] = operation.split('.');

		it(`is offered as ${operation} and tested in ${test}`, () => {
			const { properties } = new node().description;
			const shown = ({ displayOptions }: INodeProperties) => displayOptions?.show?.resource?.includes(resource);
			const field = properties.find((property) => property.name === 'operation' && shown(property));
			expect((field?.options as INodePropertyOptions[] | undefined)?.map(({ value }) => value)).toContain(name);
			const file = path.join(folder, test);
			expect([file, existsSync(file)]).toEqual([file, true]);
			const source = readFileSync(file, 'utf8');
			expect([name, source.includes(`${resource}.`) && new RegExp(`\\b${name}\\b`).test(source)]).toEqual([name, true]);
		});

		it(`is requested when ${operation} runs with no more than it needs`, async () => {
			await inScenario(subject, operation, async (harness, { ids, parameters, options }) => {
				const { error } = await harness.run(operation, { ...parameters, ...choice }, options);
				expect(error?.message).toBeUndefined();
				const wanted = {
					method: route.method,
					path: route.path.replace(/\{(\w+)\}/g, (_, id: string) => encodeURIComponent(ids[id] ?? `no ${id} in this scenario`)),
					accepted: true,
				};
				const all = received(harness.simulator);
				const own = all.filter((request) => !isHelper(request) || nameOf(request) === nameOf(wanted));
				const helping = all.filter((request) => !own.includes(request)).map(nameOf);
				expect(own).toEqual([wanted]);
				expect(helping).toEqual([...new Set(helping)]);
			});
		});
	});

	function isHelper(request: Received): boolean {
		return request.accepted && helpers.includes(nameOf(request));
	}
}
