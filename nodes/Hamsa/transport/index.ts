export { account, CREDENTIAL } from './account';
export { apiList, apiPage, PAGE_SIZE, rowsOf } from './list';
export type { ListRequest, PagingStyle } from './list';
export { projectId } from './project';
export { apiRequest, endpoint } from './request';
export type { ApiRequest } from './request';
