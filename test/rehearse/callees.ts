// Who can be called on a test bed that the rehearsal starts itself, told without starting it.
import { AGENT_PHONE_EVENTS } from '../console/agentPhoneEvents';
import { callersFor } from '../console/customLlm';
import type { EventChoice } from '../console/protocol';
import type { WorkflowJson } from '../e2e/harness/workflows';
import { callEventPlatforms } from '../simulator/callEvents';
import { callEvents } from '../start/callEvents';
import { canBeCalled, exampleNamed, exampleNames } from '../start/examples';
import { hamsaEvents, receptEvents } from '../start/platformEvents';
import type { Called } from './acts';

export interface Callee {
	/** An agent's and a workflow's. */
	names: string[];
	workflow: WorkflowJson;
	/** What it can be told; left out where only the running console knows. */
	target?: Called;
}

/** Agents of the three examples that are always there. */
const AGENTS: Record<string, string> = { 'answer-a-call': 'Order line', 'answer-with-ai-agent': 'Reception', 'log-ended-calls': 'Survey' };

/** For the first workflow of somebody's own: until there is one, it belongs to the workflow of the whole account. */
const SPARE_AGENT = 'Your own agent';

const WHOLE_ACCOUNT = 'log-ended-calls';

/** AgentPhone speaks on its calls itself. */
const HOSTED = ['Survey'];

const has = ({ nodes }: WorkflowJson, trigger: string): boolean => nodes.some(({ type }) => type.endsWith(`.${trigger}`));

/** Of a workflow that is published for an agent of its own. */
export function calleeOf(workflow: WorkflowJson, agent = workflow.name): Callee {
	const names = [agent, workflow.name];
	const events = (all: Array<Omit<EventChoice, 'starts'>>) => all.map((event) => ({ ...event, starts: true }));
	if (has(workflow, 'agentPhoneTrigger')) {
		const all = AGENT_PHONE_EVENTS.filter(({ value }) => value !== 'voiceTurn' || !HOSTED.includes(agent));
		return { names, workflow, target: { name: agent, events: events(all), tellsNumber: true } };
	}
	if (!has(workflow, 'customLlmTrigger')) return { names, workflow };
	const turn = { value: 'voiceTurn', label: 'Voice turn' };
	return { names, workflow, target: { name: agent, events: events([turn]), callers: callersFor(workflow.name) } };
}

/** Platforms that only tell: they are named by their agent or by the node of the workflow. */
function tellers(): Callee[] {
	const none = { id: '', name: '', type: '' };
	const secrets = Object.fromEntries(callEventPlatforms.map(({ path }) => [path, { credential: none, secret: '' }]));
	const all: Array<[WorkflowJson, ...string[]]> = [[hamsaEvents(none, ''), 'Front desk'], [receptEvents(none)], [callEvents(secrets)]];
	return all.map(([workflow, ...agents]) => ({
		names: [...agents, workflow.name, ...workflow.nodes.filter(({ type }) => type.endsWith('Trigger')).map(({ name }) => name)],
		workflow,
	}));
}

export interface TestBedCallees {
	callees: Callee[];
	/** Names of examples that need an account, and wait in the editor. */
	waiting: string[];
}

export async function calleesOfTheTestBed(): Promise<TestBedCallees> {
	const examples = await Promise.all((await exampleNames()).map(async (file) => ({ file, workflow: await exampleNamed(file) })));
	const isThere = ({ workflow }: { workflow: WorkflowJson }) => canBeCalled(workflow) || has(workflow, 'customLlmTrigger');
	return {
		callees: [
			...examples.filter(isThere).map(({ file, workflow }) => calleeOf(workflow, AGENTS[file])),
			...examples.filter(({ file }) => file === WHOLE_ACCOUNT).map(({ workflow }) => calleeOf(workflow, SPARE_AGENT)),
			...tellers(),
		],
		waiting: examples.filter((one) => !isThere(one)).map(({ workflow }) => workflow.name),
	};
}
