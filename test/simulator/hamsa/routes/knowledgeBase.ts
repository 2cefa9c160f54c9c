import type { Route } from '../route';

export const knowledgeBaseRoutes: Route[] = [];
