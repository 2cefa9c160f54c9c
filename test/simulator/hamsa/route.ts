import type { Incoming, Route as AnyRoute } from '../common/route';
import { routeMaker } from '../common/route';
import type { Calls } from './calls';
import { fromZod } from './errors';
import type { Exports } from './exports';
import type { Jobs } from './jobs';
import type { Settings } from './settings';
import type { State } from './state';

/** What every operation may lean on. */
export interface Services {
	state: State;
	settings: Settings;
	jobs: Jobs;
	calls: Calls;
	callExports: Exports;
}

export type Context<Query = unknown, Body = unknown> = Services & Incoming<Query, Body>;

export type Route = AnyRoute<Services>;

/** An operation: its schemas are checked first. Answers with `envelope(...)` where the API does. */
export const route = routeMaker<Services>(fromZod);
