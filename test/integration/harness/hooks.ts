/** What n8n does with a trigger when its workflow is activated and deactivated, on the real `HookContext`. */
import './userFolder';

import { HookContext } from 'n8n-core';
import type { INodeParameters, INodeType, IWebhookData, Workflow } from 'n8n-workflow';

import { makeAdditionalData, makeWorkflow, type Surroundings } from '.';

export interface HookedTrigger extends Omit<Surroundings, 'nodeTypes'> {
	node: new () => INodeType;
	/** What its URLs are known by. */
	webhookId: string;
	parameters: INodeParameters;
	/** Under which n8n believes to be reached. */
	webhookBaseUrl: string;
}

export type HookName = 'checkExists' | 'create' | 'delete';

/** One trigger in one workflow. Its static data lasts as long as it; a test listen would have its own. */
export class HookHarness {
	private readonly workflow: Workflow;

	constructor(private readonly trigger: HookedTrigger) {
		const { node, parameters, webhookId } = trigger;
		this.workflow = makeWorkflow(
			{ ...trigger, nodeTypes: [node] },
			[{ name: 'Trigger', type: new node().description.name, parameters, webhookId }],
			{},
		);
	}

	/** @param changes what has become different since */
	async call(
		hook: HookName,
		changes: Partial<Pick<HookedTrigger, 'parameters' | 'credentials' | 'webhookBaseUrl'>> = {},
	): Promise<boolean> {
		const { node, ...trigger } = { ...this.trigger, ...changes };
		const type = new node();
		const ownNode = this.workflow.getNode('Trigger')!;
		Object.assign(ownNode.parameters, trigger.parameters);
		const additionalData = { ...makeAdditionalData(trigger), webhookBaseUrl: trigger.webhookBaseUrl };
		const context = new HookContext(this.workflow, ownNode, additionalData, 'trigger', 'activate', { isTest: false } as IWebhookData);
		return await type.webhookMethods!.default![hook].call(context);
	}

	get staticData(): object {
		return this.workflow.getStaticData('node', this.workflow.getNode('Trigger')!);
	}
}
