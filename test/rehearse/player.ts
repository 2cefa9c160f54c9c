// Plays a rehearsal: the caller's side of one call, turn by turn.
import { setTimeout as sleep } from 'node:timers/promises';

import type { Delivery } from '../console/protocol';
import { actOf, callerFor, eventOf, numberFor, SENT_AS, wordsOf } from './acts';
import { USUAL_CALLER, WITHHELD } from './caller';
import { linesOf } from './fields';
import { FIRST_WORDS, type Rehearsal, type Turn } from './format';
import { judgeAll, judgeHouseRules } from './judge';
import { CannotRun } from './pretend';
import type { CheckResult, Played, PlayedTurn } from './result';
import { OutboxSince } from './outbox';
import { runsOf } from './runs';
import type { Observation } from './observation';
import { ANSWER_TIMEOUT_MS, isOpen, isSomething, WAKE_TIMEOUT_MS, type Sent } from './sent';
import type { Prepared, TestBed } from './testBed';

export async function play(rehearsal: Rehearsal, testBed: TestBed, prepared: Prepared): Promise<Played> {
	return await new Call(rehearsal, testBed, prepared).play();
}

class Call {
	private readonly beganAt = Date.now();
	private readonly earlier: ReadonlySet<string>;
	private callId: string | undefined;
	private isOver = false;
	private readonly turns: PlayedTurn[] = [];
	private outbox!: OutboxSince;

	constructor(
		private readonly rehearsal: Rehearsal,
		private readonly testBed: TestBed,
		private readonly prepared: Prepared,
	) {
		this.earlier = new Set(testBed.client.deliveries().map(({ id }) => id));
	}

	async play(): Promise<Played> {
		const { turns, afterwards } = this.rehearsal;
		this.outbox = await OutboxSince.now(this.testBed.client);
		let isGood = true;
		let open: Sent | undefined;
		let played = 0;
		for (const [index, turn] of turns.entries()) {
			if (turn.says !== undefined && this.isOver) {
				isGood = this.noteOver(turn);
				break;
			}
			const sent = await this.begin(turn, open);
			if (open) isGood = (await this.judge(open)) && isGood;
			open = sent;
			const next = turns.at(index + 1)?.['interrupts after'];
			if (next !== undefined) await this.untilInterruption(sent, next);
			else {
				isGood = (await this.judge(sent)) && isGood;
				open = undefined;
			}
			played = index + 1;
			if (!isGood) break;
		}
		if (open) isGood = (await this.judge(open)) && isGood;
		await this.end();
		if (isGood && afterwards.length > 0) isGood = await this.judgeAfterwards();
		return { is: isGood ? 'passed' : 'failed', turns: this.turns, left: turns.length - played, ms: Date.now() - this.beganAt };
	}

	private async begin(turn: Turn, interrupted: Sent | undefined): Promise<Sent> {
		const { client } = this.testBed;
		const before = new Set(client.deliveries().map(({ id }) => id));
		const old = interrupted?.deliveries.find(({ id }) => !client.deliveries().some((one) => one.id === id && one.isDone)) ?? null;
		const sent: Sent = {
			turn,
			act: actOf(turn),
			atMs: Date.now() - this.beganAt,
			deliveries: [],
			opening: undefined,
			interrupted: old,
			woken: [],
		};
		if (turn.waits !== undefined) {
			await sleep(turn.waits);
			return sent;
		}
		if (turn['hangs up'] !== undefined) {
			await this.hangUp();
			return sent;
		}
		if (turn['placed call ends'] !== undefined) {
			await this.endPlacedCall(sent, turn['placed call ends']);
			return sent;
		}
		const { target } = this.prepared;
		const event = eventOf(turn, target);
		const words = wordsOf(turn, event);
		await client.send({
			targetId: target.id,
			event: event.value,
			words,
			sentAs: SENT_AS[turn.delivered],
			...numberFor(this.rehearsal, target),
			...(turn.says !== undefined && this.callId !== undefined && { callId: this.callId }),
			...(turn.says !== undefined && this.callId === undefined && callerFor(this.rehearsal.as, target)),
		});
		const fresh = () =>
			client
				.deliveries()
				.filter(({ id, target: { id: to }, event: kind }) => !before.has(id) && to === target.id && kind === event.value);
		const isOpening = (one: Delivery) => one.words === '' && words !== '' && event.value === 'voiceTurn';
		const first = await client.until(() => fresh().find((one) => !isOpening(one)), ANSWER_TIMEOUT_MS);
		if (!first) throw new CannotRun(`Nothing was delivered for "${words}"`);
		sent.opening = fresh().find(isOpening);
		sent.deliveries.push(first);
		if (turn.delivered === 'twice') {
			const copy = await client.until(() => fresh().find(({ repeats }) => repeats === first.id), ANSWER_TIMEOUT_MS);
			if (copy) sent.deliveries.push(copy);
		}
		if (turn.says !== undefined) this.callId ??= first.callId ?? undefined;
		return sent;
	}

	/** AgentPhone tells of the end, and an execution that waited for it goes on. */
	private async endPlacedCall(sent: Sent, how: string): Promise<void> {
		const { client } = this.testBed;
		const waiting = this.ofThisRehearsal().filter(isOpen);
		const call = await this.outbox.endCall(how);
		if (!call) {
			sent.obstacle = { name: 'a call was placed', is: 'failed', detail: 'No workflow placed a call that has not ended.' };
			return;
		}
		if (call.platform === 'agentphone' && call.targetId !== null) {
			const tells = ({ event, callId }: Delivery) => event === 'callEnded' && callId === call.id;
			const told = await client.until(() => client.deliveries().find(tells), ANSWER_TIMEOUT_MS);
			if (told) sent.deliveries.push(told);
		}
		sent.woken = waiting;
		await client.until(() => !this.now(waiting).some(isOpen) || undefined, WAKE_TIMEOUT_MS);
	}

