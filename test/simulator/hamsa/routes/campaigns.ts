import type { Route } from '../route';

export const campaignRoutes: Route[] = [];
