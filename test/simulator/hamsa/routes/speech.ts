import type { Route } from '../route';

export const speechRoutes: Route[] = [];
