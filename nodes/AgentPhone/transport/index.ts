export { apiList, apiPage, PAGE_SIZE, rowsOf } from './list';
export { apiMessages } from './messages';
export { apiRequest, endpoint } from './request';
export type { ApiRequest } from './request';
export { apiStream, brokenOff, publicAddress, publicStream } from './stream';
export { apiVoices } from './voices';
export type { Voice } from './voices';
