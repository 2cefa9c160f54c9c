import type { Route } from '../route';

export const jobRoutes: Route[] = [];
