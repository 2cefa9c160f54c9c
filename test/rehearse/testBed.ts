// Where a rehearsal is played: a real n8n with the simulated platforms, started for it or running already.
import { randomUUID } from 'node:crypto';
import path from 'node:path';

import type { Target } from '../console/protocol';
import { N8nApi, type StoredWorkflow } from '../e2e/harness/api';
import type { WorkflowJson } from '../e2e/harness/workflows';
import type { ConsoleDemo } from '../start/demo';
import { connectAccounts, publishForAgent } from '../start/examples';
import { demoRules } from '../start/model/rules';
import { scriptedReply } from '../start/model/scripted';
import { ConsoleClient } from './consoleClient';
import type { Rehearsal } from './format';
import { suggestion } from './issues';
import { unknownNames } from './names';
import { CannotRun, pretending, refuseRealAccounts } from './pretend';
import { readWorkflow } from './resolve';
import { rulesOf } from './script';
import { plain } from './text';

const NEEDS_OWN_TEST_BED = '"workflow" is published in an n8n of its own: leave out --on, or write "call"';

/** A check of a node that is not there could pass forever. Tables may be made during the call. @throws {CannotRun} */
function refuseUnknownNames(rehearsal: Rehearsal, workflow: WorkflowJson): void {
	const [unknown] = unknownNames(rehearsal, workflow, { names: [], areAll: false });
	if (unknown) throw new CannotRun(unknown.words);
}

/** What a rehearsal plays with, and what puts everything back. */
export interface Prepared {
	target: Target;
	workflow: StoredWorkflow;
	undo(): Promise<void>;
}

const agentOf = ({ id }: Pick<Target, 'id'>): string => id.slice('agentphone:'.length);

/** An agent without a workflow would stay on the page for good. */
async function removeAgent({ baseUrl, apiKey }: RunningDemo['simulator'], id: string): Promise<void> {
	await fetch(`${baseUrl}/v1/agents/${id}`, { method: 'DELETE', headers: { authorization: `Bearer ${apiKey}` } });
}

/** Of this process. */
export type RunningDemo = Omit<ConsoleDemo, 'stop'>;

/** Whether a credential leads to what runs on this machine: by its name, which a run gives it. */
const isSimulated = (name: string): boolean => /^(?:Simulated |Stand-in model$)/.test(name);

export class TestBed {
	private constructor(
		readonly client: ConsoleClient,
		readonly api: N8nApi,
		/** Null on a test bed that another process started. */
		private readonly demo: RunningDemo | null,
		private readonly harmless: Set<string>,
		private readonly stop: () => Promise<void> = () => Promise.resolve(),
	) {}

	/** @param stop what ends the demo; left out, it goes on running */
	static async of(demo: RunningDemo, stop?: () => Promise<void>): Promise<TestBed> {
		const client = await ConsoleClient.connect(demo.console.url);
		const harmless = new Set((await demo.api.listCredentials()).map(({ name }) => name).filter(isSimulated));
		return new TestBed(client, demo.api, demo, harmless, stop);
	}

	/** @param url of the call console of `npm start` @throws Error when none answers there */
	static async on(url: string): Promise<TestBed> {
		const client = await ConsoleClient.connect(url);
		const api = new N8nApi(client.editorUrl);
		await api.login();
		const names = (await api.listCredentials()).map(({ name }) => name);
		return new TestBed(client, api, null, new Set(names.filter(isSimulated)));
	}

	async close(): Promise<void> {
		this.client.close();
		await this.stop();
	}

	/**
	 * Publishes the workflow of a rehearsal, or finds the one that is published, and replaces nodes in it.
	 * @param file of the rehearsal: a workflow's file is named from its folder
	 * @throws {CannotRun}
	 */
	async prepare(rehearsal: Rehearsal, file: string): Promise<Prepared> {
		if (rehearsal.workflow !== undefined) return await this.publish(rehearsal, path.resolve(path.dirname(file), rehearsal.workflow));
		const { target, workflow } = await this.find(rehearsal);
		const played = pretending(workflow, rehearsal.pretend);
		this.refuseReal(played, rehearsal);
		if (Object.keys(rehearsal.pretend).length === 0) return { target, workflow, undo: () => Promise.resolve() };
		const change = async ({ nodes }: WorkflowJson) => {
			await this.api.updateWorkflow(workflow.id, { nodes });
			await this.api.activateWorkflow(workflow.id);
		};
		await change(played);
		return { target, workflow, undo: async () => await change(workflow) };
	}

