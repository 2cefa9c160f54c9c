import type { IDataObject } from 'n8n-workflow';

import { idOf } from '../../shared/actions/input';
import type { RequestContext } from '../../shared/http/send';

const HEADER = 'X-Sub-Account-Id';

/** Where the node keeps the choice: the field Sub-Account within Options (actions/common/fields.ts). */
const PARAMETER = 'generalOptions.subAccountId';

/**
 * The header that names the sub-account chosen on the node, which wins over the credential's; none if none is chosen.
 * One place for every operation and every list of a resource locator (docs/platforms/agentphone.md, 1: each endpoint takes it).
 *
 * @param mainAccount leaves the header out whatever was chosen: `undefined` also takes away the credential's
 */
export function subAccountHeaders(this: RequestContext, mainAccount = false, itemIndex = 0): IDataObject {
	if (mainAccount) return { [HEADER]: undefined };
	const id = idOf(chosen.call(this, itemIndex));
	return id === '' ? {} : { [HEADER]: id };
}

/** The trigger has no such field: it works where its credential does. */
function chosen(this: RequestContext, itemIndex: number): unknown {
	if ('getCurrentNodeParameter' in this) return this.getCurrentNodeParameter(PARAMETER);
	if ('getInputData' in this) return this.getNodeParameter(PARAMETER, itemIndex, '');
	return '';
}
