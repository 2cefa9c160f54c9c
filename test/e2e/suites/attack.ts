// Deliveries in forms that no platform sends, over plain sockets: nothing forged starts anything, nobody is left waiting, and n8n goes on.
import { setTimeout as sleep } from 'node:timers/promises';

import { attacks, largeAttacks } from '../../fuzz/attacks';
import { play, rounds, type Played } from '../../fuzz/attacks/play';
import { API_KEY, SECRET, subjects, type Subject } from '../../fuzz/subjects';
import { residentMB } from '../harness/processes';
import type { RegularFixture } from './fixture';
import { publishSubject } from './subjectTrigger';

/** Some wait for seconds until n8n gives them up; meanwhile the others go on. */
const AT_ONCE = 20;

/**
 * How much larger n8n may be after an attack than before, in megabytes: what it has read of large bodies and not yet given back. Seen: up to 533.
 */
const MAX_GROWTH_MB = 600;

/**
 * @param each small requests to each trigger
 * @param large whether the ones that take n8n time or memory are sent as well, genuine and forged
 */
export function attackSuite(getFixture: () => RegularFixture, { each, large = false }: { each: number; large?: boolean }): void {
	it.each(subjects.map((subject, index) => [subject.name, subject, index] as const))(
		'%s',
		async (_name, subject, index) => {
			const fixture = getFixture();
			const { n8n } = fixture;
			const { workflowId, url: address } = await publishSubject(fixture, subject);
			const url = new URL(address);
			const before = { memory: residentMB(n8n.pid), pid: n8n.pid };

			const played: Played[] = [];
			const drawn = rounds(each);
			// Each trigger begins elsewhere in the list, so that few requests try all of it.
			const first = Math.floor((index * attacks.length) / subjects.length);
			let next = 0;
			const playInTurn = async () => {
				for (let round = drawn[next++]; round; round = drawn[next++])
					played.push(await play(attacks[(first + round.number) % attacks.length], subject, url, round));
			};
			await Promise.all(Array.from({ length: AT_ONCE }, playInTurn));
			for (const [number, attack] of large ? largeAttacks.entries() : []) {
				for (const isForged of [true, false])
					played.push(await play(attack, subject, url, { number: each + 2 * number + Number(isForged), at: 0.5, isForged }));
			}
			report(subject, played);
			expect(played.flatMap(({ what, problem }) => (problem ? [`${what}: ${problem}`] : []))).toEqual([]);
			for (const secret of [SECRET, API_KEY]) {
				expect(played.filter(({ answer }) => answer.text.includes(secret)).map(({ what }) => what)).toEqual([]);
				expect(fixture.logs()).not.toContain(secret);
			}
			expect(fixture.logs()).not.toContain('could not take a delivery');

			const genuine = await play(attacks[0], subject, url, { number: 1_000_000, at: 0, isForged: false });
			expect(genuine.problem).toBeUndefined();
			expect({ isRunning: n8n.isRunning, pid: n8n.pid }).toEqual({ isRunning: true, pid: before.pid });
			const [least, most] = [0, 1].map((end) => [...played, genuine].reduce((sum, { started }) => sum + started[end], 0));
			// The last one is among them, so nothing that came before it is on its way.
			const executions = await fixture.api.waitForExecutions(workflowId, least);
			expect(executions.length).toBeGreaterThanOrEqual(least);
			expect(executions.length).toBeLessThanOrEqual(most);
			const grown = await grownBy(n8n.pid, before.memory);
			console.log(`${subject.name}: ${executions.length} executions, n8n is ${grown.toFixed(0)} MB larger`);
			expect(grown).toBeLessThan(MAX_GROWTH_MB);
		},
		large ? 900_000 : 60_000,
	);
}

/** Memory is given back some time after the work. */
async function grownBy(pid: number, before: number): Promise<number> {
	for (let seconds = 0; seconds < 10 && residentMB(pid) - before > MAX_GROWTH_MB; seconds++) await sleep(1_000);
	return residentMB(pid) - before;
}

function report({ name }: Subject, played: Played[]): void {
	const statuses = new Map<string, number>();
	for (const { answer } of played)
		for (const status of answer.statuses) statuses.set(String(status), (statuses.get(String(status)) ?? 0) + 1);
	const failed = new Set(
		played.filter(({ answer }) => answer.statuses.some((status) => status >= 500)).map(({ what }) => what.split(', to ')[0]),
	);
	const slowest = played.reduce((one, other) => (other.answer.ms > one.answer.ms ? other : one));
	console.log(
		[
			`${name}: ${played.length} requests: ${JSON.stringify(Object.fromEntries(statuses))}`,
			`longest: ${slowest.answer.ms.toFixed(0)} ms, ${slowest.what}`,
			...(failed.size > 0 ? [`answered by n8n itself with 5xx: ${[...failed].join('; ')}`] : []),
		].join('\n'),
	);
}
