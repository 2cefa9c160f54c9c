// What the servers beside n8n are asked.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import { promisify } from 'node:util';

import { findServer } from '../../e2e/harness/debian';
import { databaseUser, type Server } from '../../e2e/harness/servers';
import { cpuMs } from '../voice/usage';

const run = promisify(execFile);

/** Processor time of a process, of its group and of its children, in milliseconds: PostgreSQL's processes each have a group of their own. */
export function cpuMsOfGroup(leader: number): number {
	const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name));
	return pids.reduce((total, pid) => {
		try {
			const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
			const [, parent, group] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
			return [parent, group].map(Number).includes(leader) ? total + cpuMs(Number(pid)) : total;
		} catch {
			// Ended since the folder was read.
			return total;
		}
	}, 0);
}

/** Commands Redis has carried out so far. */
export async function commandsOf({ port }: Server): Promise<number> {
	const answer = await new Promise<string>((resolve, reject) => {
		const socket = connect(port, '127.0.0.1', () => socket.write('INFO stats\r\n'));
		socket.once('data', (data) => {
			resolve(data.toString());
			socket.destroy();
		});
		socket.once('error', reject);
	});
	return Number(/^total_commands_processed:(\d+)/m.exec(answer)?.[1]);
}

/** Transactions PostgreSQL has committed so far, and its connections now. Its statistics are a second late. */
export async function transactionsOf({ port }: Server): Promise<{ transactions: number; connections: number }> {
	const psql = path.join(path.dirname(await findServer('postgres', 'postgresql')), 'psql');
	const query = `SELECT xact_commit, numbackends FROM pg_stat_database WHERE datname = 'postgres'`;
	const { stdout } = await run(psql, ['-h', '127.0.0.1', '-p', String(port), '-U', databaseUser, '-d', 'postgres', '-At', '-c', query]);
	const [transactions, connections] = stdout.trim().split('|').map(Number);
	return { transactions, connections };
}
