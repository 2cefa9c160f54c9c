import type { IDataObject, ILoadOptionsFunctions, INodeListSearchItems, INodeListSearchResult } from 'n8n-workflow';

import { endpoint } from '../../shared/http/url';
import { projectId } from '../transport/project';
import { searchPages } from './searchPages';

/** Jobs in the order of Hamsa, searched by Hamsa by title (docs/platforms/hamsa.md, 7.4). */
export async function searchJobs(this: ILoadOptionsFunctions, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
	const request = {
		method: 'POST' as const,
		path: endpoint('v1', 'jobs', 'all'),
		qs: { projectId: await projectId.call(this) },
		body: filter ? { search: filter } : {},
		idempotent: true,
		paging: 'skipPage' as const,
		inBody: true,
	};
	return await searchPages.call(this, { ...request, item: jobItem }, paginationToken);
}

/** Text-to-speech jobs have no title. */
function jobItem({ id, title, type, status, createdAt }: IDataObject): INodeListSearchItems {
	const when = typeof createdAt === 'string' ? createdAt.slice(0, 16).replace('T', ' ') : undefined;
	const fields = [title, type, when, status].filter(Boolean).map(String);
	return { name: fields.length === 0 ? String(id) : fields.join(', '), value: String(id) };
}
