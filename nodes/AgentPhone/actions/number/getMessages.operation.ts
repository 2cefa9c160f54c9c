import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { listFields, updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import { endpoint } from '../../transport/client';
import { apiMessages } from '../common/api';
import { numberLocator } from '../common/fields';
import { receivedBetween, receivedFilters } from '../common/received';

const properties: INodeProperties[] = [
	{ ...numberLocator, description: 'The number whose sent and received messages to return' },
	...listFields,
	receivedFilters,
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['getMessages'] } }, properties);

/** `GET /v1/numbers/{number_id}/messages` (docs/platforms/agentphone.md, 3.2 and 6). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject[]> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	const qs = receivedBetween.call(this, itemIndex);
	return await apiMessages.call(this, itemIndex, { path: endpoint('numbers', numberId, 'messages'), qs }, readSender);
}

/** Renames the sender to `from`: it is `from_` in answers, and `from` in some documents. */
function readSender({ id, from, from_, ...rest }: IDataObject): IDataObject {
	return { id, from: from_ ?? from, ...rest };
}
