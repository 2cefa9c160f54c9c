// What came of a delivery, in words.
import { isGenuine } from '../genuine';
import type { Delivery, ExecutionLink } from '../protocol';

export interface Verdict {
	tone: 'good' | 'bad' | 'warn' | 'plain' | 'open';
	text: string;
	/** What the trigger said, or why the workflow failed. */
	detail?: string;
}

/** How an execution ends that did not do its work. */
const FAILED = ['error', 'crashed', 'canceled'];

export const hasFailed = ({ status }: ExecutionLink): boolean => FAILED.includes(status);

/** The words of a refusal: `{"message": "..."}`, `{"error": ...}`, or whatever there is. */
function complaintIn(answer: string): string {
	try {
		const { message, error } = JSON.parse(answer) as { message?: string; error?: string | { message?: string } };
		return message ?? (typeof error === 'object' ? error.message : error) ?? answer;
	} catch {
		return answer;
	}
}

/** n8n's own words where no published workflow has this address, and no editor listens at it. */
const NOT_REGISTERED = /^The requested webhook .* is not registered\.$/;

const NOT_PUBLISHED =
	'n8n has no published workflow at this address. Publish the workflow; if the address was pasted by hand, compare it with the Production URL of the trigger.';

const NOT_LISTENING =
	'This is a test URL: n8n takes one delivery there while the editor listens. Give the platform the Production URL of the trigger, and publish the workflow.';

function refusalOf({ status, answer, request }: Delivery): string {
	const complaint = complaintIn(answer);
	if (status !== 404 || !NOT_REGISTERED.test(complaint)) return complaint;
	return request?.url.includes('/webhook-test/') ? NOT_LISTENING : NOT_PUBLISHED;
}

function failureOf({ event, lines }: Delivery, { status, error }: ExecutionLink): Verdict {
	const what = status === 'canceled' ? 'Workflow stopped' : 'Workflow failed';
	const detail = error && (error.node === null ? error.message : `Node “${error.node}”: ${error.message}`);
	return { tone: 'bad', text: event === 'voiceTurn' ? `${what}: ${heardIn(lines)}` : what, ...(detail && { detail }) };
}

function heardIn(lines: Delivery['lines']): string {
	const spoken = lines.filter(({ text }) => text !== '');
	if (spoken.some(({ kind }) => kind === 'fallback')) return 'the caller heard the fallback message';
	if (spoken.some(({ kind }) => kind === undefined)) return 'the caller heard only part of the answer';
	return spoken.length > 0 ? 'the caller heard only a filler line' : 'the caller heard nothing';
}

export function verdictOn(delivery: Delivery): Verdict {
	const { isDone, event, status, error, sentAs, endedBy, lines, repeats, executions, problems } = delivery;
	if (!isDone) return { tone: 'open', text: lines.length > 0 ? 'Speaking' : 'Waiting for an answer' };
	const failed = repeats === null ? executions.find(hasFailed) : undefined;
	if (failed) return failureOf(delivery, failed);
	if (endedBy === 'caller') return { tone: 'plain', text: 'The caller hung up' };
	if (error !== null) return { tone: 'bad', text: 'No answer', detail: error };
	const isWrong = !isGenuine(sentAs);
	const isTaken = status !== null && status >= 200 && status < 300;
	if (!isTaken)
		return { tone: isWrong ? 'good' : 'bad', text: isWrong ? 'Refused, as it should be' : 'Refused', detail: refusalOf(delivery) };
	if (isWrong) return { tone: 'bad', text: 'Accepted, though it should not be' };
	if (repeats !== null) return { tone: 'good', text: 'Known already' };
	if (event !== 'voiceTurn') return { tone: 'good', text: 'Acknowledged' };
	if (lines.some(({ kind }) => kind === 'fallback')) return { tone: 'bad', text: 'The caller heard the fallback message' };
	if (endedBy === 'interruption') return { tone: 'plain', text: 'Interrupted by the caller' };
	if (endedBy !== 'agent' && !lines.some(({ text, does }) => text !== '' || does !== undefined)) return { tone: 'bad', text: 'Silence' };
	const text = endedBy === 'agent' ? 'The agent hung up' : 'Answered';
	return problems.length === 0 ? { tone: 'good', text } : { tone: 'warn', text: `${text}, but not all of it worked` };
}

/** What a platform does with an answer that is not as it documents it; what is not listed is shown as it is. */
const PLAIN: Array<[problem: RegExp, words: (match: RegExpExecArray) => string]> = [
	[
		/^transfer without a transferNumber/,
		() => 'Nobody was put through: the agent has no transfer number. Set one with AgentPhone, Agent, Update.',
	],
	[/^unknown field: (.+)$/, ([, field]) => `The answer has a field that the platform does not document: ${field}`],
	[/^unknown action: (.+)$/, ([, action]) => `The platform knows no action “${action}” and does nothing`],
	[/^line after the closing line: (.+)$/, ([, line]) => `A line came after the end of the turn, and nobody heard it: ${line}`],
	[/^not a JSON object: (.*)$/, ([, line]) => `A line of the answer is not JSON, and nobody heard it: ${line}`],
	[/^still open (\d+) ms/, ([, ms]) => `The answer was not closed ${Number(ms) / 1000} s after its last line`],
	[/^no end after (\d+) ms/, ([, ms]) => `The answer did not end within ${Number(ms) / 1000} s`],
	[/^a tool that was not offered: (.+)$/, ([, tool]) => `The platform has no tool “${tool}” and does nothing`],
	[/^connection lost: (.+)$/, ([, why]) => `The connection broke off: ${why}`],
];

/** @param problem as the simulator of the platform names it */
export function inPlainWords(problem: string): string {
	for (const [pattern, words] of PLAIN) {
		const match = pattern.exec(problem);
		if (match) return words(match);
	}
	return `Not as the platform documents it: ${problem}`;
}

/** What came of it in n8n. */
export function executionsOf({ executions, isLookingForExecutions, repeats, sentAs, target }: Delivery): string {
	if (target.workflow === null) return '';
	if (executions.length === 0) return isLookingForExecutions ? '' : 'started nothing';
	if (executions.length > 1) return `ran ${executions.length} times`;
	return sentAs === 'twice' ? (repeats === null ? 'ran once' : 'ran once, not again') : '';
}
