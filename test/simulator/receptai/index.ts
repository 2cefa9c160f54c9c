export { ReceptAiSender, type ReceptDelivery, type ReceptOverrides, type ReceptSenderOptions } from './sender';
export { authHeaders, signJwt, type HmacAuth, type JwtOptions, type SenderAuth } from './authenticate';
export { RECEPT_EVENT_LABELS, receptEvent, type ReceptBody, type ReceptGroup } from './events';
