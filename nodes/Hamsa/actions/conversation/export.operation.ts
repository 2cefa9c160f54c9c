import {
	type IDataObject,
	type IExecuteFunctions,
	type INodeExecutionData,
	type INodeProperties,
	type JsonObject,
	NodeApiError,
	NodeOperationError,
} from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { safeFileName } from '../../../shared/actions/fileName';
import { checksFor, idOf, locatorId, textOf } from '../../../shared/actions/input';
import { attachPartialResult } from '../../../shared/actions/operations';
import { pollUntil, type PollTimes } from '../../../shared/http/pollUntil';
import { exportStatus, startExport } from '../../transport/conversationExport';
import { projectId } from '../../transport/project';
import { publicFile } from '../../transport/publicFile';
import { agentLocator } from '../common/fields';
import { namedPeriodOf, periodFields } from '../common/period';
import { exportOptions } from './exportFields';

const MIME_TYPE = 'text/csv';

/** A small export is ready soon, and one that was started before may be ready already. */
const FIRST_PAUSE_MS = 1_000;

const properties: INodeProperties[] = [
	{ ...agentLocator, description: 'The voice agent whose calls to export. The list can be searched by name.' },
	...periodFields('The period to export. With many calls, choose a short one: Hamsa refuses long periods of busy agents.'),
	{
		displayName: 'Put Output in Field',
		name: 'binaryPropertyName',
		type: 'string',
		required: true,
		default: 'data',
		hint: 'The name of the output binary field to put the file in',
		description: 'The binary field of the item that the CSV file is written to',
	},
	{
		displayName: 'Additional Fields',
		name: 'additionalFields',
		type: 'collection',
		placeholder: 'Add field',
		default: {},
		options: exportOptions,
	},
];

export const description = updateDisplayOptions({ show: { resource: ['conversation'], operation: ['export'] } }, properties);

/**
 * Exports the calls of an agent as a CSV file: starts the export, polls until it is ready, and downloads it without the API key
 * (docs/platforms/hamsa.md, 9). An older form of the route answers with the file at once.
 *
 * @throws NodeOperationError if the export failed, has expired, or is not ready in time; the ID of the export is attached
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<INodeExecutionData[]> {
	const check = checksFor(this, itemIndex);
	const field = check.text('Put Output in Field', textOf.call(this, 'binaryPropertyName', itemIndex), { max: 100 });
	const options = this.getNodeParameter('additionalFields', itemIndex, {}) as IDataObject;
	const name = check.text('File Name', options.fileName ?? 'conversations.csv', { max: 200 });
	const seconds = (label: string, name: string, preset: number, min: number, max: number) =>
		1_000 * check.number(label, name in options ? options[name] : preset, { min, max });
	const times: PollTimes = {
		pollMs: seconds('Poll Interval (Seconds)', 'pollIntervalSeconds', 5, 3, 600),
		maxWaitMs: seconds('Max Wait (Seconds)', 'maxWaitSeconds', 600, 1, 86_400),
	};

	const given = idOf(options.exportId);
	const started =
		given === '' ? await startExport.call(this, await queryOf.call(this, itemIndex), itemIndex) : { state: { exportId: given } };
	const { file, ...json } = 'file' in started ? started : await finishedExport.call(this, started.state, times, itemIndex);
	const fileName = safeFileName(name, 'csv');
	const binary = await this.helpers.prepareBinaryData(file, fileName, MIME_TYPE);
	return [{ json: { ...json, fileName, bytes: file.length }, binary: { [field]: binary } }];
}

/** All fields are checked before the project is asked for. */
async function queryOf(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const voiceAgentId = locatorId.call(this, 'agentId', itemIndex, 'Agent');
	const period = namedPeriodOf.call(this, itemIndex);
	return { projectId: await projectId.call(this, itemIndex), voiceAgentId, ...period };
}

const statusOf = ({ status }: IDataObject): string => String(status ?? '').toLowerCase();

/** A link counts whatever the status is called, because the statuses are not documented. */
const isReady = (state: IDataObject): boolean =>
	statusOf(state) === 'ready' || (typeof state.downloadUrl === 'string' && state.downloadUrl !== '');

/** Polls the export and downloads its file. Statuses that are not known count as not ready yet. */
async function finishedExport(
	this: IExecuteFunctions,
	first: IDataObject,
	times: PollTimes,
	itemIndex: number,
): Promise<{ exportId: string; file: Buffer }> {
	const exportId = String(first.exportId);
	const fail = (message: string, advice: string) => new NodeOperationError(this.getNode(), message, { itemIndex, description: advice });
	try {
		const state = await pollUntil.call(this, {
			...times,
			first,
			isDone: (known) => isReady(known) || ['failed', 'expired'].includes(statusOf(known)),
			fetchStatus: async () => await exportStatus.call(this, exportId, itemIndex),
			itemIndex,
			firstPauseMs: FIRST_PAUSE_MS,
		});
		if (statusOf(state) === 'failed')
			throw fail('Hamsa could not finish the export', 'Choose a shorter period, leave Export ID empty, and run the node again.');
		if (statusOf(state) === 'expired')
			throw fail('The export has expired', 'Leave Export ID empty and run the node again to start a new export.');
		if (isReady(state)) return { exportId, file: await download.call(this, state, itemIndex) };
		throw fail(
			`The export was not ready after ${times.maxWaitMs / 1_000} seconds`,
			'Put its ID into Export ID under Additional Fields and run the node again: it then waits for this export instead of starting another.',
		);
	} catch (error) {
		const hint = `The export ${exportId} was started.`;
		if (error instanceof NodeApiError)
			throw new NodeApiError(this.getNode(), attachPartialResult(error, { exportId }, hint) as unknown as JsonObject);
		throw attachPartialResult(new NodeOperationError(this.getNode(), error as Error, { itemIndex }), { exportId }, hint);
	}
}

async function download(this: IExecuteFunctions, { downloadUrl }: IDataObject, itemIndex: number): Promise<Buffer> {
	// File storage often sends a generic type; a page is an error of the storage.
	const accepts = (type: string) => !/^text\/html/i.test(type);
	const advice = 'The link of an export expires. Leave Export ID empty and run the node again to start a new export.';
	const { bytes } = await publicFile.call(this, { url: String(downloadUrl ?? ''), thing: 'CSV file', accepts, advice, itemIndex });
	return bytes;
}
