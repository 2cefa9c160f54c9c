import type { RequestContext } from '../../../shared/http/types';
import { endpoint } from '../../../shared/http/url';
import type { ListRequest } from '../../transport/list';
import { projectId } from '../../transport/project';

/** The list of voices of a project. `source=jobs` is the value that known clients send; other values are not known (docs/platforms/hamsa.md, 8). */
export async function voicesRequest(this: RequestContext, itemIndex?: number): Promise<ListRequest> {
	return {
		path: endpoint('v2', 'tts', 'voices'),
		qs: { projectId: await projectId.call(this, itemIndex), source: 'jobs' },
		paging: 'page',
	};
}
