// Every value in n8n's database as text, by table and column.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';

import { n8nNode } from '../../e2e/harness/paths';
import { databaseUser, postgresTool, type Server } from '../../e2e/harness/servers';
import type { Evidence } from './fixture';

const run = promisify(execFile);

/** n8n's database in queue mode. */
export const postgresOn = ({ port }: Server): Evidence['database'] => ({
	kind: 'postgres',
	host: '127.0.0.1',
	port,
	user: databaseUser,
	database: 'postgres',
});

/** n8n's database in regular mode. */
export const sqliteIn = (userFolder: string): Evidence['database'] => ({
	kind: 'sqlite',
	file: path.join(userFolder, '.n8n/database.sqlite'),
});

export interface StoredValue {
	table: string;
	column: string;
	text: string;
}

/** A database of a long burst, as text. */
const MOST_BYTES = 1024 * 1024 * 1024;

/** Run by n8n's own Node, which has SQLite built in: one line of JSON a value. Bytes are read as text, too. */
const READ_SQLITE = `
const { DatabaseSync } = require('node:sqlite');
const db = new DatabaseSync(process.argv[1], { readOnly: true });
for (const { name } of db.prepare("SELECT name FROM sqlite_master WHERE type = 'table'").all()) {
	for (const row of db.prepare('SELECT * FROM "' + name + '"').iterate()) {
		for (const [column, value] of Object.entries(row)) {
			if (value === null || typeof value === 'number') continue;
			const text = typeof value === 'string' ? value : Buffer.from(value).toString('utf8');
			process.stdout.write(JSON.stringify({ table: name, column, text }) + '\\n');
		}
	}
}`;

/** Every value of every table, as it is stored. */
export async function storedValues(database: Evidence['database']): Promise<StoredValue[]> {
	return database.kind === 'sqlite' ? await ofSqlite(database.file) : await ofPostgres(database);
}

async function ofSqlite(file: string): Promise<StoredValue[]> {
	const { stdout } = await run(n8nNode, ['--no-warnings', '-e', READ_SQLITE, file], { maxBuffer: MOST_BYTES });
	return stdout
		.split('\n')
		.filter((line) => line !== '')
		.map((line) => JSON.parse(line) as StoredValue);
}

const TRUNCATE_LOG = `const db = new (require('node:sqlite').DatabaseSync)(process.argv[1]); db.exec('PRAGMA busy_timeout = 10000; PRAGMA wal_checkpoint(TRUNCATE)');`;

/** Has SQLite write down all that stands in its log, and give back the room. */
export async function truncateLog(file: string): Promise<void> {
	await run(n8nNode, ['--no-warnings', '-e', TRUNCATE_LOG, file]);
}

async function ofPostgres({ host, port, user, database }: Extract<Evidence['database'], { kind: 'postgres' }>): Promise<StoredValue[]> {
	const { stdout } = await run(
		await postgresTool('pg_dump'),
		['--data-only', '--host', host, '--port', String(port), '--username', user, database],
		{
			maxBuffer: MOST_BYTES,
		},
	);
	const values: StoredValue[] = [];
	let copying: { table: string; columns: string[] } | undefined;
	for (const line of stdout.split('\n')) {
		const [, table, columns] = /^COPY public\."?(\w+)"? \((.*)\) FROM stdin;$/.exec(line) ?? [];
		if (table !== undefined) copying = { table, columns: columns.split(', ').map((column) => column.replaceAll('"', '')) };
		else if (line === '\\.') copying = undefined;
		else if (copying) {
			const { columns: names, table: name } = copying;
			values.push(...line.split('\t').map((text, at) => ({ table: name, column: names[at], text: unescaped(text) })));
		}
	}
	return values;
}

const ESCAPES: Record<string, string> = { t: '\t', n: '\n', r: '\r', b: '\b', f: '\f', v: '\v' };

/** The text format of PostgreSQL's COPY. */
const unescaped = (text: string): string => text.replaceAll(/\\(.)/g, (_, sign: string) => ESCAPES[sign] ?? sign);
