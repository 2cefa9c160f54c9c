import { NodeOperationError, type IDataObject, type IHookFunctions } from 'n8n-workflow';

import { registersItself } from '../../shared/webhook/registration';
import { apiRequest, endpoint } from '../transport/client';

/**
 * Refuses an agent none of whose calls could ever start this workflow: n8n would publish it, and nothing would happen. Looks at
 * the agent only if its callers are to be answered, or if they would wait for an answer in vain.
 *
 * @returns the agent if its callers are answered and it could be read
 * @throws NodeOperationError if the agent is hosted or has no phone number; its message says what to do
 */
export async function checkAgent(this: IHookFunctions): Promise<IDataObject | undefined> {
	if (!registersItself(this) || this.getNodeParameter('listenTo') !== 'agent') return undefined;
	const events = this.getNodeParameter('events', []) as string[];
	const answersCallers = events.includes('voiceTurn');
	if (!answersCallers && !events.includes('callEnded')) return undefined;
	const agentId = this.getNodeParameter('agent', undefined, { extractValue: true }) as string;
	const agent = await readAgent(this, agentId);
	const isHosted = agent.voiceMode === 'hosted';
	const name = `"${String(agent.name ?? agentId)}"`;
	if (!answersCallers) {
		if (agent.voiceMode === 'webhook')
			this.logger.warn(
				`AgentPhone Trigger: callers of the agent ${name} hear only the fallback message, because its voice mode is Webhook and Caller Speaks is not among the events`,
			);
		return undefined;
	}
	if (isHosted) {
		throw new NodeOperationError(
			this.getNode(),
			`The agent ${name} is hosted: AgentPhone answers its callers without this workflow, so Caller Speaks never starts it. Set Voice Mode of the agent to Webhook (AgentPhone node: Agent, Update) and publish again, or take Caller Speaks out of Events`,
			{ level: 'warning' },
		);
	}
	const { withoutNumber } = this.getNodeParameter('options', {}) as IDataObject;
	if (withoutNumber !== true && Array.isArray(agent.numbers) && agent.numbers.length === 0) {
		throw new NodeOperationError(
			this.getNode(),
			`The agent ${name} has no phone number, so nobody can call it. Attach one (AgentPhone node: Agent, Attach Number) and publish again. If it takes web calls only, turn on the option Agent Without Number`,
			{ level: 'warning' },
		);
	}
	return agent;
}

/** `GET /v1/agents/{agent_id}` (docs/platforms/agentphone.md, 3.1). Empty if it cannot be read: setting the webhook then says why. */
async function readAgent(context: IHookFunctions, agentId: string): Promise<IDataObject> {
	try {
		return await apiRequest.call(context, { path: endpoint('agents', agentId) });
	} catch (error) {
		context.logger.debug(`AgentPhone Trigger could not read the agent: ${(error as Error).message}`);
		return {};
	}
}
