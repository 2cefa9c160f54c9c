import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { locatorId } from '../../../shared/actions/input';
import type { Explanation } from '../../../shared/http/apiError';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';
import { numberLocator } from '../common/fields';

/** The answer to releasing a number that is released already (docs/platforms/agentphone.md, 3.2). */
const ALREADY_RELEASED = 400;

const properties: INodeProperties[] = [
	{
		displayName:
			'This permanently releases the number: it cannot be recovered, nothing is refunded, and you no longer receive calls and messages to it. Its messages and conversations remain.',
		name: 'releaseNotice',
		type: 'notice',
		default: '',
	},
	{ ...numberLocator, description: 'The number to release permanently' },
];

export const description = updateDisplayOptions({ show: { resource: ['number'], operation: ['release'] } }, properties);

/** `DELETE /v1/numbers/{number_id}` (docs/platforms/agentphone.md, 3.2). */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const numberId = locatorId.call(this, 'numberId', itemIndex, 'Number');
	await apiRequest.call(this, {
		method: 'DELETE',
		path: endpoint('numbers', numberId),
		itemIndex,
		doneStatuses: [ALREADY_RELEASED, 404],
		explainStatus,
	});
	return { deleted: true, id: numberId };
}

function explainStatus(status: number, platformMessage: string): Explanation | undefined {
	if (status !== ALREADY_RELEASED) return undefined;
	return {
		message: `The number cannot be released, because it already is${platformMessage === '' ? '' : `: ${platformMessage}`}`,
		description: 'Check the ID of the number. Number: Get shows the status of a released number, Number: Get Many leaves it out.',
	};
}
