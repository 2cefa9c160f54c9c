import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Every n8n context that can send a request with a credential. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** What the platform answered, whatever the status. Header names are lower case. */
export interface HttpAnswer {
	responded: true;
	statusCode: number;
	headers: Record<string, unknown>;
	/** Parsed JSON; text if it was no JSON; '' if there was none. */
	body: unknown;
}

/** No HTTP answer came. `code` is Node's (ECONNRESET...), ERR_CANCELED if the execution was stopped, '' if unknown. */
export interface NetworkFailure {
	responded: false;
	code: string;
	/** What n8n or Node says about it. It may name the host; it is never shown without the secrets taken out. */
	reason: string;
	/** The answer had begun to come. */
	responseStarted?: boolean;
}

export interface AttemptStats {
	attempts: number;
	/** Whether any attempt, the last one included, may have been carried out without a good answer. */
	mayHaveExecuted: boolean;
}

export type HttpOutcome = (HttpAnswer & AttemptStats) | (NetworkFailure & AttemptStats);
