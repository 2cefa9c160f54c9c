import type { Route } from '../route';

export const dictionaryRoutes: Route[] = [];
