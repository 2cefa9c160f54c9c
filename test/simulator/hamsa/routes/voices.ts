import type { Route } from '../route';

export const voiceRoutes: Route[] = [];
