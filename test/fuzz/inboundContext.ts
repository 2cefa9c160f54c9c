import type { IDataObject, IWebhookFunctions, IWebhookResponseData } from 'n8n-workflow';

export interface SentDelivery {
	headers: Record<string, string>;
	body: Buffer;
	ip?: string;
}

export interface Answered {
	status: number;
	body: string;
	/** Whether an execution starts. */
	started: boolean;
}

export interface TriggerState {
	parameters: IDataObject;
	credentials: Record<string, IDataObject>;
	staticData: IDataObject;
}

let workflows = 0;

/** As much of n8n's context as receiving asks for, but for the request and its response. */
export function contextOf({ parameters, credentials, staticData }: TriggerState, mode = 'webhook'): IWebhookFunctions {
	const workflowId = `fuzz-${++workflows}`;
	const context = {
		getNodeParameter: (name: string, fallback?: unknown) => (name in parameters ? parameters[name] : fallback),
		getCredentials: (type: string) => Promise.resolve(credentials[type]),
		getWorkflowStaticData: () => staticData,
		getWorkflow: () => ({ id: workflowId }),
		getNode: () => ({ id: 'node', name: 'Trigger' }),
		getChildNodes: () => [],
		getMode: () => mode,
		getWebhookName: () => 'default',
		helpers: {
			prepareBinaryData: (bytes: Buffer, fileName: string, mimeType: string) =>
				Promise.resolve({ data: bytes.toString('base64'), fileName, mimeType }),
		},
		logger: {
			error: (message: string) => {
				throw new Error(message);
			},
		},
	};
	return context as unknown as IWebhookFunctions;
}

/**
 * A trigger's `webhook()` without n8n around it, so that a hundred thousand deliveries take seconds. The same deliveries go
 * through a real n8n in e2e.
 */
export function receiverOf(receive: (this: IWebhookFunctions) => Promise<IWebhookResponseData>, state: TriggerState, mode?: string) {
	const surroundings = contextOf(state, mode);
	return async ({ headers, body, ip = '203.0.113.7' }: SentDelivery): Promise<Answered> => {
		const answer = { status: 0, body: '' };
		const res = {
			headersSent: false,
			writableEnded: false,
			status: (code: number) => {
				answer.status = code;
				return res;
			},
			setHeader: () => undefined,
			removeHeader: () => undefined,
			flushHeaders: () => undefined,
			write: (chunk: string) => {
				answer.body += chunk;
				return true;
			},
			end: (chunk?: string) => {
				answer.body += chunk ?? '';
				res.writableEnded = true;
				return res;
			},
			once: () => res,
		};
		// Node gives header names in lower case.
		const lower = Object.fromEntries(Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value]));
		const context = {
			...surroundings,
			getRequestObject: () => ({ headers: lower, rawBody: body, ip, secure: true }),
			getResponseObject: () => res,
		};
		const { workflowData } = await receive.call(context as unknown as IWebhookFunctions);
		const started = workflowData !== undefined;
		// n8n holds the execution now, and it ends.
		if (started) {
			res.write('{"type":"begin"}\n');
			res.end();
		}
		return { ...answer, started };
	};
}
