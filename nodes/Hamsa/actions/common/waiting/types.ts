import type { IBinaryKeyData, IDataObject, IExecuteFunctions, INodeExecutionData, IWebhookFunctions } from 'n8n-workflow';

/** Context in which a result is processed: the running node, or the webhook that resumes its execution. */
export type WaitContext = IExecuteFunctions | IWebhookFunctions;

/** Where Hamsa calls back, and the secret it authenticates with (docs/platforms/hamsa.md, 2.3, 7.1 and 10.2). */
export interface Callback {
	webhookUrl: string;
	webhookAuth: { authKey: string; authSecret: string };
}

/**
 * What the fields of an item say about its result. It is stored with the waiting execution, because node parameters cannot
 * be read after the execution is resumed; hence plain JSON without secrets.
 */
export type ResultOptions = IDataObject;

export interface FetchOptions {
	itemIndex?: number;
	/** Whether to fail immediately on a rate limit, because the caller polls again anyway. */
	noRateLimitWait?: boolean;
}

/** A kind of work at Hamsa whose result can be waited for. */
export interface TrackedTask {
	/** As in "could not finish the job". */
	noun: string;
	/** As in "The job 1234". */
	named: (state: IDataObject) => string;
	/** Reads the state from Hamsa; `undefined` if Hamsa has no record of it yet. */
	fetchStatus: (this: WaitContext, id: string, options?: FetchOptions) => Promise<IDataObject | undefined>;
	/** Unknown states count as still running (docs/platforms/hamsa.md, 7.4). */
	stateOf: (state: IDataObject) => 'running' | 'finished' | 'failed';
	/** Reason of a failure; empty if Hamsa gives none. */
	failureOf: (state: IDataObject) => string;
	/** What to do if it was started but its state can no longer be read. */
	advice: string;
}

/** An operation that starts work at Hamsa which takes time. */
export interface Waitable {
	task: TrackedTask;
	/** Reads and validates the result options before anything is sent. */
	resultOptions: (this: IExecuteFunctions, itemIndex: number) => ResultOptions;
	/** Starts the work and returns Hamsa's first answer. `callback` is added to the body unchanged. */
	start: (this: IExecuteFunctions, itemIndex: number, callback?: Callback) => Promise<IDataObject>;
	/** The JSON of the output item for a state. */
	shape: (state: IDataObject, resultOptions: ResultOptions) => IDataObject;
	/** Downloads the files of a finished result. */
	files?: (this: WaitContext, state: IDataObject, resultOptions: ResultOptions, itemIndex: number) => Promise<Files>;
}

export interface Files {
	/** Merged into the JSON of the item. */
	json?: IDataObject;
	binary?: IBinaryKeyData;
}

/** Work of one input item that is not finished yet. */
export interface Pending {
	id: string;
	resultOptions: ResultOptions;
	/** The latest known state. */
	state: IDataObject;
	/** Milliseconds on the monotonic clock. */
	startedAt: number;
}

/** One input item of a waiting execution: still running at Hamsa, or an output item that is already complete. */
export type PendingItem = { id: string; resultOptions: ResultOptions } | { item: INodeExecutionData };

/** What is stored with a waiting execution. */
export interface WaitState {
	/** Identifies this wait, because a node in a loop waits several times in one execution. */
	waitId: string;
	/** Whether a failure becomes an item instead of ending the execution. */
	continueOnFail: boolean;
	/** One for each input item. */
	pendingItems: PendingItem[];
}
