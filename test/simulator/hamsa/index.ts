export { startHamsaSimulator, HamsaSimulator, type HamsaSimulatorOptions } from './simulator';
export type { ErrorShape } from './errors';
export type { Settings as HamsaSettings } from './settings';
export type * as HamsaEntities from './entities';
export { callEvent as hamsaCallEvent, endedData as hamsaEndedData } from './webhooks/events';
export type { Delivery as HamsaDelivery, DeliverOptions as HamsaDeliverOptions } from './webhooks/sender';
