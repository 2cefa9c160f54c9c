import type { ICredentialDataDecryptedObject, INode, INodeListSearchResult, INodeParameters, IDataObject } from 'n8n-workflow';

import { AgentPhoneApi } from '../../../credentials/AgentPhoneApi.credentials';
import { AgentPhone } from '../../../nodes/AgentPhone/AgentPhone.node';
import { startAgentPhoneSimulator, type AgentPhoneSimulator, type AgentPhoneSimulatorOptions, type RecordedRequest } from '../../simulator';
import { runListSearch, runNode, type NodeResult, type NodeRun } from '../harness';

export interface RunOptions extends Pick<NodeRun, 'onStart'> {
	items?: IDataObject[];
	settings?: Partial<INode>;
	credential?: ICredentialDataDecryptedObject;
}

/** A resource locator's value, as the editor stores it. */
export const byId = (value: string) => ({ __rl: true, mode: 'id', value });

/** The AgentPhone node with a simulated AgentPhone to talk to. */
export class Bench {
	private constructor(readonly simulator: AgentPhoneSimulator) {}

	static async start(options: AgentPhoneSimulatorOptions = {}): Promise<Bench> {
		return new Bench(await startAgentPhoneSimulator(options));
	}

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
	async refusal(operation: string, parameters: INodeParameters = {}, options: RunOptions = {}) {
		const { error, json } = await this.run(operation, parameters, options);
		if (!error) throw new Error(`${operation} worked: ${JSON.stringify(json)}`);
		const { message, description, context } = error;
		return { message, description: String(description), itemIndex: context.itemIndex, httpCode: 'httpCode' in error ? error.httpCode : undefined };
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
		const { apiKey, baseUrl } = this.simulator;
		return { node: AgentPhone, credentialTypes: [AgentPhoneApi], credentials: { agentPhoneApi: { apiKey, baseUrl, ...credential } } };
	}
}

const text = 'A text that has more than forty characters in it.';

/** The fields Registration: Submit cannot do without (api/agentphone.md 3.11). */
export const person = {
	firstName: 'Ada',
	lastName: 'Example',
	email: 'ada@example.com',
	phoneNumber: '+15005550001',
	streetAddress: '1 Main Street',
	city: 'Springfield',
	state: 'CA',
	zipCode: '90001',
	description: text,
	useCases: ['customer_care'],
	messageSamples: [text, text],
	consentFlow: text,
	optInImageUrl: 'https://example.com/opt-in.png',
};
