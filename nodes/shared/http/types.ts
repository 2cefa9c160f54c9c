import type { IExecuteFunctions, IHookFunctions, ILoadOptionsFunctions, IWebhookFunctions } from 'n8n-workflow';

/** Every n8n context that can send a request with a credential. */
export type RequestContext = IExecuteFunctions | ILoadOptionsFunctions | IHookFunctions | IWebhookFunctions;

/** An HTTP response with any status. Header names are lower case. */
export interface HttpResponse {
	responded: true;
	statusCode: number;
	headers: Record<string, unknown>;
	/** Parsed JSON; the text if it was not JSON; '' if the body was empty. A `ByteStream` if the request asked for one. */
	body: unknown;
}

/** No complete HTTP response. `code` is that of Node.js (ECONNRESET...), ERR_CANCELED if the execution was stopped, '' if unknown. */
export interface NetworkFailure {
	responded: false;
	code: string;
	/** Message of the error that n8n or Node.js threw. It may contain the host; secrets are redacted before it is shown. */
	reason: string;
	/** Whether a part of the response had been received. */
	responseStarted?: boolean;
}

export interface AttemptStats {
	attempts: number;
	/** Whether any attempt, the last one included, may have been carried out although it got no usable response. */
	mayHaveExecuted: boolean;
}

export type HttpOutcome = (HttpResponse & AttemptStats) | (NetworkFailure & AttemptStats);