	/** Until the caller speaks again, or the answer is over. */
	private async untilInterruption(sent: Sent, after: number | typeof FIRST_WORDS): Promise<void> {
		const isHeard = ({ isDone, lines }: Delivery) => isDone || (after === FIRST_WORDS && lines.some(isSomething));
		const ms = after === FIRST_WORDS ? ANSWER_TIMEOUT_MS : after;
		await this.testBed.client.until(() => this.now(sent.deliveries).every(isHeard) || undefined, ms);
	}

	/** Deliveries as they are by now. */
	private now(deliveries: Delivery[]): Delivery[] {
		const all = new Map(this.testBed.client.deliveries().map((one) => [one.id, one]));
		return deliveries.map((one) => all.get(one.id) ?? one);
	}

	/** Waits until deliveries are answered and the executions they started have ended. */
	private async settled(deliveries: Delivery[]): Promise<Delivery[]> {
		const isSettled = ({ isDone, isLookingForExecutions }: Delivery) => isDone && !isLookingForExecutions;
		await this.testBed.client.until(() => this.now(deliveries).every(isSettled) || undefined, ANSWER_TIMEOUT_MS);
		return this.now(deliveries);
	}

	/** @returns whether the call may go on */
	private async judge(sent: Sent): Promise<boolean> {
		const { opening } = this.rehearsal;
		let isGood = true;
		if (sent.opening) {
			// A greeting starts no execution, and n8n would be asked for one in vain.
			await this.testBed.client.until(() => this.now([sent.opening!])[0].isDone || undefined, ANSWER_TIMEOUT_MS);
			const observation = await this.observe({ ...sent, act: '(the call is connected)', deliveries: this.now([sent.opening]) });
			isGood = this.note(observation, sent.atMs, [...(await judgeAll(opening, observation))]);
		} else if (this.turns.length === 0 && opening.length > 0)
			throw new CannotRun('"opening": this platform does not tell the workflow that a call is connected');
		const deliveries = await this.settled(sent.deliveries);
		const observation = await this.observe({ ...sent, deliveries });
		if (observation.lines.some(({ does }) => does?.includes('hangs up') || does?.includes('transfers'))) this.isOver = true;
		const { obstacle } = sent;
		const checks = obstacle
			? [obstacle]
			: [...(await judgeAll(sent.turn.expect, observation)), ...judgeHouseRules(sent.turn, observation)];
		return this.note(observation, sent.atMs, checks) && isGood;
	}

	private noteOver(turn: Turn): boolean {
		const detail = 'The call was over before the caller could say this.';
		const checks: CheckResult[] = [{ name: 'the call goes on', is: 'failed', detail }];
		this.turns.push({ act: actOf(turn), atMs: Date.now() - this.beganAt, lines: [], totalMs: null, executions: [], checks });
		return false;
	}

	private note({ act, lines, deliveries }: Observation, atMs: number, checks: CheckResult[]): boolean {
		this.turns.push({
			act,
			atMs,
			lines,
			totalMs: deliveries.at(0)?.totalMs ?? null,
			executions: deliveries.flatMap(({ executions }) => executions.map(({ id, url, status }) => ({ id, url, status }))),
			checks,
		});
		return checks.every(({ is }) => is !== 'failed');
	}

	private async observe({
		act,
		deliveries,
		interrupted,
		woken,
	}: Pick<Sent, 'act' | 'deliveries' | 'interrupted' | 'woken'>): Promise<Observation> {
		const { testBed, prepared } = this;
		const { caller = USUAL_CALLER } = this.rehearsal;
		return {
			act,
			deliveries,
			lines: deliveries.at(0)?.lines.filter(isSomething) ?? [],
			runs: await runsOf(testBed.api, [...deliveries, ...this.now(woken)]),
			...linesOf(prepared.workflow, prepared.target),
			caller: caller === WITHHELD ? null : caller,
			interrupted: interrupted && this.now([interrupted])[0],
			transferNumber: testBed.transferNumberOf(prepared.target),
			sent: await this.outbox.sent(),
			rows: async (table) => await testBed.rows(table),
		};
	}

	private async hangUp(): Promise<void> {
		if (this.callId === undefined || this.isOver) return;
		this.isOver = true;
		await this.testBed.client.hangUp({ targetId: this.prepared.target.id, callId: this.callId }).catch(() => undefined);
	}

	private ofThisRehearsal(): Delivery[] {
		const { id } = this.prepared.target;
		return this.testBed.client.deliveries().filter((one) => !this.earlier.has(one.id) && one.target.id === id);
	}

	/** A call that is still open is ended by the caller; what the end of a call starts runs to its end. */
	private async end(): Promise<void> {
		await this.hangUp();
		const tellsOfEnds = this.callId !== undefined && this.prepared.target.platform === 'agentphone';
		const isTold = () => this.ofThisRehearsal().some(({ event }) => event === 'callEnded') || undefined;
		if (tellsOfEnds && this.isOver) await this.testBed.client.until(isTold, 2_000);
		if (this.rehearsal.afterwards.length > 0) await this.settled(this.ofThisRehearsal());
	}

	private async judgeAfterwards(): Promise<boolean> {
		const deliveries = this.ofThisRehearsal();
		const observation = await this.observe({ act: '(afterwards)', deliveries, interrupted: null, woken: [] });
		const whole = { ...observation, lines: deliveries.flatMap(({ lines }) => lines.filter(isSomething)) };
		return this.note({ ...whole, lines: [] }, Date.now() - this.beganAt, await judgeAll(this.rehearsal.afterwards, whole));
	}
}
