import type { IDataObject, IExecuteFunctions } from 'n8n-workflow';

import { limitOf } from '../../../shared/actions/fields';
import { idOf } from '../../../shared/actions/input';
import type { ByteStream } from '../../../shared/http/byteStream';
import type { Page } from '../../../shared/http/paging';
import type { RequestContext } from '../../../shared/http/types';
import * as client from '../../transport/client';
import * as list from '../../transport/list';
import * as messages from '../../transport/messages';
import * as stream from '../../transport/stream';
import * as voices from '../../transport/voices';

/*
 * What the node's operations and lists ask AgentPhone with: the transport's functions, in the sub-account that the node's
 * Options name. Each throws what the transport's function of that name throws.
 */

/** Where the node keeps the choice: the field Sub-Account within Options (fields.ts). */
const SUB_ACCOUNT_FIELD = 'generalOptions.subAccountId';

/** The request in the sub-account chosen on the node, unless it names one itself. */
function inSubAccount<Request extends { itemIndex?: number; subAccountId?: string | null }>(context: RequestContext, request: Request): Request {
	const { itemIndex = 0, subAccountId = idOf(chosen(context, itemIndex)) } = request;
	return { ...request, subAccountId };
}

/** A trigger has no such field: it works where its credential does. */
function chosen(context: RequestContext, itemIndex: number): unknown {
	if ('getCurrentNodeParameter' in context) return context.getCurrentNodeParameter(SUB_ACCOUNT_FIELD);
	if ('getInputData' in context) return context.getNodeParameter(SUB_ACCOUNT_FIELD, itemIndex, '');
	return '';
}

export async function apiRequest(this: RequestContext, request: client.ApiRequest): Promise<IDataObject> {
	return await client.apiRequest.call(this, inSubAccount(this, request));
}

export async function apiPage(this: RequestContext, request: client.ApiRequest, offset: number, limit?: number): Promise<Page & { total?: number }> {
	return await list.apiPage.call(this, inSubAccount(this, request), offset, limit);
}

/** Every operation called "Get Many": reads the fields Return All and Limit, and gives the rows. */
export async function apiList(
	this: IExecuteFunctions,
	itemIndex: number,
	request: client.ApiRequest,
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	return await list.apiList.call(this, inSubAccount(this, { ...request, itemIndex }), limitOf.call(this, itemIndex), shape);
}

/** The same for every list of messages, from the newest back. */
export async function apiMessages(
	this: IExecuteFunctions,
	itemIndex: number,
	request: client.ApiRequest,
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	return await messages.apiMessages.call(this, inSubAccount(this, { ...request, itemIndex }), limitOf.call(this, itemIndex), shape);
}

export async function apiStream(this: IExecuteFunctions, request: stream.StreamRequest): Promise<ByteStream> {
	return await stream.apiStream.call(this, inSubAccount(this, request));
}

export async function apiVoices(this: RequestContext, itemIndex?: number): Promise<voices.Voice[]> {
	return await voices.apiVoices.call(this, inSubAccount(this, { itemIndex }));
}
