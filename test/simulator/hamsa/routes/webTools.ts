import type { Route } from '../route';

export const webToolRoutes: Route[] = [];
