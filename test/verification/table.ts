// Which deliveries are genuine, as tables. The unit tests run every row on the triggers alone (test/unit/verification); a real n8n runs
// those that it could get wrong, and at night all of them (npm run test:matrix).

/** Rows by where a real n8n runs them; what stands in the first list is run wherever a later one is. */
export interface Table<Row> {
	/** In queue mode too. */
	queue?: Row[];
	/** In regular mode: raw bytes, headers, sizes, and one right and one wrong row of each method. */
	regular?: Row[];
	/** At night only. */
	matrix?: Row[];
}

/** How much of a table is run. */
export type Extent = keyof Table<never>;

export function rowsOf<Row>({ queue = [], regular = [], matrix = [] }: Table<Row>, extent: Extent): Row[] {
	return [...queue, ...(extent === 'queue' ? [] : regular), ...(extent === 'matrix' ? matrix : [])];
}

export const allRows = <Row>(table: Table<Row>): Row[] => rowsOf(table, 'matrix');

/** A delivery that is refused, with its status. */
export type Refused<Overrides> = [what: string, status: number, overrides: () => Overrides];

/** A delivery that is acknowledged and starts nothing. */
export type Ignored<Overrides> = [what: string, overrides: () => Overrides];
