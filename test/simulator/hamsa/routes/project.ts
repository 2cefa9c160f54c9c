import { envelope } from '../envelope';
import { route, type Route } from '../route';

export const projectRoutes: Route[] = [
	// Fields beyond `id` are not known (api/hamsa.md 9).
	route({ method: 'get', path: '/v1/projects/by-api-key', answer: ({ state }) => envelope({ id: state.projectId, name: 'Simulated project' }) }),
];
