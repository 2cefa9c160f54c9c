import type { IDataObject, IExecuteFunctions, INodeProperties } from 'n8n-workflow';

import { updateDisplayOptions } from '../../../shared/actions/fields';
import { formatValue } from '../../../shared/actions/formatValue';
import { checksFor, textOf } from '../../../shared/actions/input';
import { asciiDigits, withoutInvisible } from '../../../shared/actions/plainText';
import { endpoint } from '../../transport/client';
import { apiRequest } from '../common/api';

const properties: INodeProperties[] = [
	{
		displayName:
			'The right code costs money: AgentPhone charges $0.05 for it, and nothing for a wrong one. Each check uses one of three attempts. A wrong code is a result with verified: false, so continue with an IF node.',
		name: 'checkNotice',
		type: 'notice',
		default: '',
	},
	{
		displayName: 'Verification ID',
		name: 'verificationId',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. ver_demo01',
		description: 'The verification_id that Send returned',
	},
	{
		displayName: 'Code',
		name: 'code',
		type: 'string',
		required: true,
		default: '',
		placeholder: 'e.g. 123456',
		description:
			'The 6 digits that the person received. Spaces and hyphens are removed. Pass it as text, because a number loses the zeros at its beginning.',
	},
];

export const description = updateDisplayOptions({ show: { resource: ['verification'], operation: ['check'] } }, properties);

/**
 * `POST /v1/verify/check` (docs/platforms/agentphone.md, 3.14), in snake_case. The item is the answer, `{result,
 * attempts_remaining}`, with `verified`, which is true for the result `ok` only. Each request uses an attempt, so it is not
 * idempotent; a code that cannot be right is rejected here, where it uses none.
 */
export async function execute(this: IExecuteFunctions, itemIndex: number): Promise<IDataObject> {
	const check = checksFor(this, itemIndex);
	const verificationId = textOf.call(this, 'verificationId', itemIndex).trim() || check.reject('Verification ID', 'must not be empty');
	const typed = textOf.call(this, 'code', itemIndex);
	const code = asciiDigits(withoutInvisible(typed)).replace(/[\s-]/g, '');
	if (!/^\d{6}$/.test(code))
		check.reject('Code', `must be 6 digits, but is ${formatValue(typed.trim())}`, 'Nothing was sent, so no attempt was used.');
	const answer = await apiRequest.call(this, {
		method: 'POST',
		path: endpoint('verify', 'check'),
		body: { verification_id: verificationId, code },
		itemIndex,
	});
	return { verified: answer.result === 'ok', ...answer };
}
