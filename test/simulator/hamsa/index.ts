export { startHamsaSimulator, HamsaSimulator, type HamsaSimulatorOptions } from './simulator';
export type { ErrorShape } from './errors';
export type { Settings as HamsaSettings } from './settings';
export type * as HamsaEntities from './entities';
