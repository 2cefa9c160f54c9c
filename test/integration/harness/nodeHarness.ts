import type {
	ICredentialDataDecryptedObject,
	ICredentialType,
	IDataObject,
	INode,
	INodeListSearchResult,
	INodeParameters,
	INodeType,
} from 'n8n-workflow';

import type { RecordedRequest } from '../../simulator/common/recorder';
import { runListSearch, runNode, type NodeResult, type NodeRun } from '.';

export interface RunOptions extends Pick<NodeRun, 'binary' | 'onStart'> {
	items?: IDataObject[];
	settings?: Partial<INode>;
	credential?: ICredentialDataDecryptedObject;
}

export interface PlatformSimulator {
	requests: RecordedRequest[];
	close: () => Promise<void>;
}

export interface Subject {
	node: new () => INodeType;
	credentialType: new () => ICredentialType;
	/** What the credential holds, so that it leads to the simulator. */
	credential: ICredentialDataDecryptedObject;
}

/** A resource locator's value, as the editor stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** A platform's node with a simulated platform to talk to. */
export class NodeHarness<Platform extends PlatformSimulator> {
	constructor(
		readonly simulator: Platform,
		private readonly subject: Subject,
	) {}

	/** Runs `'agent.get'` with the fields given. */
	async run(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}): Promise<NodeResult> {
		const [resource, name] = operation.split('.');
		const { credential, ...rest } = options;
		return await runNode({
			...this.surroundings(credential),
			...rest,
			parameters: { resource, operation: name, ...parameters },
		});
	}

	/** Runs an operation that has to work, and gives what the first item became. */
	async first(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}): Promise<IDataObject> {
		const { json, error } = await this.run(operation, parameters, options);
		if (error) throw new Error(`${operation}: ${error.message}`);
		return json[0];
	}

	/** Runs an operation that has to be refused, and gives what n8n stores. */
	async rejection(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const { error, json } = await this.run(operation, parameters, options);
		if (!error) throw new Error(`${operation} worked: ${JSON.stringify(json)}`);
		const { message, description, context } = error;
		return {
			message,
			description: String(description),
			itemIndex: context.itemIndex,
			httpCode: 'httpCode' in error ? error.httpCode : undefined,
		};
	}

	async search(method: string, filter?: string, paginationToken?: string): Promise<INodeListSearchResult> {
		return await runListSearch({ ...this.surroundings(), method, filter, paginationToken });
	}

	/** What was received, without the moment and the transport's own headers. */
	get sent(): Array<Pick<RecordedRequest, 'method' | 'path' | 'query' | 'body'>> {
		return this.simulator.requests.map(({ method, path, query, body }) => ({ method, path, query, body }));
	}

	get request(): RecordedRequest {
		const [request, ...more] = this.simulator.requests;
		if (!request || more.length > 0) throw new Error(`Expected one request, not ${this.simulator.requests.length}`);
		return request;
	}

	async close(): Promise<void> {
		await this.simulator.close();
	}

	private surroundings(credential: ICredentialDataDecryptedObject = {}) {
		const { node, credentialType, credential: usual } = this.subject;
		return { node, credentialTypes: [credentialType], credentials: { [new credentialType().name]: { ...usual, ...credential } } };
	}
}
