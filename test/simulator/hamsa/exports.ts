import type { Conversation } from './entities';
import { notFound } from './errors';
import { newId } from './ids';

export type ExportStatus = 'pending' | 'ready' | 'failed' | 'expired';

interface CallExport {
	csv: string;
	/** Status requests that are still answered with `pending`. */
	pendingLooks: number;
}

/** Exports of calls to CSV files (docs/platforms/hamsa.md, 9). */
export class Exports {
	/** How many status requests find an export pending. */
	pendingLooks = 1;
	/** How exports end. */
	outcome: Exclude<ExportStatus, 'pending'> = 'ready';
	/** Whether the first request answers with the file, as an older form of the route did. */
	answersFile = false;
	private readonly byId = new Map<string, CallExport>();

	constructor(private readonly baseUrl: () => string) {}

	/** @returns the ID of the export */
	start(calls: Conversation[]): string {
		const id = newId();
		this.byId.set(id, { csv: csvOf(calls), pendingLooks: this.pendingLooks });
		return id;
	}

	/** The status at one more look. */
	look(id: string): { exportId: string; status: ExportStatus; downloadUrl?: string } {
		const found = this.of(id);
		if (found.pendingLooks-- > 0) return { exportId: id, status: 'pending' };
		const downloadUrl = this.outcome === 'ready' ? { downloadUrl: `${this.baseUrl()}/media/exports/${id}.csv` } : {};
		return { exportId: id, status: this.outcome, ...downloadUrl };
	}

	csv(id: string): string {
		return this.of(id).csv;
	}

	private of(id: string): CallExport {
		const found = this.byId.get(id);
		if (!found) throw notFound('Export');
		return found;
	}
}

/** Only the column of IDs is known. */
export const csvOf = (calls: Conversation[]): string => ['ID,Status', ...calls.map(({ id, status }) => `${id},${status}`), ''].join('\n');
