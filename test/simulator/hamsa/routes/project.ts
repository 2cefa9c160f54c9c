import { envelope } from '../envelope';
import { route, type Route } from '../route';

/** A project is older than what is done with it. */
const MADE = '2025-09-01T08:00:00.000Z';

export const projectRoutes: Route[] = [
	// Only `id` is sure (docs/platforms/hamsa.md, 9); the others are what a connector's catalogue lists.
	route({
		method: 'get',
		path: '/v1/projects/by-api-key',
		answer: ({ state }) =>
			envelope({ id: state.projectId, name: 'Simulated project', isDeactivated: false, createdAt: MADE, updatedAt: MADE }),
	}),
];
