// A model for demos and rehearsals: it answers by rules, free of charge and every time alike.
import type { ChatMessage, ChatRequest, StandInAnswer, StandInReply } from '../../e2e/harness/openAiStandIn';
import { factsOf, languageOf, textOf, type Facts } from './facts';
import type { Rule, Spoken, ToolUse } from './rule';
import { fill, schemaIn, structured, type Schema } from './schema';

interface OfferedTool {
	function: { name: string; parameters?: Schema };
}

/** What a rule is compared with. */
interface Moment {
	said: string;
	before: string;
	instructions: string;
	tools: OfferedTool[];
	/** Names of the tools this answer has used already. */
	used: string[];
	facts: Facts;
}

function momentOf(said: string, request: ChatRequest): Moment {
	const { messages } = request;
	const last = messages.findLastIndex(({ role }) => role === 'user');
	const calls = messages.slice(last + 1).flatMap((message) => (message.tool_calls ?? []) as Array<{ function: { name: string } }>);
	const facts = factsOf({ ...request, messages: calls.length > 0 ? messages : messages.filter(({ role }) => role !== 'tool') });
	return {
		said,
		before: textOf(messages.slice(0, Math.max(0, last)).findLast(({ role }) => role === 'assistant') ?? { content: '' }),
		instructions: messages.filter(isInstruction).map(textOf).join('\n'),
		tools: (request.tools ?? []) as OfferedTool[],
		used: calls.map((call) => call.function.name),
		facts,
	};
}

const isInstruction = ({ role }: ChatMessage) => role === 'system' || role === 'developer';

const offered = ({ tools }: Moment, { tool }: ToolUse) => tools.find(({ function: { name } }) => tool.test(name));

function fits({ when, after, told, untold, knows, uses = [] }: Rule, moment: Moment): boolean {
	return (
		(when?.test(moment.said) ?? true) &&
		(after?.test(moment.before) ?? true) &&
		(told?.test(moment.instructions) ?? true) &&
		!untold?.test(moment.instructions) &&
		(knows === undefined || Object.hasOwn(moment.facts, knows)) &&
		uses.every((use) => use.ifOffered || offered(moment, use))
	);
}

const PLACE = /\{(\w{1,30})\}/g;

/** The text with its facts, or undefined where one is not known. */
function filledIn(text: string, facts: Facts): string | undefined {
	const isKnown = [...text.matchAll(PLACE)].every(([, name]) => Object.hasOwn(facts, name));
	return isKnown ? text.replace(PLACE, (_place, name: string) => facts[name]) : undefined;
}

const inLanguage = (spoken: Spoken, said: string): string =>
	typeof spoken === 'string' ? spoken : (spoken[languageOf(said)] ?? spoken.en);

/** The arguments, or undefined where one of those a rule asks for is not known. */
function argumentsFor({ with: given = {} }: ToolUse, tool: OfferedTool, facts: Facts): Record<string, unknown> | undefined {
	const known = Object.entries(given).map(([name, value]) => [name, typeof value === 'string' ? filledIn(value, facts) : value] as const);
	if (known.some(([, value]) => value === undefined)) return undefined;
	return { ...Object.fromEntries(known), ...fill(tool.function.parameters ?? {}, facts, Object.fromEntries(known)) };
}

/** The next tool of a rule, or what is said when all have been used. */
function follow(rule: Rule, moment: Moment): StandInAnswer {
	for (const use of rule.uses ?? []) {
		const tool = offered(moment, use);
		if (!tool || moment.used.includes(tool.function.name)) continue;
		const given = argumentsFor(use, tool, moment.facts);
		if (!given) break;
		return { text: '', toolCall: { name: tool.function.name, arguments: given } };
	}
	const said = filledIn(inLanguage(rule.says, moment.said), moment.facts);
	return { text: said ?? inLanguage(rule.otherwise ?? rule.says, moment.said) };
}

/**
 * A reply for {@link startOpenAiStandIn}: the first rule that fits is followed. A request for structured output is answered
 * with what its text tells, whatever the rules say.
 * @param rules the last should fit everything
 */
export function scriptedReply(rules: Rule[]): StandInReply {
	return (said, request) => {
		const schema = schemaIn(request);
		if (schema) return `\`\`\`json\n${JSON.stringify(structured(schema, said))}\n\`\`\``;
		const moment = momentOf(said, request);
		const rule = rules.find((one) => fits(one, moment));
		return rule ? follow(rule, moment) : 'I have no line for that.';
	};
}
