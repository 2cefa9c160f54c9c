export { apiList, apiPage, PAGE_SIZE } from './list';
export { apiRequest, endpoint } from './request';
export type { ApiRequest } from './request';
