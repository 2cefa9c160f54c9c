import type { JSX } from 'preact';

import type { KeptTable, Outbox } from '../protocol';
import { Icon } from './icons';
import { PlacedCallCard, type PlacedCallActions } from './placedCall';
import { SentTextCard } from './sentText';
import { useTables } from './server';

/** n8n's own columns say nothing about what a workflow did. */
const OWN_COLUMNS = ['id', 'createdAt', 'updatedAt'];

function Table({ table: { name, url, rows } }: { table: KeptTable }): JSX.Element {
	const columns = Object.keys(rows[0]).filter((column) => !OWN_COLUMNS.includes(column));
	return (
		<section class="kept">
			<h4>
				<a href={url} target="_blank" rel="noreferrer">
					{name}
					<Icon name="out" maskMarkup />
					<span class="hidden"> (opens n8n)</span>
				</a>
			</h4>
			<div class="kept-rows" tabIndex={0} role="region" aria-label={`Newest rows of ${name}`}>
				<table>
					<thead>
						<tr>
							{columns.map((column) => (
								<th key={column} scope="col">
									{column}
								</th>
							))}
						</tr>
					</thead>
					<tbody>
						{rows.map((row) => (
							<tr key={String(row.id)}>
								{columns.map((column) => (
									<td key={column}>{String(row[column] ?? '')}</td>
								))}
							</tr>
						))}
					</tbody>
				</table>
			</div>
		</section>
	);
}

/** What workflows did: calls and texts on the simulated platforms, rows in n8n. */
export function OutboxView({ outbox: { texts, calls }, ...actions }: PlacedCallActions & { outbox: Outbox }): JSX.Element {
	const tables = useTables();
	const filled = tables?.filter(({ rows }) => rows.length > 0) ?? [];
	return (
		<section class="outbox" aria-labelledby="outbox-title">
			<h2 id="outbox-title">What your workflows did</h2>
			<h3>Calls placed</h3>
			{calls.length === 0 && <p class="empty">None yet. A call that a workflow places rings here, and you can answer it.</p>}
			{calls.toReversed().map((call) => (
				<PlacedCallCard key={call.id} call={call} {...actions} />
			))}
			<h3>Texts sent</h3>
			{texts.length === 0 && <p class="empty">None yet.</p>}
			{texts.toReversed().map((text) => (
				<SentTextCard key={text.id} text={text} />
			))}
			<h3>Newest rows in Data Tables</h3>
			{tables === null && <p class="empty">Looking …</p>}
			{tables !== null && filled.length === 0 && <p class="empty">No table has a row yet.</p>}
			{filled.map((table) => (
				<Table key={table.id} table={table} />
			))}
		</section>
	);
}
