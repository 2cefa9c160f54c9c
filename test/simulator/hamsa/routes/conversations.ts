import type { Route } from '../route';

export const conversationRoutes: Route[] = [];
