// What the workflow did: nodes that ran, with what, and what it left behind.
import { z } from 'zod/v4';

import { isGenuine } from '../../console/genuine';
import type { Delivery } from '../../console/protocol';
import { failed, passed, type Observation, type SeenRun, type SentText } from '../observation';
import { equals, holds, objectsIn, plain, shown } from '../text';
import { check, nothing, someText, type Check } from './check';

type Values = Record<string, unknown>;

const values = z.record(z.string(), z.unknown());

/** A node's name alone, or with what was in it. */
const nodeAndValues = z.union([
	someText.transform((node): { node: string; with: Values } => ({ node, with: {} })),
	z.strictObject({ node: someText, with: values.default({}) }),
]);

interface Ran {
	node: string;
	with: Values;
}

const asWritten = ({ node, with: given }: Ran): string => (Object.keys(given).length === 0 ? node : `${node} ${shown(given)}`);

const runsOf = ({ runs }: Observation, node: string): SeenRun[] => runs.filter((run) => plain(run.node) === plain(node));

const fits = ({ data }: SeenRun, expected: Values): boolean => objectsIn(data).some((one) => equals(one, expected));

const everyRun = ({ runs }: Observation): string => {
	const names = [...new Set(runs.map(({ node }) => node))];
	return names.length === 0 ? 'No node ran.' : `These ran: ${names.map((name) => `"${name}"`).join(', ')}.`;
};

/** What a run holds under the expected names, so that one sees the difference. */
function found(runs: SeenRun[], expected: Values): string {
	const pairs = Object.keys(expected).flatMap((name) => {
		const all = objectsIn(runs.map(({ data }) => data)).filter((one) => Object.hasOwn(one, name));
		return [...new Set(all.map((one) => `${name}: ${shown(one[name])}`))].slice(0, 3);
	});
	return pairs.length === 0 ? 'without any of these' : `with ${pairs.join(', ')}`;
}

function judgeRan({ node, with: expected }: Ran, observation: Observation) {
	const runs = runsOf(observation, node);
	if (runs.length === 0) return failed(`"${node}" did not run. ${everyRun(observation)}`);
	if (runs.some((run) => fits(run, expected))) return passed();
	return failed(`"${node}" ran ${found(runs, expected)}, in execution ${runs[0].execution}.`);
}

const person = (wanted: string, { caller }: Observation): string => (wanted === 'caller' ? (caller ?? 'a withheld number') : wanted);

function sentTo(what: string, all: SentText[], observation: Observation, given: { to?: string; contains?: string }) {
	const wanted = given.to === undefined ? undefined : person(given.to, observation);
	const isWanted = ({ to, body }: SentText) =>
		(wanted === undefined || plain(to) === plain(wanted)) && (given.contains === undefined || holds(body, given.contains));
	if (all.some(isWanted)) return passed();
	const list = all.map(({ to, body }) => (body === '' ? to : `${to}: "${body}"`)).join('; ');
	return failed(all.length === 0 ? `No ${what} was made.` : `Not as expected. There was ${list}.`);
}

/**
 * 4xx. Forged deliveries in quick succession get 503 as well ("please deliver again"): a trigger asks a platform no more than so often
 * whether the secret is another one by now, and what it cannot judge it does not refuse for good.
 */
export const isRefused = ({ status, sentAs }: Delivery): boolean =>
	status !== null && ((status >= 400 && status < 500) || (status === 503 && !isGenuine(sentAs)));

export const did: Record<string, Check> = {
	ran: check({ given: nodeAndValues, written: asWritten, judge: judgeRan }),
	'ran once': check({
		given: nodeAndValues,
		written: asWritten,
		judge: (given, observation) => {
			const fitting = runsOf(observation, given.node).filter((run) => fits(run, given.with));
			if (fitting.length === 0) return judgeRan(given, observation);
			return fitting.length === 1 ? passed() : failed(`"${given.node}" ran ${fitting.length} times.`);
		},
	}),
	'not ran': check({
		given: nodeAndValues,
		written: asWritten,
		judge: (given, observation) => {
			const fitting = runsOf(observation, given.node).filter((run) => fits(run, given.with));
			return fitting.length === 0 ? passed() : failed(`"${given.node}" ran, in execution ${fitting[0].execution}.`);
		},
	}),
	'ran nothing': check({
		given: nothing,
		judge: (_given, { deliveries }) => {
			const ids = deliveries.flatMap(({ executions }) => executions.map(({ id }) => id));
			return ids.length === 0 ? passed() : failed(`It started execution ${ids.join(', ')}.`);
		},
	}),
	refused: check({
		given: nothing,
		judge: (_given, { deliveries: [delivery] }) => {
			const { status, error } = delivery;
			if (isRefused(delivery)) return passed(String(status));
			return failed(status === null ? `There was no answer: ${error ?? 'no reason known'}.` : `It was answered with ${status}.`);
		},
	}),
	row: check({
		given: z.strictObject({ table: someText, with: values.default({}) }),
		judge: async ({ table, with: expected }, observation) => {
			const rows = await observation.rows(table);
			if (rows.some((row) => equals(row, expected))) return passed();
			const last =
				rows.length === 0 ? 'It is empty.' : `It has ${rows.length} rows, the last with ${shown(onlyOf(rows.at(-1)!, expected))}.`;
			return failed(`No such row in "${table}". ${last}`);
		},
	}),
	'sent text': check({
		given: z.strictObject({ to: someText.optional(), contains: someText.optional() }),
		judge: (given, observation) => sentTo('text message', observation.sent.texts, observation, given),
	}),
	'placed call': check({
		given: z.strictObject({ to: someText.optional() }),
		judge: (given, observation) => sentTo('call', observation.sent.calls, observation, given),
	}),
};

const onlyOf = (row: Values, expected: Values): Values =>
	Object.fromEntries(Object.entries(row).filter(([name]) => Object.hasOwn(expected, name)));
