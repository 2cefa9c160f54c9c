import type { IDataObject, IHookFunctions } from 'n8n-workflow';

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
