import type { Route } from '../route';

export const ttsHistoryRoutes: Route[] = [];
