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
 * The functions of the transport for operations and lists, applied to the sub-account selected in the Options of the node. Each
 * function throws what the transport function of the same name throws.
 */

/** Path of the field Sub-Account within Options (fields.ts). */
const SUB_ACCOUNT_FIELD = 'generalOptions.subAccountId';

/** Adds the sub-account selected in the node, unless the request already has one. */
function inSubAccount<Request extends { itemIndex?: number; subAccountId?: string | null }>(
	context: RequestContext,
	request: Request,
): Request {
	if (request.subAccountId !== undefined) return request;
	const subAccountId = idOf(selectedSubAccount(context, request.itemIndex ?? 0));
	return subAccountId === '' ? request : { ...request, subAccountId };
}

/** The value of the field; empty for a trigger, which has no such field and uses the sub-account of its credential. */
function selectedSubAccount(context: RequestContext, itemIndex: number): unknown {
	if ('getCurrentNodeParameter' in context) return context.getCurrentNodeParameter(SUB_ACCOUNT_FIELD);
	if ('getInputData' in context) return context.getNodeParameter(SUB_ACCOUNT_FIELD, itemIndex, '');
	return '';
}

/** Sends one request and returns the JSON of the answer. */
export async function apiRequest(this: RequestContext, request: client.ApiRequest): Promise<IDataObject> {
	return await client.apiRequest.call(this, inSubAccount(this, request));
}

/** Reads one page of a list that is paged by offset. */
export async function apiPage(
	this: RequestContext,
	request: client.ApiRequest,
	offset: number,
	limit?: number,
): Promise<Page & { total?: number }> {
	return await list.apiPage.call(this, inSubAccount(this, request), offset, limit);
}

/** Runs an operation "Get Many": reads the fields Return All and Limit, and returns the rows, each passed through `shape`. */
export async function apiList(
	this: IExecuteFunctions,
	itemIndex: number,
	request: client.ApiRequest,
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	return await list.apiList.call(this, inSubAccount(this, { ...request, itemIndex }), limitOf.call(this, itemIndex), shape);
}

/** The same for a list of messages, newest first. */
export async function apiMessages(
	this: IExecuteFunctions,
	itemIndex: number,
	request: client.ApiRequest,
	shape: (row: IDataObject) => IDataObject = (row) => row,
): Promise<IDataObject[]> {
	return await messages.apiMessages.call(this, inSubAccount(this, { ...request, itemIndex }), limitOf.call(this, itemIndex), shape);
}

/** Opens a response that is read as a stream. */
export async function apiStream(this: IExecuteFunctions, request: stream.StreamRequest): Promise<ByteStream> {
	return await stream.apiStream.call(this, inSubAccount(this, request));
}

/** Opens a response of a route that may be public, which is read as a stream. */
export async function maybePublicStream(this: IExecuteFunctions, request: stream.StreamRequest): Promise<ByteStream> {
	return await stream.maybePublicStream.call(this, inSubAccount(this, request));
}

/** Reads all voices. */
export async function apiVoices(this: RequestContext, itemIndex?: number): Promise<voices.Voice[]> {
	return await voices.apiVoices.call(this, inSubAccount(this, { itemIndex }));
}