	/** What is called, if all that the rehearsal names is there. @throws {CannotRun} */
	async find(rehearsal: Rehearsal): Promise<Pick<Prepared, 'target' | 'workflow'>> {
		if (rehearsal.call === undefined) throw new CannotRun(NEEDS_OWN_TEST_BED);
		const target = await this.targetNamed(rehearsal.call);
		if (!target.workflow) throw new CannotRun(`No workflow of n8n answers "${rehearsal.call}"`);
		const workflow = await this.api.getWorkflow(target.workflow.id);
		refuseUnknownNames(rehearsal, workflow);
		return { target, workflow };
	}

	/** The model says what a rehearsal's script has for it, else what the demo's rules have. @throws {CannotRun} */
	followScript(script: Rehearsal['script']): void {
		if (!this.demo) {
			if (script) throw new CannotRun('"script" is for the model that the rehearsal starts itself: leave out --on');
			return;
		}
		this.demo.model.configure({ reply: scriptedReply([...(script ? rulesOf(script) : []), ...demoRules]) });
	}

	transferNumberOf({ id, platform }: Target): string | null {
		if (!this.demo || platform !== 'agentphone') return null;
		const agentId = agentOf({ id });
		return this.demo.simulator.state.ownerOf(agentId).agent(agentId).transferNumber;
	}

	async rows(table: string): Promise<Array<Record<string, unknown>>> {
		const tables = await this.api.listDataTables();
		const found = tables.find(({ name }) => plain(name) === plain(table));
		if (!found) throw new Error(`There is no Data Table "${table}". There are: ${tables.map(({ name }) => name).join(', ')}.`);
		return await this.api.listDataTableRows(found);
	}

	private refuseReal(workflow: WorkflowJson, rehearsal: Rehearsal): void {
		refuseRealAccounts(workflow, new Set([...this.harmless, ...rehearsal['may touch']]));
	}

	private async targetNamed(name: string): Promise<Target> {
		const targets = await this.client.targets();
		const isNamed = (one: Target) => [one.name, one.number ?? '', one.workflow?.name ?? ''].some((each) => plain(each) === plain(name));
		const found = targets.filter(isNamed);
		const [target] = [...found.filter(({ takesCalls }) => takesCalls), ...found];
		if (!target) throw new CannotRun(`Nobody is called "${name}". ${suggestion(name, [...new Set(targets.map((one) => one.name))])}`);
		if (target.obstacle) throw new CannotRun(target.obstacle);
		return target;
	}

	private async publish(rehearsal: Rehearsal, file: string): Promise<Prepared> {
		if (!this.demo) throw new CannotRun(NEEDS_OWN_TEST_BED);
		const { api, simulator, accounts } = this.demo;
		const read = await readWorkflow(file);
		refuseUnknownNames(rehearsal, read);
		const pretended = pretending(read, rehearsal.pretend);
		// A copy of a published workflow must not take its addresses.
		const nodes = pretended.nodes.map((node) => (node.webhookId === undefined ? node : { ...node, webhookId: randomUUID() }));
		const workflow = { ...pretended, nodes };
		this.refuseReal(connectAccounts(workflow, accounts), rehearsal);
		const id = await publishForAgent({ api, simulator, accounts }, workflow).catch((error: unknown) => {
			throw new CannotRun(`n8n does not publish the workflow: ${error instanceof Error ? error.message : String(error)}`);
		});
		const target = (await this.client.targets()).find((one) => one.workflow?.id === id);
		const undo = async () => {
			await api.deactivateWorkflow(id);
			await api.deleteWorkflow(id);
			if (target?.platform === 'agentphone') await removeAgent(simulator, agentOf(target));
		};
		if (target) return { target, workflow: await api.getWorkflow(id), undo };
		await undo();
		throw new CannotRun(`"${workflow.name}" has no trigger that can be called here`);
	}
}
