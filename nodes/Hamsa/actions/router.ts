import type { IExecuteFunctions, INodeExecutionData, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

import { type Operations, runOperation } from '../../shared/actions/operations';
import * as agent from './agent';
import * as call from './call';
import * as campaign from './campaign';
import type { Waitable } from './common/waiting/types';
import { resumeExecution } from './common/waiting/resumeHandler';
import * as conversation from './conversation';
import * as dictionary from './dictionary';
import * as job from './job';
import * as knowledgeItem from './knowledgeItem';
import * as number from './number';
import * as project from './project';
import * as speech from './speech';
import * as ttsHistory from './ttsHistory';
import * as usage from './usage';
import * as voice from './voice';
import * as webTool from './webTool';

/** All operations, by the values of the fields Resource and Operation. */
export const operations = {
	agent: agent.operations,
	call: call.operations,
	campaign: campaign.operations,
	conversation: conversation.operations,
	dictionary: dictionary.operations,
	job: job.operations,
	knowledgeItem: knowledgeItem.operations,
	number: number.operations,
	project: project.operations,
	speech: speech.operations,
	ttsHistory: ttsHistory.operations,
	usage: usage.operations,
	voice: voice.operations,
	webTool: webTool.operations,
} satisfies Operations;

/** Runs the selected operation (shared/actions/operations.ts). */
export async function router(this: IExecuteFunctions): Promise<INodeExecutionData[][]> {
	return await runOperation.call(this, 'Hamsa', operations);
}

const waitables = new Map<string, Waitable>(
	Object.entries({ call: call.waitables, job: job.waitables }).flatMap(([resource, own]) =>
		Object.entries(own).map(([operation, waitable]): [string, Waitable] => [`${resource}.${operation}`, waitable]),
	),
);

/** Handles a callback that resumes a waiting execution (common/waiting/resumeHandler.ts). */
export async function resumeHandler(this: IWebhookFunctions): Promise<IWebhookResponseData> {
	const [resource, operation] = ['resource', 'operation'].map((name) => String(this.getNodeParameter(name, '')));
	return await resumeExecution.call(this, waitables.get(`${resource}.${operation}`));
}
