// What every turn must keep, without a line in the file.
import type { Delivery, SentAs } from '../console/protocol';
import type { HouseRule, Turn } from './format';
import { isFallbackMessageIn } from './checks/said';
import { wordsHeard, type Observation } from './observation';

/** What nobody says on the phone: leftovers of programs, Markdown, addresses. */
const ODD = /\b(?:null|undefined|NaN)\b|\[object \w{1,20}\]|\{\{|https?:\/\/|\bwww\.|\*\*|(?:^|\s)#{1,6} |```|\]\(/;

const FORGED: SentAs[] = ['wrongProof', 'noProof', 'changedBody', 'stale'];

const isForged = ({ sentAs }: Delivery): boolean => FORGED.includes(sentAs);

const isVoice = ({ event }: Delivery): boolean => event === 'voiceTurn';

/** Each says what is wrong, or nothing. */
const RULES: Record<HouseRule, (observation: Observation) => string | undefined> = {
	failure: ({ runs, deliveries }) => {
		const run = runs.find(({ error }) => error !== undefined);
		if (run) return `Node "${run.node}" failed in execution ${run.execution}: ${run.error}`;
		const bad = deliveries.flatMap(({ executions }) => executions).find(({ status }) => ['error', 'crashed'].includes(status));
		return bad && `Execution ${bad.id} ended with ${bad.status}.`;
	},
	silence: (observation) => {
		const [turn] = observation.deliveries;
		if (!isVoice(turn) || isForged(turn) || turn.endedBy === 'interruption' || turn.endedBy === 'caller') return undefined;
		if (turn.error) return `The caller heard nothing: ${turn.error}.`;
		const does = observation.lines.some((line) => line.does);
		return wordsHeard(observation) === '' && !does ? 'The caller heard nothing.' : undefined;
	},
	'fallback message': (observation) =>
		isFallbackMessageIn(observation) ? `The caller heard the fallback message, "${observation.fallbackMessage}".` : undefined,
	'odd words': (observation) => {
		const [word] = ODD.exec(wordsHeard(observation)) ?? [];
		return word && `The caller heard "${word.trim()}", which is not for ears: "${wordsHeard(observation)}".`;
	},
	undocumented: ({ deliveries }) => {
		const [problem] = deliveries.flatMap(({ problems }) => problems);
		return problem && `Not as the platform documents it: ${problem}.`;
	},
	'extra executions': ({ deliveries }) => {
		const ids = [...new Set(deliveries.flatMap(({ executions }) => executions.map(({ id }) => id)))];
		const [turn] = deliveries;
		if (isForged(turn)) return ids.length > 0 ? `A delivery that is not genuine started execution ${ids.join(', ')}.` : undefined;
		// A platform asks again after each tool that it has run for its agent.
		const rounds = turn.target.platform === 'customllm' ? turn.lines.filter(({ does }) => does !== undefined).length : 0;
		return ids.length > 1 + rounds ? `One delivery started ${ids.length} executions: ${ids.join(', ')}.` : undefined;
	},
};

/** Rules that are broken, with what is wrong. A check that expects the fallback message allows it. */
export function brokenRules(turn: Pick<Turn, 'allow' | 'expect'>, observation: Observation): Array<{ rule: HouseRule; why: string }> {
	const expectsFallbackMessage = turn.expect.some(({ name }) => name === 'fallback message');
	const allowed = new Set<HouseRule>([...turn.allow, ...(expectsFallbackMessage ? (['fallback message', 'failure'] as const) : [])]);
	return Object.entries(RULES).flatMap(([name, rule]) => {
		const why = allowed.has(name as HouseRule) ? undefined : rule(observation);
		return why === undefined ? [] : [{ rule: name as HouseRule, why }];
	});
}
