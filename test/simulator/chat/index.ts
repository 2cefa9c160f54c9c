export { ChatAnswer } from './answer';
export { ChatCall, type ChatCallOptions, type TurnOptions } from './call';
export { elevenLabs } from './elevenLabs';
export { hamsaCustomLlm } from './hamsa';
export { liveKit } from './liveKit';
export type { ChatPlatform } from './platform';
export { customTool, type PlatformTool, type ToolOutcome } from './tools';
export type { ChatTurn } from './turn';
export { vapi, VAPI_SERVER_SECRET, type VapiMetadata } from './vapi';
