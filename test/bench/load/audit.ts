// Whether every delivery that was acknowledged was executed, and once.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { createInterface } from 'node:readline';

import { parseFlatted } from '../../e2e/harness/flatted';
import { n8nNode } from '../../e2e/harness/paths';
import { KINDS, type Kind } from './hour';
import type { Outcome } from './orders';

/** One execution, as far as it matters here. */
export interface Executed {
	/** Of the delivery it began with; none for an execution of nothing we sent. */
	token: string | undefined;
	status: string;
	lastNode: string | undefined;
}

const TOKEN = /load-\w+-\d+-(?:forged-|again-)?/;

/** Everything n8n has executed, read from its database. Tokens stand in the data as the deliveries brought them. */
export async function readExecutions(userFolder: string): Promise<Executed[]> {
	const database = path.join(userFolder, '.n8n/database.sqlite');
	const child = spawn(n8nNode, ['--disable-warning=ExperimentalWarning', path.join(__dirname, 'executions.mjs'), database], {
		stdio: ['ignore', 'pipe', 'inherit'],
	});
	const ended = once(child, 'exit');
	const executions: Executed[] = [];
	for await (const line of createInterface({ input: child.stdout })) {
		const { status, data } = JSON.parse(line) as { status: string; data: string | null };
		const { resultData } = data === null ? {} : (parseFlatted(data) as { resultData?: { lastNodeExecuted?: string } });
		executions.push({ token: TOKEN.exec(data ?? '')?.[0], status, lastNode: resultData?.lastNodeExecuted });
	}
	const [code] = (await ended) as [number | null];
	if (code !== 0) throw new Error(`the executions could not be read from ${database}`);
	return executions;
}

/** Of one kind. */
export interface Account {
	kind: Kind;
	events: number;
	repetitions: number;
	forged: number;
	/** Genuine ones answered with 200. */
	acknowledged: number;
	/** Acknowledged ones whose workflow came to its end, once. */
	executedOnce: number;
	/** Acknowledged, and not executed to the end. */
	lost: number;
	/** Times a workflow did its work again for the same event. */
	doubled: number;
	/** Forged deliveries that were executed. */
	forgedExecuted: number;
	/** Deliveries of any part that were answered wrongly. */
	wrong: number;
}

export interface Audit {
	accounts: Account[];
	/** Executions in the database. */
	executions: number;
	/** Of nothing we sent. */
	strange: number;
	/** The first of all that went wrong, in words. */
	reasons: string[];
}

/**
 * @param lastNode by kind, the node an execution must have come to
 * @param replies by token, how often the reply to a text arrived
 */
export function auditDeliveries(
	outcomes: Outcome[],
	executions: Executed[],
	lastNode: Record<Kind, string>,
	replies: Map<string, number>,
): Audit {
	const byToken = new Map<string, Executed[]>();
	for (const execution of executions) {
		if (execution.token !== undefined) byToken.set(execution.token, [...(byToken.get(execution.token) ?? []), execution]);
	}
	const reasons: string[] = [];
	const empty = (kind: Kind): Account => ({
		kind,
		events: 0,
		repetitions: 0,
		forged: 0,
		acknowledged: 0,
		executedOnce: 0,
		lost: 0,
		doubled: 0,
		forgedExecuted: 0,
		wrong: 0,
	});
	const accounts = new Map(KINDS.map((kind) => [kind, empty(kind)]));
	const sent = new Set<string>();

	for (const { arrival, status, wrong } of outcomes) {
		const { kind, part, token } = arrival;
		const account = accounts.get(kind)!;
		sent.add(token);
		if (wrong !== undefined) {
			account.wrong += 1;
			reasons.push(`${part} ${token} (${kind}) was answered wrongly: ${wrong}`);
		}
		if (part === 'repetition') account.repetitions += 1;
		if (part === 'forged') {
			account.forged += 1;
			account.forgedExecuted += byToken.get(token)?.length ?? 0;
		}
		// A repetition shares the token of its event, and is counted with it.
		if (part !== 'event') continue;

		account.events += 1;
		const own = byToken.get(token) ?? [];
		const finished = own.filter((execution) => execution.status === 'success' && execution.lastNode === lastNode[kind]).length;
		const done = kind === 'textMessage' ? Math.max(finished, replies.get(token) ?? 0) : finished;
		const whole = finished > 0 && (kind !== 'textMessage' || replies.has(token));
		account.doubled += Math.max(done - 1, 0);
		if (done > 1) reasons.push(`${token} (${kind}) was executed ${done} times`);
		if (status !== 200) continue;
		account.acknowledged += 1;
		if (whole && done === 1) account.executedOnce += 1;
		if (!whole) {
			account.lost += 1;
			reasons.push(
				`${token} (${kind}) was acknowledged and lost: ${own.map((execution) => `${execution.status} at ${execution.lastNode ?? '?'}`).join(', ') || 'no execution'}`,
			);
		}
	}
	const strange = executions.filter(({ token }) => token === undefined || !sent.has(token)).length;
	return { accounts: [...accounts.values()], executions: executions.length, strange, reasons };
}

/** Nothing lost, doubled, forged or answered wrongly. */
export const isComplete = ({ accounts, strange }: Audit): boolean =>
	strange === 0 && accounts.every(({ lost, doubled, forgedExecuted, wrong }) => lost + doubled + forgedExecuted + wrong === 0);
