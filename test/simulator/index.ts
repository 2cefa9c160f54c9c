/** The platforms as local servers: what tests, demos and examples talk to instead of the real ones. */
export * from './agentphone';
export * from './chat';
export * from './hamsa';
export * from './receptai';
