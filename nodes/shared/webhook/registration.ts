import { NodeOperationError, type IDataObject, type IHookFunctions, type INodeProperties } from 'n8n-workflow';

/** What has static data: hooks and webhooks. A test listen has static data of its own. */
export type StaticDataHolder = { getWorkflowStaticData(type: string): IDataObject };

/** What a trigger node remembers of its registration, or `undefined` before the first activation and after deactivation. */
export function rememberedRegistration<Registration>(context: StaticDataHolder): Registration | undefined {
	return context.getWorkflowStaticData('node').registration as Registration | undefined;
}

export function rememberRegistration(context: StaticDataHolder, registration: object | undefined): void {
	const data = context.getWorkflowStaticData('node');
	if (registration) data.registration = registration as IDataObject;
	else delete data.registration;
}

/** Whether the node sets its webhook by the platform's API; else the user pastes the URL there. */
export function registersItself(context: Pick<IHookFunctions, 'getNodeParameter'>): boolean {
	return context.getNodeParameter('registration') === 'api';
}

/** Production and test URL of one node differ in their first segments only. */
export function isOwnUrl(one: string, other: string): boolean {
	const tail = (url: string) => url.split('/').slice(-2).join('/');
	return tail(one) === tail(other);
}

/**
 * The field that decides what becomes of a webhook that somebody else has set, where a platform has room for one only.
 *
 * @param replacing what Replace It does
 * @param room as in "Hamsa has one webhook per agent"
 */
export const ifSlotTakenField = (replacing: string, room: string): INodeProperties => ({
	displayName: 'If Another Webhook Is Set',
	name: 'ifSlotTaken',
	type: 'options',
	noDataExpression: true,
	displayOptions: { show: { registration: ['api'] } },
	options: [
		{ name: 'Do Not Activate', value: 'refuse', description: 'Leave it alone and say where it leads' },
		{ name: 'Replace It', value: 'replace', description: replacing },
	],
	default: 'refuse',
	description: room,
});

/**
 * What the user is told whose field says Do Not Activate.
 *
 * @param room as in "one webhook per agent"
 */
export function slotTaken(context: IHookFunctions, message: string, { room, url }: { room: string; url: string }): NodeOperationError {
	return new NodeOperationError(context.getNode(), message, {
		description: `There is ${room}, and this one is set to ${url}. Set "If Another Webhook Is Set" to "Replace It" (deactivating this workflow puts it back), or choose another agent.`,
		level: 'warning',
	});
}
