// What workflows kept: n8n's Data Tables.
import type { N8nApi } from '../e2e/harness/api';
import type { KeptTable } from './protocol';

/** More is for n8n's own page of the table. */
const SHOWN_ROWS = 5;

/** Every table with its newest rows; asks n8n once a table. */
export async function keptTables(api: N8nApi): Promise<KeptTable[]> {
	const tables = await api.listDataTables();
	return await Promise.all(
		tables.map(async ({ id, name, projectId }) => {
			const { data } = await api.request<{ data: KeptTable['rows'] }>('GET', `/rest/projects/${projectId}/data-tables/${id}/rows`, {
				params: { take: SHOWN_ROWS, sortBy: 'id:desc' },
			});
			return { id, name, url: `${api.baseUrl}/projects/${projectId}/datatables/${id}`, rows: data };
		}),
	);
}
