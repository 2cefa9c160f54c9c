// Prints n8n's executions, one JSON line each. Runs on n8n's own Node, which reads SQLite; n8n may run meanwhile.
//
//   node executions.mjs <database file>
import { DatabaseSync } from 'node:sqlite';

const database = new DatabaseSync(process.argv[2], { readOnly: true });
const rows = database
	.prepare('SELECT e.id, e.status, d.data FROM execution_entity e LEFT JOIN execution_data d ON d.executionId = e.id')
	.iterate();
for (const { id, status, data } of rows) process.stdout.write(`${JSON.stringify({ id: String(id), status, data })}\n`);
