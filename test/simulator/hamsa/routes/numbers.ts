import type { Route } from '../route';

export const numberRoutes: Route[] = [];
