import type { Route } from '../route';

export const callRoutes: Route[] = [];
