// What the servers beside n8n are asked.
import { execFile } from 'node:child_process';
import { readdirSync, readFileSync } from 'node:fs';
import { promisify } from 'node:util';

import { answerTo, databaseUser, postgresTool, type Server } from '../../e2e/harness/servers';
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
export const commandsOf = async ({ port }: Server): Promise<number> =>
	Number(/^total_commands_processed:(\d+)/m.exec(await answerTo(port, 'INFO stats\r\n'))?.[1]);

/** Transactions PostgreSQL has committed so far, and its connections now. Its statistics are a second late. */
export async function transactionsOf({ port }: Server): Promise<{ transactions: number; connections: number }> {
	const query = `SELECT xact_commit, numbackends FROM pg_stat_database WHERE datname = 'postgres'`;
	const { stdout } = await run(await postgresTool('psql'), [
		'-h',
		'127.0.0.1',
		'-p',
		String(port),
		'-U',
		databaseUser,
		'-d',
		'postgres',
		'-At',
		'-c',
		query,
	]);
	const [transactions, connections] = stdout.trim().split('|').map(Number);
	return { transactions, connections };
}
